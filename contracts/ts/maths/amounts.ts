import type { LotPrice } from './tickPrice.ts';

/** Rates are parts of this. */
export const MILLION = 1_000_000n;

/** ceil(lots * price), in quote units: what a bid locks, what a buyer pays. */
export function quoteUp(lots: bigint, price: LotPrice): bigint {
  return (lots * price.numerator + price.denominator - 1n) / price.denominator;
}

/** floor(lots * price), in quote units: what a seller gets, what a bid's cancel refunds. */
export function quoteDown(lots: bigint, price: LotPrice): bigint {
  return (lots * price.numerator) / price.denominator;
}

/** ceil(amount * rate / 10^6): fees. */
export function partUp(amount: bigint, rate: number): bigint {
  return (amount * BigInt(rate) + MILLION - 1n) / MILLION;
}

/** floor(amount * rate / 10^6): rebates. */
export function partDown(amount: bigint, rate: number): bigint {
  return (amount * BigInt(rate)) / MILLION;
}

/** A lot in base units: 10^lotExponent. */
export function lotSize(lotExponent: number): bigint {
  return 10n ** BigInt(lotExponent);
}
