import {
  lotSize,
  PriceOutOfRange,
  type PriceRounding,
  type PriceScale,
  priceToTick,
  tickToPrice,
} from '@weir/contracts';
import { Decimal } from 'decimal.js';
import type { ListedMarket } from '#features/deployment';
import { exactDecimal, formatAmount, groupThousands } from '#lib/formatAmount.ts';

// Amounts reach 2^127 units of 36 decimals: 40 digits hold a product of display precision.
const Display = Decimal.clone({ precision: 40, toExpNeg: -60, toExpPos: 60 });

/** What the bindings' price strings depend on. */
export function priceScale({ terms, base, quote }: ListedMarket): PriceScale {
  return {
    lotExponent: terms.lotExponent,
    baseDecimals: base.decimals,
    quoteDecimals: quote.decimals,
  };
}

/** A market's id as the indexer writes it: 32 bytes in hex. */
export function marketHex({ terms }: ListedMarket): string {
  return `0x${terms.id.toString(16).padStart(64, '0')}`;
}

/** The exact price at a tick, as it is typed. */
export function priceText(market: ListedMarket, tick: number): string {
  return tickToPrice(tick, priceScale(market));
}

/** The exact price at a tick, grouped for reading. */
export function formatTick(market: ListedMarket, tick: number): string {
  return groupThousands(priceText(market, tick));
}

/** The tick of a price on a grid; null where a pool's price lies beyond all ticks. */
export function tickNear(
  market: ListedMarket,
  price: string,
  spacing: number,
  rounding: Exclude<PriceRounding, 'exact'>,
): number | null {
  try {
    return priceToTick(price, priceScale(market), spacing, rounding);
  } catch (error) {
    if (error instanceof PriceOutOfRange) return null;
    throw error;
  }
}

/** Lots as base units. */
export function lotsToBase(market: ListedMarket, lots: bigint): bigint {
  return lots * lotSize(market.terms.lotExponent);
}

/** Lots as whole base tokens, for reading. */
export function formatLots(market: ListedMarket, lots: bigint): string {
  return formatAmount(lotsToBase(market, lots), market.base.decimals);
}

/**
 * Whole quote tokens per whole base token of two amounts, for display: five significant digits like a tick, or more
 * where asked. Null where there is no base.
 */
export function ratioPrice(
  market: Pick<ListedMarket, 'base' | 'quote'>,
  base: bigint,
  quote: bigint,
  digits = 6,
): string | null {
  if (base === 0n) return null;
  const price = new Display(exactDecimal(quote, market.quote.decimals)).div(
    exactDecimal(base, market.base.decimals),
  );
  return formatDecimalPrice(price.toFixed(), digits);
}

/** A decimal price cut for reading to `digits` significant digits, whole digits always kept. */
export function formatDecimalPrice(price: string, digits = 6): string {
  const value = new Display(price);
  if (value.isZero()) return '0';
  const decimals = Math.max(0, digits - 1 - value.e);
  return groupThousands(value.toFixed(decimals));
}
