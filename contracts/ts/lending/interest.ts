/** Interest: a rate set by use, compounded by three terms of the exponential series. */
import { least } from '../maths/least.ts';
import { mulDivDown, WAD } from './fixedPoint.ts';
import type { SharePool } from './shares.ts';

/** Seconds of a year of 365 days, to which yearly rates refer. */
export const YEAR = 31_536_000n;

/** A rate with a kink. All values are parts of `WAD`; rates are a year's, not compounded. */
export interface RateModel {
  /** At no use. */
  base: bigint;
  /** The use at which the slope changes, above 0 and below 1. */
  kink: bigint;
  /** Added between no use and the kink. */
  below: bigint;
  /** Added between the kink and full use. */
  above: bigint;
}

/** 0 % at no use, 4 % at 90 %, 64 % when all is lent. */
export const usualRates: RateModel = {
  base: 0n,
  kink: (90n * WAD) / 100n,
  below: (4n * WAD) / 100n,
  above: (60n * WAD) / 100n,
};

/** A lending market's money and shares, as of `time` (seconds since 1970). Amounts in loan units. */
export interface LendingTotals {
  /** What the market holds. */
  cash: bigint;
  /** What all debts are together. */
  borrowed: bigint;
  /** The protocol's part of the interest that nobody collected yet; it is still in cash or borrowed. */
  fees: bigint;
  supplyShares: bigint;
  borrowShares: bigint;
  time: bigint;
}

/** The most that cash and borrowed are together. */
export const MOST_FUNDS = (1n << 104n) - 1n;

/** What lenders own together, with their shares. */
export function supplyPool({ cash, borrowed, fees, supplyShares }: LendingTotals): SharePool {
  return { assets: cash + borrowed - fees, shares: supplyShares };
}

/** What borrowers owe together, with their shares. */
export function borrowPool({ borrowed, borrowShares }: LendingTotals): SharePool {
  return { assets: borrowed, shares: borrowShares };
}

/** The part that is lent, in parts of `WAD`, and 0 where nothing was supplied. Uncollected fees count as supplied. */
export function useOf({ cash, borrowed }: Pick<LendingTotals, 'cash' | 'borrowed'>): bigint {
  return borrowed === 0n ? 0n : mulDivDown(borrowed, WAD, cash + borrowed);
}

/** The borrowers' yearly rate at a use, rounded down. */
export function borrowRate(model: RateModel, use: bigint): bigint {
  const { base, kink, below, above } = model;
  if (use <= kink) return base + mulDivDown(below, use, kink);
  return base + below + mulDivDown(above, use - kink, WAD - kink);
}

/**
 * The growth of a debt in `seconds` at a yearly rate: x + x²/2 + x³/6 with x = rate · seconds, each term rounded down.
 * Below e^x − 1, by less than x⁴/24 · e^x; at 64 % a year and a month without an accrual that is 0.0000004. Of a longer
 * silence a year counts.
 */
export function growth(yearlyRate: bigint, seconds: bigint): bigint {
  const first = (yearlyRate * least(seconds, YEAR)) / YEAR;
  const second = mulDivDown(first, first, 2n * WAD);
  const third = mulDivDown(second, first, 3n * WAD);
  return first + second + third;
}

/** What the suppliers earn of a borrowers' rate: the lent part of it, less the fee (a part of `WAD`). */
export function supplyRate(yearlyRate: bigint, use: bigint, fee: bigint): bigint {
  return mulDivDown(mulDivDown(yearlyRate, use, WAD), WAD - fee, WAD);
}

/**
 * Adds the interest since the last accrual to what is owed, and its part to the fees. Nothing happens at the same second.
 * At most as much as `MOST_FUNDS` leaves room for, so that a market that nobody looked after can always be repaid.
 *
 * @param fee a part of `WAD`, taken from the interest, rounded down.
 */
export function accrue(
  totals: LendingTotals,
  model: RateModel,
  fee: bigint,
  now: bigint,
): { totals: LendingTotals; interest: bigint } {
  const { cash, borrowed, fees, time } = totals;
  if (now <= time) return { totals, interest: 0n };
  const grown = mulDivDown(borrowed, growth(borrowRate(model, useOf(totals)), now - time), WAD);
  const interest = least(grown, MOST_FUNDS - cash - borrowed);
  return {
    totals: {
      ...totals,
      borrowed: borrowed + interest,
      fees: fees + mulDivDown(interest, fee, WAD),
      time: now,
    },
    interest,
  };
}
