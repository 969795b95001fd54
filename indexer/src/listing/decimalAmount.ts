import { SCALE_DIGITS, shiftDecimal } from '../derived/price.ts';

/** Listing sites use so many digits after the point, and no more. */
const PLACES = 50;

/**
 * Token units in whole tokens: exact, but cut after 50 digits behind the point (tokens of more decimals only).
 * @example decimalAmount(1_500_000n, 6) // '1.5'
 */
export function decimalAmount(units: bigint, decimals: number): string {
  return cut(shiftDecimal(units, -decimals));
}

/** What prices are shown by: the decimals of both tokens, and which of them the price is of. */
export interface NativeScale {
  baseDecimals: number;
  quoteDecimals: number;
  /** True where the price of the quote token in base tokens is wanted. */
  isInverted: boolean;
}

/**
 * A stored price (see derived/price.ts) in whole tokens, cut after 50 digits behind the point; so '0' where it is
 * smaller than all that can be said.
 */
export function nativePrice(scaled: bigint, scale: NativeScale): string {
  const exponent = scale.baseDecimals - scale.quoteDecimals - SCALE_DIGITS;
  if (!scale.isInverted) return cut(shiftDecimal(scaled, exponent));
  // 1 / (scaled * 10^exponent), in units of the last place that is shown.
  const power = PLACES - exponent;
  return power < 0 ? '0' : shiftDecimal(10n ** BigInt(power) / scaled, -PLACES);
}

function cut(decimal: string): string {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const kept = fraction.slice(0, PLACES).replace(/0+$/, '');
  return kept === '' ? whole : `${whole}.${kept}`;
}
