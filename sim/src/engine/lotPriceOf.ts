import type { LotPrice, PriceScale } from '@weir/contracts/maths';
import { plainDecimal } from './tokenAmount.ts';

/** A price in whole tokens as the exact fraction of quote units for a lot: no tick's grid, no rounding. */
export function lotPriceOf(price: number, scale: PriceScale): LotPrice {
  const [whole = '', fraction = ''] = plainDecimal(price).split('.');
  const digits = BigInt(whole + fraction);
  const exponent = scale.lotExponent - scale.baseDecimals + scale.quoteDecimals - fraction.length;
  return exponent >= 0
    ? { numerator: digits * 10n ** BigInt(exponent), denominator: 1n }
    : { numerator: digits, denominator: 10n ** BigInt(-exponent) };
}
