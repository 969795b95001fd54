/** Interest: a rate set by use, compounded by three terms of the exponential series. */
import { least } from '../maths/least.ts';
import { mulDivDown, WAD } from './fixedPoint.ts';
import { type SharePool, toSharesDown } from './shares.ts';

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

/** A lending market's totals, as of `time` (seconds since 1970). */
export interface LendingTotals {
  supply: SharePool;
  borrow: SharePool;
  time: bigint;
}

/** The part that is lent, in parts of `WAD`; at most 1, and 0 where nothing was supplied. */
export function useOf({ supply, borrow }: Pick<LendingTotals, 'supply' | 'borrow'>): bigint {
  if (supply.assets === 0n) return 0n;
  return least(mulDivDown(borrow.assets, WAD, supply.assets), WAD);
}

/** The borrowers' yearly rate at a use, rounded down. */
export function borrowRate(model: RateModel, use: bigint): bigint {
  const { base, kink, below, above } = model;
  if (use <= kink) return base + mulDivDown(below, use, kink);
  return base + below + mulDivDown(above, use - kink, WAD - kink);
}

/**
 * The growth of a debt in `seconds` at a yearly rate: x + x²/2 + x³/6 with x = rate · seconds, each term rounded down.
 * Below e^x − 1, by less than x⁴/24 · e^x; at 64 % a year and a month without an accrual that is 0.0000004.
 */
export function growth(yearlyRate: bigint, seconds: bigint): bigint {
  const first = (yearlyRate * seconds) / YEAR;
  const second = mulDivDown(first, first, 2n * WAD);
  const third = mulDivDown(second, first, 3n * WAD);
  return first + second + third;
}

/** What the suppliers earn of a borrowers' rate: the lent part of it, less the fee (a part of `WAD`). */
export function supplyRate(yearlyRate: bigint, use: bigint, fee: bigint): bigint {
  return mulDivDown(mulDivDown(yearlyRate, use, WAD), WAD - fee, WAD);
}

/** What accruing until a moment does: the totals then, the interest, and the shares minted for the fee. */
export interface Accrual {
  totals: LendingTotals;
  interest: bigint;
  feeShares: bigint;
}

/**
 * Adds the interest since the last accrual to what is owed and to what is supplied. The fee is a part of it, as supply
 * shares at the price that they have without it, rounded down. Nothing happens at the same second.
 *
 * @param fee a part of `WAD`, taken from the interest.
 */
export function accrue(totals: LendingTotals, model: RateModel, fee: bigint, now: bigint): Accrual {
  const { supply, borrow, time } = totals;
  if (now <= time) return { totals, interest: 0n, feeShares: 0n };
  const rate = borrowRate(model, useOf(totals));
  const interest = mulDivDown(borrow.assets, growth(rate, now - time), WAD);
  const feeAssets = mulDivDown(interest, fee, WAD);
  const assets = supply.assets + interest;
  const feeShares = toSharesDown(feeAssets, { assets: assets - feeAssets, shares: supply.shares });
  return {
    totals: {
      supply: { assets, shares: supply.shares + feeShares },
      borrow: { assets: borrow.assets + interest, shares: borrow.shares },
      time: now,
    },
    interest,
    feeShares,
  };
}
