import { filledLots, lotPrice, lotSize, partDown, quoteDown, tickToPrice } from '@weir/contracts';
import { and, desc, eq, gt, or, type SQL, sql } from 'drizzle-orm';
import type { Order } from '../answers/schemas.ts';
import { cancellations, levels, orders } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';
import type { Sql } from '../store/openStore.ts';
import { type MarketWithTokens, priceScale, readMarketsById } from './marketWithTokens.ts';
import { type LogPlace, type Page, pageOf } from './page.ts';

type OrderRow = Row<typeof orders>;

/** Which orders of an owner. Active ones have lots that rest or wait to be claimed. */
export interface OrderFilter {
  owner: string;
  /** The store's number of a market. */
  market?: number | undefined;
  status: 'active' | 'closed' | 'all';
  limit: number;
  before: LogPlace | null;
}

/** An owner's orders, newest first, with their fills at the transaction's block. */
export async function readOrders(tx: Sql, filter: OrderFilter): Promise<Page<Order>> {
  const { status, limit, before } = filter;
  const rows = await select(
    tx,
    and(
      eq(orders.owner, filter.owner),
      filter.market === undefined ? undefined : eq(orders.market, filter.market),
      status === 'active' ? gt(orders.size, 0n) : undefined,
      status === 'closed' ? eq(orders.size, 0n) : undefined,
      before
        ? sql`(${orders.placedBlock}, ${orders.placedLogIndex}) < (${before.block}, ${before.logIndex})`
        : undefined,
    ),
    limit + 1,
  );
  const views = await readMarketsById(tx);
  return pageOf(
    rows,
    limit,
    ({ order }) => ({ block: order.placedBlock, logIndex: order.placedLogIndex }),
    (row) => present(views, row),
  );
}

/** Orders by their ids; ids that are unknown (or not of this owner) are left out. */
export async function readOrdersById(tx: Sql, owner: string, ids: string[]): Promise<Order[]> {
  const views = await readMarketsById(tx);
  const byKey = new Map([...views.values()].map(({ market }) => [market.key, market.id]));
  const conditions = ids.flatMap((id) => {
    const [key = '', side, tick, generation, index] = id.split('-');
    const market = byKey.get(key);
    if (market === undefined) return [];
    return and(
      eq(orders.market, market),
      eq(orders.isAsk, side === 'sell'),
      eq(orders.tick, Number(tick)),
      eq(orders.generation, Number(generation)),
      eq(orders.index, Number(index)),
    );
  });
  if (conditions.length === 0) return [];
  const rows = await select(tx, and(eq(orders.owner, owner), or(...conditions)), ids.length);
  return rows.map((row) => present(views, row));
}

interface OrderWithQueue {
  order: OrderRow;
  level: Pick<Row<typeof levels>, 'filled' | 'cancelled' | 'generation'>;
  cancelledBefore: string;
}

function select(tx: Sql, where: SQL | undefined, limit: number): Promise<OrderWithQueue[]> {
  const sameLevel = (table: typeof levels | typeof cancellations) =>
    and(
      eq(table.market, orders.market),
      eq(table.isAsk, orders.isAsk),
      eq(table.tick, orders.tick),
    );
  const cancelledBefore = sql<string>`(
    select coalesce(sum(${cancellations.lots}), 0) from ${cancellations}
    where ${sameLevel(cancellations)} and ${cancellations.generation} = ${orders.generation}
      and ${cancellations.index} < ${orders.index})`;
  return tx
    .select({
      order: orders,
      level: {
        filled: levels.filled,
        cancelled: levels.cancelled,
        generation: levels.generation,
      },
      cancelledBefore,
    })
    .from(orders)
    .innerJoin(levels, sameLevel(levels))
    .where(where)
    .orderBy(desc(orders.placedBlock), desc(orders.placedLogIndex))
    .limit(limit);
}

function present(views: Map<number, MarketWithTokens>, row: OrderWithQueue): Order {
  const { order, level } = row;
  const view = views.get(order.market);
  if (!view) throw new Error(`market ${order.market} of an order is unknown`);
  const claimable = filledLots(order, level, BigInt(row.cancelledBefore));
  const resting = order.size - claimable;
  const side = order.isAsk ? 'sell' : 'buy';
  return {
    id: orderId(view, order),
    market: view.market.key,
    owner: order.owner,
    handle: order.handle.toString(),
    side,
    tick: order.tick,
    price: tickToPrice(order.tick, priceScale(view)),
    generation: order.generation,
    index: order.index,
    status: order.size === 0n ? 'closed' : resting === 0n ? 'filled' : 'open',
    lots: order.placedLots.toString(),
    filledLots: (order.claimedLots + claimable).toString(),
    cancelledLots: order.cancelledLots.toString(),
    restingLots: resting.toString(),
    locked: refund(view, order, resting).toString(),
    claimable: payout(view, order, claimable),
    claimed: {
      lots: order.claimedLots.toString(),
      proceeds: order.proceeds.toString(),
      rebate: order.rebate.toString(),
    },
    expiry: order.expiry === 0 ? null : order.expiry,
    bountyLots: order.bountyLots.toString(),
    placed: {
      block: order.placedBlock,
      timestamp: order.placedAt,
      transaction: order.transaction,
    },
    closed:
      order.closedBlock === null || order.closedAt === null
        ? null
        : { block: order.closedBlock, timestamp: order.closedAt },
  };
}

/** An order's identity for ever: market, side, tick, generation and index. */
export function orderId(
  { market }: MarketWithTokens,
  { isAsk, tick, generation, index }: Pick<OrderRow, 'isAsk' | 'tick' | 'generation' | 'index'>,
): string {
  return [market.key, isAsk ? 'sell' : 'buy', tick, generation, index].join('-');
}

/** What a cancel returns of `lots` that rest, as the contract's Book rounds it. */
function refund({ market }: MarketWithTokens, order: OrderRow, lots: bigint): bigint {
  return order.isAsk ? lots * lotSize(market.lotExponent) : quoteDown(lots, lotPrice(order.tick));
}

/** What a claim of `lots` pays, as the contract's Book rounds it. */
function payout({ market }: MarketWithTokens, order: OrderRow, lots: bigint): Order['claimable'] {
  const proceeds = order.isAsk
    ? quoteDown(lots, lotPrice(order.tick))
    : lots * lotSize(market.lotExponent);
  const rebate = partDown(proceeds, market.makerRebate);
  return { lots: lots.toString(), proceeds: proceeds.toString(), rebate: rebate.toString() };
}
