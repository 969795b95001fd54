import type { Arithmetic } from '../engine/Engine.ts';
import type { LendingTerms } from './LendingTerms.ts';

/** Prices of the collaterals, quote per token in whole tokens, in the order of the terms. Zero: worth nothing. */
export type Prices = readonly number[];

/** What a liquidation does, in whole tokens. */
export interface LiquidationFigures {
  /** Of which collateral. */
  index: number;
  repaid: number;
  /** Of each collateral; what was taken as dust included. */
  seized: readonly number[];
  /** What nobody owes any more: a loss of the fees first, then of the lenders. */
  writtenOff: number;
  debtLeft: number;
}

/** What a lending market holds and is owed, in whole loan tokens. */
export interface LendingSums {
  /** What lenders own together. */
  supplied: number;
  /** The protocol's part of the interest, uncollected: it bears a write-off first. */
  fees: number;
  borrowed: number;
  /** Loan tokens that are there. */
  cash: number;
  writtenOff: number;
  /** Interest so far, the protocol's fee within it. */
  interest: number;
}

/**
 * A lending market in memory: totals with shares, interest, and positions with one debt and several collaterals each,
 * by the rules of the lending contract. `ExactLending` counts in units as the bindings do; `FloatLending` in float64.
 * Amounts here are whole tokens. It reads no price: whoever asks passes those that the market goes by.
 */
export interface Lending {
  readonly arithmetic: Arithmetic;
  readonly terms: LendingTerms;
  /** How many positions there are: they are numbered from 0. */
  readonly size: number;

  /** Adds the interest until a time, whole seconds of it. Nothing happens at the same second. */
  accrue(time: number): void;
  /** Lends to the market. */
  supply(account: string, amount: number): void;
  /** Takes back at most `amount`, at most what the account has and what is there; returns what it was. */
  withdraw(account: string, amount: number): number;
  /** Opens an empty position; returns its number. */
  open(account: string): number;
  ownerOf(position: number): string;
  /**
   * Pledges `amount`, or what the cap leaves of it; returns that. Caps count what is pledged for debts. Next to a debt it
   * needs a price, and the pledge has to be worth the dust bound; else nothing happens.
   */
  addCollateral(position: number, index: number, amount: number, prices: Prices): number;
  /**
   * Takes out at most `amount`: what is left carries the debt at the borrow LTV, each pledge with a price and worth the dust
   * bound. Returns what it was.
   */
  removeCollateral(position: number, index: number, amount: number, prices: Prices): number;
  /**
   * Borrows at most `amount`, as far as the borrow LTV and the cash go; returns what it was. Nothing where the debt or a
   * pledge would be below the dust bound, a pledge has no price, or a cap is passed.
   */
  borrow(position: number, amount: number, prices: Prices): number;
  /** Repays at most the debt; returns what it was. */
  repay(position: number, amount: number): number;

  collateralOf(position: number, index: number): number;
  debtOf(position: number): number;
  /** Σ worth · liquidation LTV / debt; infinite without a debt. */
  healthOf(position: number, prices: Prices): number;
  /**
   * Writes the numbers of the positions that can be liquidated into `found`, in rising order. Not in the second in which
   * they passed the check of new debt.
   */
  findUnhealthy(prices: Prices, found: number[]): void;
  /** The most that may be repaid against a collateral; 0 where it or the position is not due. */
  largestRepayment(position: number, index: number, prices: Prices): number;
  /** What a liquidation of one collateral would do; null where the rules refuse it. */
  planLiquidation(
    position: number,
    index: number,
    repay: number,
    prices: Prices,
  ): LiquidationFigures | null;
  /** Does it: the account pays the repayment and gets what is seized. */
  liquidate(
    account: string,
    position: number,
    index: number,
    repay: number,
    prices: Prices,
  ): LiquidationFigures | null;

  sums(): LendingSums;
  /** What all positions have pledged of a collateral, and what the market holds of it: equal, always. */
  pledged(index: number): number;
  held(index: number): number;
  /** What an account got of the loan token and of the collaterals less what it gave; below zero where it paid. */
  flowOf(account: string): { loan: number; collaterals: number[] };
  /** What an account's supply would return now. */
  suppliedBy(account: string): number;
}
