import type { LendingPeriod } from '@weir/indexer/client';
import { parseUnits } from 'viem';
import { yieldOf } from './marketFigures.ts';

/** How a market stood at the end of a period. All are fractions, for drawing and reading. */
export interface RatePoint {
  /** Seconds since 1970: the period's start. */
  time: number;
  use: number;
  borrow: number;
  supply: number;
}

/** The rates over time, oldest first, as what a year at them comes to. */
export function rateHistory(periods: readonly LendingPeriod[]): RatePoint[] {
  return periods
    .map(({ time, end }) => ({
      time,
      use: Number(end.use),
      borrow: yieldOf(parseUnits(end.borrowRate, 18)),
      supply: yieldOf(parseUnits(end.supplyRate, 18)),
    }))
    .toSorted((a, b) => a.time - b.time);
}
