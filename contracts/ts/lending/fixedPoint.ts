/** Fixed-point numbers of lending: fractions, factors and yearly rates are parts of `WAD`, prices of `PRICE_ONE`. */

/** One: 100 %, a factor of 1. */
export const WAD = 10n ** 18n;

/** A price of one loan unit for one collateral unit (units of 10^-decimals, not whole tokens). */
export const PRICE_ONE = 10n ** 36n;

/** floor(a * b / d). */
export function mulDivDown(a: bigint, b: bigint, d: bigint): bigint {
  return (a * b) / d;
}

/** ceil(a * b / d). */
export function mulDivUp(a: bigint, b: bigint, d: bigint): bigint {
  return (a * b + d - 1n) / d;
}

/** What `amount` units of collateral are worth in loan units at `price` (parts of `PRICE_ONE`), rounded down. */
export function valueDown(amount: bigint, price: bigint): bigint {
  return mulDivDown(amount, price, PRICE_ONE);
}

/** The same rounded up: what a liquidator pays for all of it. */
export function valueUp(amount: bigint, price: bigint): bigint {
  return mulDivUp(amount, price, PRICE_ONE);
}

/** Divides, rounding up: for results in units that somebody owes. */
export function divUp(a: bigint, d: bigint): bigint {
  return (a + d - 1n) / d;
}
