import type { LendingTotals } from '@weir/contracts';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { LendingEvent } from '../../answers/lendingSchemas.ts';
import { lendingEvents } from '../../schema/lendingTables.ts';
import type { Row } from '../../store/changes.ts';
import type { Sql } from '../../store/openStore.ts';
import { formatPlace, type LogPlace, type Page, pageOf } from '../page.ts';
import type { LendingMarketData } from './lendingMarketData.ts';
import { presentTotals } from './lendingMarketViews.ts';

type EventRow = Row<typeof lendingEvents>;

/** Which events of a market. */
export interface EventFilter {
  owner?: string | undefined;
  kind?: EventRow['kind'] | undefined;
  limit: number;
  before: LogPlace | null;
}

/** What happened in a market, newest first, with its rates after each event. */
export async function readLendingEvents(
  tx: Sql,
  data: LendingMarketData,
  { owner, kind, limit, before }: EventFilter,
): Promise<Page<LendingEvent>> {
  const { blockNumber, logIndex } = lendingEvents;
  const rows = await tx
    .select()
    .from(lendingEvents)
    .where(
      and(
        eq(lendingEvents.market, data.row.id),
        owner === undefined ? undefined : eq(lendingEvents.owner, owner),
        kind === undefined ? undefined : eq(lendingEvents.kind, kind),
        before
          ? sql`(${blockNumber}, ${logIndex}) < (${before.block}, ${before.logIndex})`
          : undefined,
      ),
    )
    .orderBy(desc(blockNumber), desc(logIndex))
    .limit(limit + 1);
  return pageOf(rows, limit, placeOf, (row) => present(data, row));
}

function present(data: LendingMarketData, row: EventRow): LendingEvent {
  const { kind, owner, counterparty, collateral, isDown, until, timestamp, transaction } = row;
  const place = placeOf(row);
  return {
    kind,
    id: formatPlace(place),
    ...place,
    timestamp,
    transaction,
    market: data.row.key,
    owner,
    number: row.number?.toString() ?? null,
    counterparty,
    assets: row.assets?.toString() ?? null,
    shares: row.shares?.toString() ?? null,
    collateral,
    amount: row.amount?.toString() ?? null,
    isDown,
    until,
    after: presentTotals(data, totalsAfter(row)),
  };
}

function totalsAfter(row: EventRow): LendingTotals {
  const { cash, totalBorrowed: borrowed, fees, supplyShares, borrowShares, accruedAt } = row;
  return { cash, borrowed, fees, supplyShares, borrowShares, time: BigInt(accruedAt) };
}

function placeOf({ blockNumber, logIndex }: EventRow): LogPlace {
  return { block: blockNumber, logIndex };
}
