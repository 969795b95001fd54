import { MAX_RESERVE, type Market as MarketTerms, type PriceScale } from '@weir/contracts/maths';
import { TickPrices } from './TickPrices.ts';

/** A market's terms as floats: rates as fractions, sizes in whole tokens. */
export interface FloatTerms {
  ticks: TickPrices;
  tickSpacing: number;
  poolFee: number;
  /** 1 − poolFee: what moves the curve of an input. */
  keep: number;
  takerFee: number;
  makerRebate: number;
  /** A lot in base tokens, and in units. */
  lot: number;
  unitsPerLot: number;
  baseDecimals: number;
  /** The largest worth, in quote tokens, of an order that is too small: see `tooSmall`. */
  tooSmall: number;
  /** A unit of each token, and the most that a reserve holds. */
  baseUnit: number;
  quoteUnit: number;
  mostBase: number;
  mostQuote: number;
}

/** A market's terms as floats. */
export function floatTerms(terms: MarketTerms, scale: PriceScale): FloatTerms {
  const { baseDecimals, quoteDecimals, lotExponent } = scale;
  return {
    ticks: new TickPrices(scale, terms.tickSpacing, terms.takerFee),
    tickSpacing: terms.tickSpacing,
    poolFee: terms.poolFee / 1e6,
    keep: (1e6 - terms.poolFee) / 1e6,
    takerFee: terms.takerFee / 1e6,
    makerRebate: terms.makerRebate / 1e6,
    lot: Number(`1e${lotExponent - baseDecimals}`),
    tooSmall: tooSmall(Number(terms.minQuote)) / 10 ** quoteDecimals,
    unitsPerLot: 10 ** lotExponent,
    baseDecimals,
    baseUnit: 10 ** -baseDecimals,
    quoteUnit: 10 ** -quoteDecimals,
    mostBase: Number(MAX_RESERVE) / 10 ** baseDecimals,
    mostQuote: Number(MAX_RESERVE) / 10 ** quoteDecimals,
  };
}

/**
 * Worths are rounded up to a unit before they are compared with the smallest one allowed: it is too large by a unit, or
 * by what a float cannot tell where that is more.
 */
function tooSmall(minUnits: number): number {
  return minUnits - Math.max(0.999, minUnits * 1e-14);
}
