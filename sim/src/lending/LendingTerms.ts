/** What a lending market was opened with. Fractions and yearly rates are plain numbers: 0.86 is 86 %. */
export interface LendingTerms {
  /** Decimals of the loan token, the market's quote. */
  loanDecimals: number;
  rates: { base: number; kink: number; below: number; above: number };
  /** The protocol's part of the interest. */
  fee: number;
  /** In whole loan tokens. */
  dust: number;
  /** The first is the market's base. */
  collaterals: readonly CollateralTerms[];
}

/** One collateral of a lending market. */
export interface CollateralTerms {
  name: string;
  decimals: number;
  borrowLtv: number;
  liquidationLtv: number;
  /** A factor above 1, not above `mostIncentive`. */
  maxIncentive: number;
  /** The most that the market takes of it, in whole tokens. */
  cap: number;
}

/** A market's words hold incentives in parts of 10^4 (LendingTerms.sol). */
const STEPS = 10_000;

/**
 * The largest incentive that a liquidation LTV allows: min(1.15, 1/(1 − 0.3·(1 − LLTV))), as `largestIncentive` of the
 * bindings, rounded down to what a market can be opened with: 1.0438 at 86 %.
 */
export function mostIncentive(liquidationLtv: number): number {
  const most = Math.min(1.15, 1 / (1 - 0.3 * (1 - liquidationLtv)));
  return Math.floor(most * STEPS) / STEPS;
}

/** A borrow LTV is by default this part of the liquidation LTV. */
export const BORROW_PART = 0.94;
