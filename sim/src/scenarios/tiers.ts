/** The exchange's tiers as it deploys them; fees in parts per million. */
export const tiers = {
  stable: { tickSpacing: 1, poolFee: 200, takerFee: 100, makerRebate: 0 },
  major: { tickSpacing: 1, poolFee: 1000, takerFee: 500, makerRebate: 200 },
  other: { tickSpacing: 10, poolFee: 3000, takerFee: 1000, makerRebate: 400 },
  new: { tickSpacing: 50, poolFee: 10_000, takerFee: 2000, makerRebate: 500 },
} as const;

/** A market's fees and grid. */
export interface Fees {
  tickSpacing: number;
  poolFee: number;
  takerFee: number;
  makerRebate: number;
}

/** What is wrong with fees by the exchange's own bounds; null where nothing is. */
export function feeFault({ poolFee, takerFee, makerRebate }: Fees): string | null {
  if ((1e6 + takerFee) * (1e6 - poolFee) > 1e12) {
    return `expected (1000000 + takerFee) · (1000000 − poolFee) ≤ 10^12, found takerFee ${takerFee}, poolFee ${poolFee}`;
  }
  if (makerRebate * 2 > takerFee) {
    return `expected a makerRebate of at most half the takerFee ${takerFee}, found ${makerRebate}`;
  }
  return null;
}
