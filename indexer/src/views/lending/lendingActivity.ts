import { and, desc, eq, sql } from 'drizzle-orm';
import type { Activity } from '../../api/activitySchemas.ts';
import { lendingEvents } from '../../schema/lendingTables.ts';
import type { Row } from '../../store/changes.ts';
import type { Sql } from '../../store/openStore.ts';
import { formatPlace, type LogPlace } from '../page.ts';
import {
  type LendingMarketData,
  marketOf,
  readLendingMarketsById,
  tokenOf,
} from './lendingMarketData.ts';

type EventRow = Row<typeof lendingEvents>;
type Entry = Extract<Activity, { lending: unknown }>;

/** What an account did in lending, or had done to it, newest first. */
export async function readLendingActivity(
  tx: Sql,
  owner: string,
  before: LogPlace | null,
  limit: number,
): Promise<Activity[]> {
  const { blockNumber, logIndex } = lendingEvents;
  const rows = await tx
    .select()
    .from(lendingEvents)
    .where(
      and(
        eq(lendingEvents.owner, owner),
        before
          ? sql`(${blockNumber}, ${logIndex}) < (${before.block}, ${before.logIndex})`
          : undefined,
      ),
    )
    .orderBy(desc(blockNumber), desc(logIndex))
    .limit(limit);
  if (rows.length === 0) return [];
  const markets = await readLendingMarketsById(tx);
  return rows.map((row) => present(marketOf(markets, row.market), row));
}

function present(data: LendingMarketData, row: EventRow): Entry {
  const place = { block: row.blockNumber, logIndex: row.logIndex };
  const collateral = row.collateral === null ? undefined : data.collaterals[row.collateral];
  return {
    // Only these kinds are about an account.
    kind: row.kind as Entry['kind'],
    id: formatPlace(place),
    ...place,
    timestamp: row.timestamp,
    transaction: row.transaction,
    market: null,
    lending: {
      market: data.row.key,
      number: String(row.number),
      token: tokenOf(data, collateral?.token ?? data.row.loan),
    },
    amount: String(row.amount ?? row.assets ?? 0n),
    counterparty: row.counterparty,
  };
}
