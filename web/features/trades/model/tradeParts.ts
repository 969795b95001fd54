import type { Trade } from '@weir/indexer/client';

/** The pool's part of a trade's base amount, in percent from 0 to 100. */
export function poolPercent({ poolBase, base }: Pick<Trade, 'poolBase' | 'base'>): number {
  const all = BigInt(base);
  return all === 0n ? 0 : Number((BigInt(poolBase) * 100n) / all);
}

/**
 * The length of a trade's size bar in percent, 100 for the largest shown. By the root of the size: beside one large trade
 * the small ones stay visible and comparable.
 */
export function sizePercent(base: string, largest: number): number {
  return largest === 0 ? 0 : Math.round(Math.sqrt(Number(base) / largest) * 100);
}
