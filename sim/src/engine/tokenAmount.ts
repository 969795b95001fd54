import { Decimal } from 'decimal.js';

/** Digits enough for any amount below 2^256, so that nothing here rounds. */
const Exact = Decimal.clone({ precision: 120, toExpNeg: -1000, toExpPos: 1000 });

/** A decimal amount in whole tokens as units; null where it has more decimals than the token, or is no amount. */
export function parseUnits(amount: string, decimals: number): bigint | null {
  if (!/^\d+(\.\d+)?$/.test(amount)) return null;
  const units = new Exact(amount).mul(new Exact(10).pow(decimals));
  return units.isInteger() ? BigInt(units.toFixed()) : null;
}

/** A decimal amount in whole tokens as units, rounded down. Throws a RangeError where it is no amount. */
export function unitsOf(amount: string, decimals: number): bigint {
  if (!/^\d+(\.\d+)?$/.test(amount)) throw new RangeError(`"${amount}" is no decimal amount.`);
  return BigInt(new Exact(amount).mul(new Exact(10).pow(decimals)).floor().toFixed());
}

/** Units as an exact decimal amount in whole tokens, without trailing zeros. */
export function formatUnits(units: bigint, decimals: number): string {
  return new Exact(units.toString()).div(new Exact(10).pow(decimals)).toFixed();
}

/** A float's shortest decimal, without an exponent: 1e-7 is 0.0000001. */
export function plainDecimal(value: number): string {
  return new Exact(value).toFixed();
}

/**
 * An agent's wish in whole tokens as units, a float still: rounded down, but to the nearest unit where only a float's
 * last digit is missing, so that 0.29 of two decimals is 29.
 */
export function floatUnits(tokens: number, decimals: number): number {
  const units = tokens * powerOfTen(decimals);
  const nearest = Math.round(units);
  return Math.abs(units - nearest) <= nearest * 2 ** -52 ? nearest : Math.floor(units);
}

/** The same as a whole number. At least 0. */
export function unitsDown(tokens: number, decimals: number): bigint {
  return tokens > 0 ? BigInt(floatUnits(tokens, decimals)) : 0n;
}

/** Units in whole tokens, to the nearest float: for decisions and statistics only. */
export function inTokens(units: bigint, decimals: number): number {
  return Number(units) / powerOfTen(decimals);
}

const powers = Array.from({ length: 37 }, (_, exponent) => 10 ** exponent);

/** 10^exponent: looked up, because computing it costs more than all that it is used for. */
function powerOfTen(exponent: number): number {
  return powers[exponent] ?? 10 ** exponent;
}
