import { and, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { Trade } from '../answers/schemas.ts';
import { trades } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';
import type { Sql } from '../store/openStore.ts';
import { type MarketWithTokens, presentTrade, readMarketsById } from './marketWithTokens.ts';
import { type LogPlace, type Page, pageOf } from './page.ts';

/** Seconds since 1970, `to` excluded; without bounds where absent. */
export interface TimeRange {
  from?: number | undefined;
  to?: number | undefined;
}

/** A market's trades, newest first, those before `before` and within the range. */
export async function readTrades(
  tx: Sql,
  view: MarketWithTokens,
  limit: number,
  before: LogPlace | null,
  range: TimeRange = {},
): Promise<Page<Trade>> {
  // By time first, as the index is, so that a range long ago is as near as the last hour.
  const rows = await tx
    .select()
    .from(trades)
    .where(
      and(
        eq(trades.market, view.market.id),
        ...inRange(range),
        before
          ? sql`(${trades.timestamp}, ${trades.blockNumber}, ${trades.logIndex})
              < (${timeOf(before)}, ${before.block}, ${before.logIndex})`
          : undefined,
      ),
    )
    .orderBy(desc(trades.timestamp), desc(trades.blockNumber), desc(trades.logIndex))
    .limit(limit + 1);
  return pageOf(rows, limit, placeOf, (row) => presentTrade(view, row));
}

/** Which trades of a taker. */
export interface TakerFilter extends TimeRange {
  taker: string;
  /** The store's number of a market. */
  market?: number | undefined;
  limit: number;
  before: LogPlace | null;
}

/** A taker's trades in all markets or one, newest first. */
export async function readTakerTrades(
  tx: Sql,
  { taker, market, limit, before, ...range }: TakerFilter,
): Promise<Page<Trade>> {
  const rows = await tx
    .select()
    .from(trades)
    .where(
      and(
        eq(trades.taker, taker),
        market === undefined ? undefined : eq(trades.market, market),
        ...inRange(range),
        before
          ? sql`(${trades.blockNumber}, ${trades.logIndex}) < (${before.block}, ${before.logIndex})`
          : undefined,
      ),
    )
    .orderBy(desc(trades.blockNumber), desc(trades.logIndex))
    .limit(limit + 1);
  const views = await readMarketsById(tx);
  return pageOf(rows, limit, placeOf, (row) => {
    const view = views.get(row.market);
    if (!view) throw new Error(`market ${row.market} of a trade is unknown`);
    return presentTrade(view, row);
  });
}

function inRange({ from, to }: TimeRange): (SQL | undefined)[] {
  return [
    from === undefined ? undefined : gte(trades.timestamp, from),
    to === undefined ? undefined : lt(trades.timestamp, to),
  ];
}

/** The time of the trade at a cursor, or of the last one before it where a fork took that one away. */
function timeOf({ block, logIndex }: LogPlace): SQL {
  return sql`coalesce((
    select found.timestamp from ${trades} as found
    where (found.block_number, found.log_index) <= (${block}, ${logIndex})
    order by found.block_number desc, found.log_index desc limit 1), 0)`;
}

function placeOf(row: Row<typeof trades>): LogPlace {
  return { block: row.blockNumber, logIndex: row.logIndex };
}
