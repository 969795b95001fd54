import type { TierTerms } from '@weir/contracts/maths';

/** What is wrong with fees by the exchange's own bounds; null where nothing is. */
export function feeFault({ poolFee, takerFee, makerRebate }: TierTerms): string | null {
  if ((1e6 + takerFee) * (1e6 - poolFee) > 1e12) {
    return `expected (1000000 + takerFee) · (1000000 − poolFee) ≤ 10^12, found takerFee ${takerFee}, poolFee ${poolFee}`;
  }
  if (makerRebate * 2 > takerFee) {
    return `expected a makerRebate of at most half the takerFee ${takerFee}, found ${makerRebate}`;
  }
  return null;
}
