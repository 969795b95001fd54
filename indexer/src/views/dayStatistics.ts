import { and, eq, gte, inArray, lt, or, sql } from 'drizzle-orm';
import { candleSeconds } from '../derived/candleIntervals.ts';
import { candles } from '../schema/tables.ts';
import type { Sql } from '../store/openStore.ts';

const daySeconds = 86_400;
const { '1m': minute, '1h': hour } = candleSeconds;

/** A market's last 24 hours. Prices are scaled as in price.ts. */
export interface DayStatistics {
  baseVolume: string;
  quoteVolume: string;
  trades: number;
  open: bigint;
  high: bigint;
  low: bigint;
  /** The price 24 hours ago: the last one before the window, or the window's first one where there was none. */
  before: bigint;
}

/**
 * The 24 hours before `now`, to the minute: every minute that begins within them. Of a market that did not trade in
 * them there is nothing. Minutes are read up to the first full hour and hours from there on, at most 83 rows a
 * market, which add up to the same as 1,440 minutes.
 */
export async function readDays(
  tx: Sql,
  markets: number[],
  now: number,
): Promise<Map<number, DayStatistics>> {
  const begin = Math.floor((now - daySeconds) / minute) * minute + minute;
  const firstHour = Math.ceil(begin / hour) * hour;
  const rows = await tx
    .select({
      market: candles.market,
      baseVolume: sql<string>`sum(${candles.baseVolume})`,
      quoteVolume: sql<string>`sum(${candles.quoteVolume})`,
      trades: sql<number>`sum(${candles.trades})::int`,
      open: sql<string>`(array_agg(${candles.open} order by ${candles.start}))[1]`,
      high: sql<string>`max(${candles.high})`,
      low: sql<string>`min(${candles.low})`,
      before: sql<string | null>`(
        select earlier.close from ${candles} as earlier
        where earlier.market = candles.market and earlier.interval = ${minute}
          and earlier.start < ${begin}
        order by earlier.start desc limit 1)`,
    })
    .from(candles)
    .where(
      and(
        inArray(candles.market, markets),
        or(
          and(
            eq(candles.interval, minute),
            gte(candles.start, begin),
            lt(candles.start, firstHour),
          ),
          and(eq(candles.interval, hour), gte(candles.start, firstHour)),
        ),
      ),
    )
    .groupBy(candles.market);
  return new Map(
    rows.map(({ market, open, high, low, before, ...sums }) => [
      market,
      {
        ...sums,
        open: BigInt(open),
        high: BigInt(high),
        low: BigInt(low),
        before: BigInt(before ?? open),
      },
    ]),
  );
}
