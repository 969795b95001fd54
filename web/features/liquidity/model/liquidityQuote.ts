import {
  ExchangeError,
  type LiquidityChange,
  NO_ASK,
  NO_BID,
  quoteAddLiquidity,
  quoteAddLiquiditySingle,
  quoteRemoveLiquidity,
  type SharedPool,
  type SingleAddition,
} from '@weir/contracts';
import { Decimal } from 'decimal.js';
import type { ListedMarket, Token } from '#features/deployment';
import { isDeepEnough, priceImpact, topOfMarket } from '#features/market';
import { readDecimal } from '#lib/decimalEntry.ts';
import { exactDecimal } from '#lib/formatAmount.ts';
import { say } from '../words/english.ts';
import { poolPrice } from './poolRow.ts';

// Typed amounts and prices have up to 40 digits together.
const Display = Decimal.clone({ precision: 60, toExpNeg: -60, toExpPos: 60 });

type Unquoted =
  | { kind: 'empty' }
  /** `words` is null where the field itself says what is wrong: see `entryProblem`. */
  | { kind: 'refused'; words: string | null; error: ExchangeError | null };

export type LiquidityQuote = Unquoted | { kind: 'quoted'; change: LiquidityChange };

/** A deposit with one token; `impact` is the swapped part's, in percent of the market's middle. */
export type SingleQuote =
  | Unquoted
  | { kind: 'quoted'; addition: SingleAddition; impact: number | null };

/** Why a typed amount is none of a token, for its field; undefined where it is one, or nothing is typed. */
export function entryProblem(text: string, token: Token): string | undefined {
  const entry = readDecimal(text, token.decimals);
  if (entry.kind === 'tooPrecise') return say.tooPrecise(token.symbol, entry.decimals);
  return entry.kind === 'malformed' ? say.noNumber : undefined;
}

/** What a deposit of the typed amounts takes and brings. */
export function addQuote(
  market: ListedMarket,
  pool: SharedPool,
  typed: { base: string; quote: string },
): LiquidityQuote {
  const base = readDecimal(typed.base, market.base.decimals);
  const quote = readDecimal(typed.quote, market.quote.decimals);
  const isBad = [base, quote].some(({ kind }) => kind === 'malformed' || kind === 'tooPrecise');
  if (isBad) return { kind: 'refused', words: null, error: null };
  if (base.kind !== 'units' || quote.kind !== 'units') return { kind: 'empty' };
  if (base.units === 0n || quote.units === 0n) return { kind: 'empty' };
  return attempt(() => ({
    kind: 'quoted',
    change: quoteAddLiquidity(pool, base.units, quote.units),
  }));
}

/** What a deposit of the typed amount of one token does: how much of it is swapped, and what that brings. */
export function singleQuote(
  market: ListedMarket,
  pool: SharedPool,
  baseIn: boolean,
  text: string,
): SingleQuote {
  const entry = readDecimal(text, (baseIn ? market.base : market.quote).decimals);
  if (entry.kind === 'empty' || (entry.kind === 'units' && entry.units === 0n)) {
    return { kind: 'empty' };
  }
  if (entry.kind !== 'units') return { kind: 'refused', words: null, error: null };
  return attempt((): SingleQuote => {
    const addition = quoteAddLiquiditySingle(pool, { baseIn, amount: entry.units });
    const { swap } = addition;
    if (!isDeepEnough(pool, baseIn, swap.levels.length)) {
      return { kind: 'refused', words: say.tooDeep, error: null };
    }
    return { kind: 'quoted', addition, impact: priceImpact(market, pool, swap) };
  });
}

/**
 * What burning a part of `shares` returns.
 *
 * @param points of the shares, in hundredths of a percent: 1 to 10,000.
 */
export function removeQuote(pool: SharedPool, shares: bigint, points: bigint): LiquidityQuote {
  const burnt = (shares * points) / ALL_POINTS;
  if (burnt === 0n) return { kind: 'empty' };
  return attempt(() => ({ kind: 'quoted', change: quoteRemoveLiquidity(pool, burnt) }));
}

/** A hundred percent in hundredths. */
const ALL_POINTS = 10_000n;

/** A typed percentage in hundredths; null where it is none, or above a hundred. */
export function readPercent(text: string): bigint | null {
  const entry = readDecimal(text, 2);
  if (entry.kind !== 'units' || entry.units > ALL_POINTS) return null;
  return entry.units;
}

/** The least that is accepted of a quoted amount; `slippage` in basis points. Rounded down. */
export function leastOf(amount: bigint, slippage: number): bigint {
  return (amount * (ALL_POINTS - BigInt(slippage))) / ALL_POINTS;
}

function attempt<Quote>(compute: () => Quote): Quote | Unquoted {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error;
    return { kind: 'refused', words: error.message, error };
  }
}

/** The price that a first deposit sets, and how far it lies from the middle of the book in percent, where one rests. */
export interface FirstPrice {
  price: string;
  middle: string | null;
  /** Above 0: dearer than the book. */
  awayPercent: number | null;
}

/** What a first deposit of these amounts, both above 0, makes of the price. */
export function firstPrice(
  market: ListedMarket,
  pool: SharedPool,
  { base, quote }: Pick<LiquidityChange, 'base' | 'quote'>,
): FirstPrice {
  const price = poolPrice(market, { baseReserve: base, quoteReserve: quote, totalShares: 0n });
  const hasBook =
    (pool.bids[0]?.tick ?? NO_BID) !== NO_BID || (pool.asks[0]?.tick ?? NO_ASK) !== NO_ASK;
  const middle = hasBook ? topOfMarket(market, pool).mid : null;
  const away = middle && new Decimal(price).sub(middle).div(middle).mul(100);
  return { price, middle, awayPercent: away ? away.toDecimalPlaces(2).toNumber() : null };
}

/**
 * The other token's amount in the pool's proportion, as text for its field. Of an empty pool: at the price that its
 * opener had in mind; null without one.
 *
 * @param startPrice whole quote tokens for a whole base token, a positive decimal.
 */
export function inProportion(
  market: ListedMarket,
  pool: SharedPool,
  given: 'base' | 'quote',
  text: string,
  startPrice: string | null = null,
): string | null {
  if (pool.totalShares === 0n) {
    return startPrice === null ? null : atPrice(market, given, text, startPrice);
  }
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

function atPrice(
  { base, quote }: ListedMarket,
  given: 'base' | 'quote',
  text: string,
  price: string,
): string | null {
  const [from, to] = given === 'base' ? [base, quote] : [quote, base];
  const entry = readDecimal(text, from.decimals);
  if (entry.kind === 'empty') return '';
  if (entry.kind !== 'units') return null;
  const amount = new Display(exactDecimal(entry.units, from.decimals));
  const other = given === 'base' ? amount.mul(price) : amount.div(price);
  return other.toDecimalPlaces(to.decimals, Decimal.ROUND_DOWN).toFixed();
}

/** A part of a whole in percent with two decimals: `0.25 %`. */
export function sharePercent(part: bigint, whole: bigint): string {
  if (whole === 0n) return '0 %';
  const points = (part * 10_000n) / whole;
  if (points === 0n && part > 0n) return '<0.01 %';
  return `${exactDecimal(points, 2)} %`;
}
