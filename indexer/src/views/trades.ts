import { and, desc, eq, sql } from 'drizzle-orm';
import type { Trade } from '../api/schemas.ts';
import { trades } from '../schema/tables.ts';
import type { Sql } from '../store/openStore.ts';
import { type MarketView, presentTrade } from './marketView.ts';
import { type LogPlace, type Page, pageOf } from './page.ts';

/** A market's trades, newest first, those before `before`. */
export async function readTrades(
  tx: Sql,
  view: MarketView,
  limit: number,
  before: LogPlace | null,
): Promise<Page<Trade>> {
  const rows = await tx
    .select()
    .from(trades)
    .where(
      and(
        eq(trades.market, view.market.id),
        before
          ? sql`(${trades.blockNumber}, ${trades.logIndex}) < (${before.block}, ${before.logIndex})`
          : undefined,
      ),
    )
    .orderBy(desc(trades.blockNumber), desc(trades.logIndex))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    (row) => ({ block: row.blockNumber, logIndex: row.logIndex }),
    (row) => presentTrade(view, row),
  );
}
