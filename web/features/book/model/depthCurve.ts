import { type MarketState, poolDepth, tickToPrice } from '@weir/contracts';
import { Decimal } from 'decimal.js';
import type { ListedMarket } from '#features/deployment';
import { priceScale, tickNear, topOfMarket } from '#features/market';

/** What can be traded from the best price to a price. Sizes in lots. */
export interface DepthPoint {
  tick: number;
  /** Whole quote per base; for drawing. */
  price: number;
  poolLots: bigint;
  /** The book's sum before this price's own orders, and with them: a step where they differ. */
  bookBefore: bigint;
  bookLots: bigint;
}

export interface DepthCurve {
  /** From the best price outwards. */
  bids: DepthPoint[];
  asks: DepthPoint[];
  /** The middle and the edges of what is drawn. */
  mid: number;
  low: number;
  high: number;
  /** The larger side's sum, at least 1. */
  most: bigint;
}

/** Points of a side, beside those at each price of the book: enough for a smooth curve of the pool. */
const POINTS = 60;

/**
 * Depth of pool and book around the middle of the market, or null where it has none.
 *
 * @param span how far to each side, in percent of the middle: above 0, below 100.
 */
export function depthCurve(
  market: ListedMarket,
  state: MarketState,
  span: number,
): DepthCurve | null {
  const { bid, ask, mid } = topOfMarket(market, state);
  if (mid === null) return null;
  const middle = Number(mid);
  const [low, high] = [middle * (1 - span / 100), middle * (1 + span / 100)];
  const bids = side(market, state, 'bids', bid, low);
  const asks = side(market, state, 'asks', ask, high);
  const most = [...bids, ...asks].reduce((largest, point) => {
    const sum = point.poolLots + point.bookLots;
    return sum > largest ? sum : largest;
  }, 1n);
  return { bids, asks, mid: middle, low, high, most };
}

function side(
  market: ListedMarket,
  state: MarketState,
  which: 'bids' | 'asks',
  best: string | null,
  edge: number,
): DepthPoint[] {
  if (best === null) return [];
  const outwards = which === 'asks' ? 1 : -1;
  const inwards = which === 'asks' ? 'down' : 'up';
  const start = tickNear(market, best, 1, inwards);
  const end = tickNear(market, new Decimal(edge).toFixed(), 1, inwards);
  if (start === null || end === null || outwards * (end - start) < 0) return [];
  const even = Array.from({ length: POINTS + 1 }, (_, at) =>
    Math.round(start + ((end - start) * at) / POINTS),
  );
  const levels = state[which].filter(({ tick }) => outwards * (end - tick) >= 0);
  const ticks = [...new Set([...even, ...levels.map(({ tick }) => tick)])].toSorted(
    (a, b) => outwards * (a - b),
  );
  const depths = poolDepth(state, which, ticks);
  const scale = priceScale(market);
  const lotsAt = new Map(levels.map(({ tick, lots }) => [tick, lots]));
  let bookLots = 0n;
  return ticks.map((tick, at) => {
    const bookBefore = bookLots;
    bookLots += lotsAt.get(tick) ?? 0n;
    const poolLots = depths[at]?.lots ?? 0n;
    return { tick, price: Number(tickToPrice(tick, scale)), poolLots, bookBefore, bookLots };
  });
}

/** The sums at some distances from the middle, in percent: for a table. Null where the side ends before. */
export function depthAt(
  curve: DepthCurve,
  which: 'bids' | 'asks',
  percent: number,
): DepthPoint | null {
  const limit = curve.mid * (1 + (which === 'asks' ? percent : -percent) / 100);
  const within = curve[which].filter(({ price }) =>
    which === 'asks' ? price <= limit : price >= limit,
  );
  return within.at(-1) ?? null;
}
