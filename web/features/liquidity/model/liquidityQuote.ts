import {
  ExchangeError,
  type LiquidityChange,
  quoteAddLiquidity,
  quoteRemoveLiquidity,
  type SharedPool,
} from '@weir/contracts';
import type { ListedMarket } from '#features/deployment';
import { readDecimal } from '#lib/decimalEntry.ts';
import { exactDecimal } from '#lib/formatAmount.ts';

export type LiquidityQuote =
  | { kind: 'empty' }
  | { kind: 'refused'; words: string; error: ExchangeError | null }
  | { kind: 'quoted'; change: LiquidityChange };

/** What a deposit of the typed amounts takes and brings. */
export function addQuote(
  market: ListedMarket,
  pool: SharedPool,
  typed: { base: string; quote: string },
): LiquidityQuote {
  const base = readDecimal(typed.base, market.base.decimals);
  const quote = readDecimal(typed.quote, market.quote.decimals);
  if (base.kind === 'empty' || quote.kind === 'empty') return { kind: 'empty' };
  if (base.kind !== 'units' || quote.kind !== 'units') {
    const words = 'Enter numbers such as 1.5 or 1,5, with no more decimals than the token has.';
    return { kind: 'refused', words, error: null };
  }
  if (base.units === 0n || quote.units === 0n) return { kind: 'empty' };
  return attempt(() => quoteAddLiquidity(pool, base.units, quote.units));
}

/** What burning a part of `shares` returns; `percent` is a whole number of 1 to 100. */
export function removeQuote(pool: SharedPool, shares: bigint, percent: number): LiquidityQuote {
  const burnt = (shares * BigInt(percent)) / 100n;
  if (burnt === 0n) return { kind: 'empty' };
  return attempt(() => quoteRemoveLiquidity(pool, burnt));
}

function attempt(compute: () => LiquidityChange): LiquidityQuote {
  try {
    return { kind: 'quoted', change: compute() };
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error;
    return { kind: 'refused', words: error.message, error };
  }
}

/** The other token's amount in the pool's proportion, as text for its field; null where the pool sets none. */
export function inProportion(
  market: ListedMarket,
  pool: SharedPool,
  given: 'base' | 'quote',
  text: string,
): string | null {
  if (pool.totalShares === 0n) return null;
  const [from, to] = given === 'base' ? [market.base, market.quote] : [market.quote, market.base];
  const [reserve, other] =
    given === 'base'
      ? [pool.baseReserve, pool.quoteReserve]
      : [pool.quoteReserve, pool.baseReserve];
  const entry = readDecimal(text, from.decimals);
  if (entry.kind === 'empty') return '';
  if (entry.kind !== 'units') return null;
  return exactDecimal((entry.units * other + reserve - 1n) / reserve, to.decimals);
}

/** A part of a whole in percent with two decimals: `0.25 %`. */
export function sharePercent(part: bigint, whole: bigint): string {
  if (whole === 0n) return '0 %';
  const points = (part * 10_000n) / whole;
  if (points === 0n && part > 0n) return '<0.01 %';
  return `${exactDecimal(points, 2)} %`;
}
