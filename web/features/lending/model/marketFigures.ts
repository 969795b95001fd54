import {
  accrue,
  borrowRate,
  type LendingMarket,
  type LendingTotals,
  // Its name would be taken for a hook's.
  useOf as partLent,
  type RateModel,
  supplyRate,
  WAD,
} from '@weir/contracts';
import { exactDecimal, formatFixed } from '#lib/formatAmount.ts';

/** What a market is at one moment. Fractions and yearly rates are parts of `WAD`. */
export interface MarketFigures {
  /** With the interest until then. */
  totals: LendingTotals;
  /** What lenders own together, in loan units. */
  supplied: bigint;
  use: bigint;
  borrowRate: bigint;
  supplyRate: bigint;
}

/** A market at `now` (seconds since 1970). @param fee the protocol's part of the interest, of `WAD`. */
export function marketFigures(market: LendingMarket, fee: bigint, now: bigint): MarketFigures {
  const { totals } = accrue(market.totals, market.terms.rates, fee, now);
  return figuresOfTotals(totals, market.terms.rates, fee);
}

/** The same of totals that are accrued already, such as those after an action. */
export function figuresOfTotals(
  totals: LendingTotals,
  rates: RateModel,
  fee: bigint,
): MarketFigures {
  const use = partLent(totals);
  const rate = borrowRate(rates, use);
  return {
    totals,
    supplied: totals.cash + totals.borrowed - totals.fees,
    use,
    borrowRate: rate,
    supplyRate: supplyRate(rate, use, fee),
  };
}

/** A part of `WAD` in percent, cut: `4.05 %`. */
export function percentOf(part: bigint, places = 2): string {
  return `${formatFixed(part, 16, places)} %`;
}

/** A yearly rate (parts of `WAD`) compounded each second, as a fraction: e^rate − 1. A figure for reading, no money. */
export function yieldOf(rate: bigint): number {
  return Math.expm1(Number(exactDecimal(rate, 18)));
}

/** A yearly rate as what a year brings or costs when it compounds: `4.13 %`. */
export function yieldText(rate: bigint): string {
  const percent = yieldOf(rate) * 100;
  if (percent >= 10_000) return '> 10,000 %';
  return `${percent.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} %`;
}

/** One point of the rate curve. All are fractions, for drawing and reading. */
export interface CurvePoint {
  use: number;
  borrow: number;
  supply: number;
}

/**
 * What borrowers pay and lenders get at each use from none to all, in `steps` steps; the kink and the use `now` (a part of
 * `WAD`) are points of their own.
 */
export function rateCurve(
  rates: RateModel,
  fee: bigint,
  now: bigint = rates.kink,
  steps = 50,
): CurvePoint[] {
  const even = Array.from({ length: steps + 1 }, (_, step) => (WAD * BigInt(step)) / BigInt(steps));
  const uses = [...new Set([...even, rates.kink, now])].toSorted((a, b) => (a < b ? -1 : 1));
  return uses.map((use) => {
    const rate = borrowRate(rates, use);
    return {
      use: Number(exactDecimal(use, 18)),
      borrow: yieldOf(rate),
      supply: yieldOf(supplyRate(rate, use, fee)),
    };
  });
}
