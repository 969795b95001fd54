import {
  MAX_TICK,
  type MarketState,
  MIN_TICK,
  NO_ASK,
  poolDepth,
  tickToPrice,
} from '@weir/contracts';
import type { ListedMarket } from '#features/deployment';
import { priceScale, tickNear, topOfMarket } from '#features/market';

/** One row: what is to be had from the row before up to this price. Sizes in lots. */
export interface LadderRow {
  /** Bids are grouped down, asks up, so that a row never promises a better price than it has. */
  tick: number;
  bookLots: bigint;
  poolLots: bigint;
  /** Book and pool from the best price to this row. */
  totalLots: bigint;
  /** The pool's part of the total. */
  totalPoolLots: bigint;
}

export interface Ladder {
  /** Best first. */
  asks: LadderRow[];
  bids: LadderRow[];
}

// All divide 10000, so that groups meet where a price passes a power of ten.
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
const CHOICES = 5;
/** Rows start about this far apart, as a part of the price. */
const USUAL_STEP = 0.0003;

/** Groupings in ticks that a market offers at its price now, finest first. */
export function groupings(market: ListedMarket, state: MarketState): number[] {
  const { mid } = topOfMarket(market, state);
  const tick = (mid && tickNear(market, mid, 1, 'down')) || MIN_TICK;
  const mantissa = 10_000 + (tick % 90_000);
  const usable = STEPS.filter((step) => step % market.terms.tickSpacing === 0);
  const usual = usable.findIndex((step) => step / mantissa >= USUAL_STEP);
  const first = Math.max(0, Math.min(usual, usable.length - CHOICES));
  return usable.slice(first, first + CHOICES);
}

/** A grouping as a difference of prices at the market's price now. */
export function groupingLabel(market: ListedMarket, state: MarketState, step: number): string {
  const { mid } = topOfMarket(market, state);
  const scale = priceScale(market);
  const tick = (mid && tickNear(market, mid, 1, 'down')) || MIN_TICK;
  const decade = Math.floor(tick / 90_000) * 90_000;
  // The first tick of a decade has mantissa 10000, so its price times step / 10000 is the step.
  const digits = tickToPrice(decade, scale);
  return shift(digits, step);
}

/** price * step / 10000 without floating point; price is a power of ten. */
function shift(price: string, step: number): string {
  const [whole = '0', fraction = ''] = price.split('.');
  const digits = BigInt(whole + fraction) * BigInt(step);
  const decimals = fraction.length + 4;
  const text = digits.toString().padStart(decimals + 1, '0');
  const cut = `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
  return cut.replace(/\.?0+$/, '');
}

/** Both sides of pool and book in rows of `grouping` ticks, at most `rows` a side. */
export function buildLadder(
  market: ListedMarket,
  state: MarketState,
  grouping: number,
  rows: number,
): Ladder {
  const { bid, ask } = topOfMarket(market, state);
  const first = (price: string | null, rounding: 'up' | 'down') =>
    price === null ? null : tickNear(market, price, grouping, rounding);
  return {
    asks: side(state, 'asks', first(ask, 'up'), grouping, rows),
    bids: side(state, 'bids', first(bid, 'down'), -grouping, rows),
  };
}

/** The larger of both sides' sums, at least 1: the length of a full bar. */
export function largestTotal({ asks, bids }: Ladder): bigint {
  let largest = 1n;
  for (const { totalLots } of [...asks, ...bids]) {
    if (totalLots > largest) largest = totalLots;
  }
  return largest;
}

function side(
  state: MarketState,
  which: 'asks' | 'bids',
  start: number | null,
  step: number,
  rows: number,
): LadderRow[] {
  if (start === null) return [];
  const hasPool = state.baseReserve > 0n && state.quoteReserve > 0n;
  const levels = state[which];
  const isWithin = (tick: number, row: number) => (step > 0 ? tick <= row : tick >= row);
  const ticks = hasPool
    ? Array.from({ length: rows }, (_, row) => start + row * step)
    : bookTicks(levels, step, rows);
  const inRange = ticks.filter((tick) => tick >= MIN_TICK && tick <= MAX_TICK && tick < NO_ASK);
  const depths = hasPool ? poolDepth(state, which, inRange) : [];

  let level = 0;
  let poolBefore = 0n;
  let totalLots = 0n;
  return inRange.map((tick, row) => {
    let bookLots = 0n;
    for (let at = levels[level]; at && isWithin(at.tick, tick); at = levels[level]) {
      bookLots += at.lots;
      level++;
    }
    const pool = depths[row]?.lots ?? 0n;
    const poolLots = pool - poolBefore;
    poolBefore = pool;
    totalLots += bookLots + poolLots;
    return { tick, bookLots, poolLots, totalLots, totalPoolLots: pool };
  });
}

/** Without a pool only prices with orders are shown. */
function bookTicks(levels: MarketState['asks'], step: number, rows: number): number[] {
  const size = Math.abs(step);
  const round = step > 0 ? Math.ceil : Math.floor;
  const ticks = levels.map(({ tick }) => round(tick / size) * size);
  return [...new Set(ticks)].slice(0, rows);
}
