import { and, asc, desc, eq, gte, lt } from 'drizzle-orm';
import type { Candle } from '../answers/schemas.ts';
import { formatScaledPrice } from '../derived/price.ts';
import { candles } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';
import type { Sql } from '../store/openStore.ts';
import { type MarketWithTokens, priceScale } from './marketWithTokens.ts';

type CandleRow = Row<typeof candles>;

/** Which candles: the last `limit` intervals that begin in [from, to). */
export interface CandleRange {
  /** Seconds. */
  interval: number;
  from: number;
  to: number;
  limit: number;
}

/**
 * Candles, oldest first. Intervals without a trade repeat the last close with no volume; before a market's first
 * trade there are none.
 */
export async function readCandles(
  tx: Sql,
  view: MarketWithTokens,
  { interval, from, to, limit }: CandleRange,
): Promise<Candle[]> {
  const end = Math.ceil(to / interval) * interval;
  const begin = Math.max(Math.ceil(from / interval) * interval, end - limit * interval);
  const ofMarket = and(eq(candles.market, view.market.id), eq(candles.interval, interval));
  const [before] = await tx
    .select()
    .from(candles)
    .where(and(ofMarket, lt(candles.start, begin)))
    .orderBy(desc(candles.start))
    .limit(1);
  const rows = await tx
    .select()
    .from(candles)
    .where(and(ofMarket, gte(candles.start, begin), lt(candles.start, end)))
    .orderBy(asc(candles.start));
  return fillGaps(rows, before, { begin, end, interval }).map((row) => present(view, row));
}

/** Rows of every interval in [begin, end), from the first one that has a price. */
export function fillGaps(
  rows: CandleRow[],
  before: CandleRow | undefined,
  { begin, end, interval }: { begin: number; end: number; interval: number },
): CandleRow[] {
  const filled: CandleRow[] = [];
  let last = before;
  let next = 0;
  for (let start = begin; start < end; start += interval) {
    const row = rows[next];
    if (row?.start === start) {
      last = row;
      next++;
      filled.push(row);
    } else if (last) {
      filled.push(quietCandle(last, start));
    }
  }
  return filled;
}

function quietCandle(last: CandleRow, start: number): CandleRow {
  const { market, interval, close } = last;
  return {
    market,
    interval,
    start,
    open: close,
    high: close,
    low: close,
    close,
    baseVolume: 0n,
    quoteVolume: 0n,
    buyBaseVolume: 0n,
    buyQuoteVolume: 0n,
    trades: 0,
  };
}

function present(view: MarketWithTokens, row: CandleRow): Candle {
  const scale = priceScale(view);
  return {
    time: row.start,
    open: formatScaledPrice(row.open, scale),
    high: formatScaledPrice(row.high, scale),
    low: formatScaledPrice(row.low, scale),
    close: formatScaledPrice(row.close, scale),
    baseVolume: row.baseVolume.toString(),
    quoteVolume: row.quoteVolume.toString(),
    buyBaseVolume: row.buyBaseVolume.toString(),
    buyQuoteVolume: row.buyQuoteVolume.toString(),
    trades: row.trades,
  };
}
