import type { PriceScale } from '@weir/contracts';
import { formatUnits, inTokens, plainDecimal } from './tokenAmount.ts';

/** Amounts of both tokens, in whole tokens. */
export interface Amounts {
  readonly base: number;
  readonly quote: number;
}

/** Amounts with their decimals: exact where the engine's arithmetic is, else the floats' own shortest ones. */
export interface Holding extends Amounts {
  readonly baseText: string;
  readonly quoteText: string;
}

/** Units as amounts. */
export function exactHolding(
  units: Readonly<{ base: bigint; quote: bigint }>,
  { baseDecimals, quoteDecimals }: PriceScale,
): Holding {
  return {
    base: inTokens(units.base, baseDecimals),
    quote: inTokens(units.quote, quoteDecimals),
    baseText: formatUnits(units.base, baseDecimals),
    quoteText: formatUnits(units.quote, quoteDecimals),
  };
}

/** Floats as amounts. */
export function floatHolding(base: number, quote: number): Holding {
  return { base, quote, baseText: plainDecimal(base), quoteText: plainDecimal(quote) };
}
