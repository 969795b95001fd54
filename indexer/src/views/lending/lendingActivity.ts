import { and, desc, eq, sql } from 'drizzle-orm';
import type { Activity } from '../../answers/activitySchemas.ts';
import type { Liquidation } from '../../answers/lendingSchemas.ts';
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
import { readLiquidationsAt } from './liquidationViews.ts';

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
  const places = rows.filter(({ kind }) => kind === 'liquidate').map(placeOf);
  const liquidations = new Map(
    (await readLiquidationsAt(tx, markets, places)).map((one) => [one.id, one]),
  );
  return rows.map((row) => {
    const liquidation = liquidations.get(formatPlace(placeOf(row)));
    return liquidation ? liquidated(liquidation) : present(marketOf(markets, row.market), row);
  });
}

function placeOf({ blockNumber, logIndex }: EventRow): LogPlace {
  return { block: blockNumber, logIndex };
}

function liquidated(liquidation: Liquidation): Entry {
  const { id, block, logIndex, timestamp, transaction } = liquidation;
  const { market, number, loan, repaid, writtenOff, seized, liquidator } = liquidation;
  return {
    kind: 'liquidate',
    id,
    block,
    logIndex,
    timestamp,
    transaction,
    market: null,
    lending: { market, number, token: loan },
    repaid,
    writtenOff,
    seized: seized.map(({ token, amount }) => ({ token, amount })),
    counterparty: liquidator,
  };
}

function present(data: LendingMarketData, row: EventRow): Entry {
  const place = placeOf(row);
  const collateral = row.collateral === null ? undefined : data.collaterals[row.collateral];
  return {
    // Only these kinds are about an account; a liquidation is told by itself.
    kind: row.kind as Exclude<Entry['kind'], 'liquidate'>,
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
