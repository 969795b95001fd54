import type { Random } from '../random/Random.ts';

/** Who acts when within a block: as listed, shuffled anew at each block, or the higher fee first. */
export type Ordering = 'listed' | 'random' | 'fee';

/**
 * The order in which seats act: places in `fees`, one a seat.
 * @param fees what each offers on top of the gas price; of equal ones, the one listed first goes first
 * @returns what gives the order at each block: always the same array, written anew
 */
export function blockOrder(
  ordering: Ordering,
  fees: readonly number[],
  random: Random,
): () => Int32Array {
  const order = Int32Array.from(fees, (_, index) => index);
  if (ordering === 'fee') {
    order.sort((a, b) => (fees[b] as number) - (fees[a] as number) || a - b);
  }
  if (ordering !== 'random') return () => order;
  return () => {
    // Fisher and Yates: each order is as likely as any other, whatever the one before.
    for (let last = order.length - 1; last > 0; last--) {
      const other = Math.floor(random.uniform() * (last + 1));
      const taken = order[last] as number;
      order[last] = order[other] as number;
      order[other] = taken;
    }
    return order;
  };
}
