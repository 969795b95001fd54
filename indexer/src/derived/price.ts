/** Stored prices are quote units a base unit times this: large enough that no price of a trade is 0. */
const PRICE_SCALE = 10n ** 40n;
export const SCALE_DIGITS = 40;
const SIGNIFICANT_DIGITS = 12;

/** quote / base as it is stored, rounded down. Amounts are token units below 2^128, base above 0. */
export function scaledPrice(quote: bigint, base: bigint): bigint {
  return (quote * PRICE_SCALE) / base;
}

/**
 * A stored price in whole quote tokens a whole base token: rounded to 12 significant digits, without zeros at its
 * end and never in exponents.
 */
export function formatScaledPrice(
  scaled: bigint,
  tokens: { baseDecimals: number; quoteDecimals: number },
): string {
  const digits = scaled.toString();
  const dropped = Math.max(0, digits.length - SIGNIFICANT_DIGITS);
  const unit = 10n ** BigInt(dropped);
  const rounded = ((scaled + unit / 2n) / unit) * unit;
  const exponent = tokens.baseDecimals - tokens.quoteDecimals - SCALE_DIGITS;
  return shiftDecimal(rounded, exponent);
}

/** dividend / divisor as a decimal string of `digits` decimals, rounded towards 0. The divisor is not 0. */
export function formatRatio(dividend: bigint, divisor: bigint, digits: number): string {
  return shiftDecimal((dividend * 10n ** BigInt(digits)) / divisor, -digits);
}

/** value * 10^exponent as a decimal string, without zeros at its end and never in exponents. */
export function shiftDecimal(value: bigint, exponent: number): string {
  if (value < 0n) return `-${shiftDecimal(-value, exponent)}`;
  if (exponent >= 0) return (value * 10n ** BigInt(exponent)).toString();
  const digits = value.toString().padStart(1 - exponent, '0');
  const fraction = digits.slice(exponent).replace(/0+$/, '');
  const whole = digits.slice(0, exponent);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
