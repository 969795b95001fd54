import {
  lotSize,
  MAX_TICK,
  type MarketState,
  MIN_TICK,
  poolDepth,
  TICKS_PER_DECADE,
  tickToPrice,
} from '@weir/contracts';
import { firstPoolRow } from '../views/depth.ts';
import { type MarketWithTokens, priceScale } from '../views/marketWithTokens.ts';
import { decimalAmount } from './decimalAmount.ts';

/** A row of an order book: price in quote tokens, amount in base tokens. */
export interface BookRow {
  price: string;
  amount: string;
}

/** The pool is shown at so many prices at least, and at these where all is asked for. */
const leastSamples = 50;
const mostSamples = 500;
/** Sites measure depth within 2 % of the price: the pool is shown twice as far and more. */
const reachDivisor = 20;

/**
 * One side of the book and the pool's own curve together, best first. Every level stands at its own price. The pool
 * is shown at prices of the market's grid from its best one to about 5 % away, each row with what it trades between
 * the price before and its own, fee included: all that is shown can be had at the price shown.
 *
 * @param rows at most; 'all' for every level of the book.
 */
export function mergedBook(
  state: MarketState,
  view: MarketWithTokens,
  side: 'bids' | 'asks',
  rows: number | 'all',
): BookRow[] {
  const scale = priceScale(view);
  const isAsk = side === 'asks';
  const most = rows === 'all' ? Number.POSITIVE_INFINITY : rows;
  const samples = rows === 'all' ? mostSamples : Math.max(rows, leastSamples);
  const levels = new Map(state[side].slice(0, most).map(({ tick, lots }) => [tick, lots]));
  const ticks = new Set([...levels.keys(), ...poolTicks(state, isAsk, samples)]);
  const ordered = [...ticks].toSorted((a, b) => (isAsk ? a - b : b - a));
  let before = 0n;
  const shown: BookRow[] = [];
  for (const { tick, lots } of poolDepth(state, side, ordered)) {
    const total = lots - before + (levels.get(tick) ?? 0n);
    before = lots;
    if (total === 0n) continue;
    shown.push({
      price: tickToPrice(tick, scale),
      amount: decimalAmount(total * lotSize(scale.lotExponent), scale.baseDecimals),
    });
    if (shown.length >= most) break;
  }
  return shown;
}

/** Prices at which the pool's curve is shown. */
function poolTicks(state: MarketState, isAsk: boolean, count: number): number[] {
  const { tickSpacing } = state.market;
  const first = firstPoolRow(state, tickSpacing, isAsk);
  if (first === null) return [];
  // A price's ticks count its five digits up from 10000, so that so many ticks are the wanted part of it.
  const reach = (10_000 + (first % TICKS_PER_DECADE)) / reachDivisor;
  const step = Math.max(1, Math.ceil(reach / count / tickSpacing)) * tickSpacing;
  const ticks = Array.from({ length: count }, (_, i) => first + (isAsk ? i : -i) * step);
  return ticks.filter((tick) => tick >= MIN_TICK && tick <= MAX_TICK);
}
