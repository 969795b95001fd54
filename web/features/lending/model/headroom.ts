import { accrue, type LendingTotals } from '@weir/contracts';
import type { ListedLending } from './listedLending.ts';

/** Until a transaction is in a block a debt grows: what must still hold then is judged this many seconds ahead. */
const HEADROOM = 900n;

/**
 * A market's totals as they will be when a transaction lands at the latest: with the interest of another quarter of an
 * hour. A chain whose blocks stand still is taken to be at the reader's time.
 *
 * @param now milliseconds since 1970.
 */
export function totalsSoon(
  { market }: Pick<ListedLending, 'market'>,
  fee: bigint,
  block: { timestamp: bigint },
  now: number = Date.now(),
): LendingTotals {
  const clock = BigInt(Math.floor(now / 1000));
  const latest = clock > block.timestamp ? clock : block.timestamp;
  return accrue(market.totals, market.terms.rates, fee, latest + HEADROOM).totals;
}
