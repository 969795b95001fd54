/** What never changes about a lending market, and the words that say so in calls. */
import { type Address, getAddress, type Hex, hexToBigInt, keccak256, toHex } from 'viem';
import { bigField, packFields } from '../words/fields.ts';
import { WAD } from './fixedPoint.ts';
import type { RateModel } from './interest.ts';

/** What may be pledged, and how it is judged. Fractions and factors are parts of `WAD`, in steps of 10^-4. */
export interface LendingCollateral {
  token: Address;
  guard: Address;
  borrowLtv: bigint;
  liquidationLtv: bigint;
  maxIncentive: bigint;
  /** In the token's units: the most that may be pledged for debts, all accounts together. */
  cap: bigint;
}

/** One collateral is an isolated market, two to eight are cross margin. */
export interface LendingTerms {
  loan: Address;
  /** In loan units: no debt and no pledged collateral is worth less. */
  dust: bigint;
  rates: RateModel;
  collaterals: readonly LendingCollateral[];
}

/** `LendingTerms` as calls take them. */
export interface PackedLendingTerms {
  loan: bigint;
  rates: bigint;
  collaterals: { tokenTerms: bigint; guardTerms: bigint }[];
}

/** The same with the collaterals' hash in their place: all that lenders and repayment need. */
export interface PackedLendingKey {
  loan: bigint;
  rates: bigint;
  collaterals: Hex;
}

const POINT = WAD / 10_000n;
const MILLIONTH = WAD / 1_000_000n;

/** Packs terms. Throws `FieldOutOfRange`, also where a fraction is no whole number of 10^-4. */
export function packLendingTerms({
  loan,
  dust,
  rates,
  collaterals,
}: LendingTerms): PackedLendingTerms {
  return {
    loan: packFields([
      ['loan', 160, hexToBigInt(loan)],
      ['dust', 96, dust],
    ]),
    rates: packRates(rates),
    collaterals: collaterals.map((one) => ({
      tokenTerms: packFields([
        ['token', 160, hexToBigInt(one.token)],
        ['borrowLtv', 16, steps(one.borrowLtv, POINT)],
        ['liquidationLtv', 16, steps(one.liquidationLtv, POINT)],
        ['maxIncentive', 16, steps(one.maxIncentive, POINT)],
      ]),
      guardTerms: packFields([
        ['guard', 160, hexToBigInt(one.guard)],
        ['cap', 96, one.cap],
      ]),
    })),
  };
}

/** The reverse of `packLendingTerms`. */
export function unpackLendingTerms({
  loan,
  rates,
  collaterals,
}: {
  loan: bigint;
  rates: bigint;
  collaterals: readonly { tokenTerms: bigint; guardTerms: bigint }[];
}): LendingTerms {
  return {
    loan: addressIn(loan),
    dust: loan >> 160n,
    rates: unpackRates(rates),
    collaterals: collaterals.map(({ tokenTerms, guardTerms }) => ({
      token: addressIn(tokenTerms),
      guard: addressIn(guardTerms),
      borrowLtv: bigField(tokenTerms, 160, 16) * POINT,
      liquidationLtv: bigField(tokenTerms, 176, 16) * POINT,
      maxIncentive: bigField(tokenTerms, 192, 16) * POINT,
      cap: guardTerms >> 160n,
    })),
  };
}

/** The key of packed terms, for lenders' calls and repayment. */
export function lendingKey({ loan, rates, collaterals }: PackedLendingTerms): PackedLendingKey {
  return { loan, rates, collaterals: keccak256(hexOf(collateralWords(collaterals))) };
}

/** A market's id: the hash of its key. */
export function lendingMarketId(terms: PackedLendingTerms): bigint {
  const { loan, rates, collaterals } = lendingKey(terms);
  return hexToBigInt(keccak256(hexOf([loan, rates, hexToBigInt(collaterals)])));
}

/** Packs a rate model. Throws `FieldOutOfRange`, also where a rate is no whole number of millionths. */
export function packRates({ base, kink, below, above }: RateModel): bigint {
  return packFields([
    ['base', 64, steps(base, MILLIONTH)],
    ['kink', 64, steps(kink, MILLIONTH)],
    ['below', 64, steps(below, MILLIONTH)],
    ['above', 64, steps(above, MILLIONTH)],
  ]);
}

/** The reverse of `packRates`. */
export function unpackRates(word: bigint): RateModel {
  return {
    base: bigField(word, 0, 64) * MILLIONTH,
    kink: bigField(word, 64, 64) * MILLIONTH,
    below: bigField(word, 128, 64) * MILLIONTH,
    above: bigField(word, 192, 64) * MILLIONTH,
  };
}

function collateralWords(collaterals: PackedLendingTerms['collaterals']): bigint[] {
  return collaterals.flatMap(({ tokenTerms, guardTerms }) => [tokenTerms, guardTerms]);
}

function hexOf(words: readonly bigint[]): Hex {
  return `0x${words.map((word) => toHex(word, { size: 32 }).slice(2)).join('')}`;
}

function addressIn(word: bigint): Address {
  return getAddress(toHex(bigField(word, 0, 160), { size: 20 }));
}

/** A fraction in steps; what is no whole number of them does not fit, and is said to. */
function steps(fraction: bigint, step: bigint): bigint {
  return fraction % step === 0n ? fraction / step : -1n;
}
