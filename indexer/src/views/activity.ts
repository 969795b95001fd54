import { tickToPrice } from '@weir/contracts';
import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Activity } from '../answers/activitySchemas.ts';
import { isShares, tokenOfId } from '../derived/balanceIds.ts';
import { marketKey } from '../derived/marketKey.ts';
import {
  balanceChanges,
  liquidityChanges,
  orderChanges,
  orders,
  trades,
} from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';
import type { Sql } from '../store/openStore.ts';
import { readLendingActivity } from './lending/lendingActivity.ts';
import {
  type MarketWithTokens,
  presentTrade,
  priceScale,
  readMarketsById,
} from './marketWithTokens.ts';
import { orderId } from './orders.ts';
import { formatPlace, type LogPlace, type Page, pageOf } from './page.ts';

/** Where and when something was logged. */
interface Logged {
  blockNumber: number;
  logIndex: number;
  timestamp: number;
  transaction: string;
}

/**
 * What an account did and what moved its balances, newest first. Fills of resting orders are no entries of their
 * own, because no log names them: they show in the orders, and here when they are claimed.
 */
export async function readActivity(
  tx: Sql,
  { owner, limit, before }: { owner: string; limit: number; before: LogPlace | null },
): Promise<Page<Activity>> {
  const views = await readMarketsById(tx);
  const viewOf = (market: number): MarketWithTokens => {
    const view = views.get(market);
    if (!view) throw new Error(`market ${market} of an account's activity is unknown`);
    return view;
  };
  const newest = (of: PgColumn, block: PgColumn, log: PgColumn) => ({
    where: and(eq(of, owner), isBefore(before, block, log)),
    order: [desc(block), desc(log)],
  });
  const t = newest(trades.taker, trades.blockNumber, trades.logIndex);
  const o = newest(orders.owner, orders.placedBlock, orders.placedLogIndex);
  const c = newest(orderChanges.owner, orderChanges.blockNumber, orderChanges.logIndex);
  const l = newest(liquidityChanges.owner, liquidityChanges.blockNumber, liquidityChanges.logIndex);
  const b = newest(balanceChanges.owner, balanceChanges.blockNumber, balanceChanges.logIndex);
  const most = limit + 1;
  // Each list alone has enough for the page, whatever the others hold.
  const found: Activity[] = [
    ...(
      await tx
        .select()
        .from(trades)
        .where(t.where)
        .orderBy(...t.order)
        .limit(most)
    ).map((row) => tradeEntry(viewOf(row.market), row)),
    ...(
      await tx
        .select()
        .from(orders)
        .where(o.where)
        .orderBy(...o.order)
        .limit(most)
    ).map((row) => placeEntry(viewOf(row.market), row)),
    ...(
      await tx
        .select()
        .from(orderChanges)
        .where(c.where)
        .orderBy(...c.order)
        .limit(most)
    ).map((row) => orderEntry(viewOf(row.market), row, row)),
    ...(
      await tx
        .select()
        .from(liquidityChanges)
        .where(l.where)
        .orderBy(...l.order)
        .limit(most)
    ).map((row) => liquidityEntry(viewOf(row.market), row)),
    ...(
      await tx
        .select()
        .from(balanceChanges)
        .where(b.where)
        .orderBy(...b.order)
        .limit(most)
    ).map(balanceEntry),
    ...(await readLendingActivity(tx, owner, before, most)),
  ];
  const newestFirst = found.toSorted((x, y) => y.block - x.block || y.logIndex - x.logIndex);
  return pageOf(
    newestFirst,
    limit,
    ({ block, logIndex }) => ({ block, logIndex }),
    (entry) => entry,
  );
}

function isBefore(before: LogPlace | null, block: PgColumn, log: PgColumn): SQL | undefined {
  return before ? sql`(${block}, ${log}) < (${before.block}, ${before.logIndex})` : undefined;
}

function entryOf({ blockNumber, logIndex, timestamp, transaction }: Logged) {
  const place = { block: blockNumber, logIndex };
  return { id: formatPlace(place), ...place, timestamp, transaction };
}

function tradeEntry(view: MarketWithTokens, row: Row<typeof trades>): Activity {
  const trade = presentTrade(view, row);
  return { kind: 'trade', ...entryOf(row), market: view.market.key, trade };
}

function placeEntry(view: MarketWithTokens, row: Row<typeof orders>): Activity {
  const logged: Logged = {
    blockNumber: row.placedBlock,
    logIndex: row.placedLogIndex,
    timestamp: row.placedAt,
    transaction: row.transaction,
  };
  const change = { kind: 'place', lots: row.placedLots, proceeds: 0n, rebate: 0n } as const;
  return orderEntry(view, row, { ...logged, ...change });
}

function orderEntry(
  view: MarketWithTokens,
  order: Pick<Row<typeof orders>, 'handle' | 'isAsk' | 'tick' | 'generation' | 'index'>,
  change: Logged & {
    kind: 'place' | 'cancel' | 'claim';
    lots: bigint;
    proceeds: bigint;
    rebate: bigint;
  },
): Activity {
  return {
    kind: change.kind,
    ...entryOf(change),
    market: view.market.key,
    order: {
      id: orderId(view, order),
      handle: order.handle.toString(),
      side: order.isAsk ? 'sell' : 'buy',
      tick: order.tick,
      price: tickToPrice(order.tick, priceScale(view)),
    },
    lots: change.lots.toString(),
    proceeds: change.proceeds.toString(),
    rebate: change.rebate.toString(),
  };
}

function liquidityEntry(view: MarketWithTokens, row: Row<typeof liquidityChanges>): Activity {
  return {
    kind: row.isAddition ? 'add' : 'remove',
    ...entryOf(row),
    market: view.market.key,
    base: row.base.toString(),
    quote: row.quote.toString(),
    shares: row.shares.toString(),
  };
}

function balanceEntry(row: Row<typeof balanceChanges>): Activity {
  const isIn = row.change > 0n;
  const kind = row.counterparty === null ? (isIn ? 'credit' : 'debit') : isIn ? 'receive' : 'send';
  return {
    kind,
    ...entryOf(row),
    token: isShares(row.id) ? null : tokenOfId(row.id),
    market: isShares(row.id) ? marketKey(row.id) : null,
    amount: (isIn ? row.change : -row.change).toString(),
    counterparty: row.counterparty,
  };
}
