import {
  decodeOrderClaimed,
  decodeOrderPlaced,
  decodeOrderReduced,
  type EventArgs,
  type Order,
  PAUSED,
} from '@weir/contracts';
import { cancellations, orderChanges, orders } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';
import { levelAt, setLevel } from './book.ts';
import type { Context } from './context.ts';
import { InconsistentEvent } from './indexState.ts';
import { poolOf, updatePool } from './pools.ts';

type OrderRow = Row<typeof orders>;

export async function onOrderPlaced(
  context: Context,
  args: EventArgs<'OrderPlaced'>,
): Promise<void> {
  const { tx, state, block, log } = context;
  const { order, owner, handle, market: id } = decodeOrderPlaced(args);
  const market = await state.market(tx, id);
  const side = { market: market.id, isAsk: order.isAsk };
  const level = await levelAt(context, side, order.tick);
  if (level.generation !== order.generation || level.nextIndex !== order.index) {
    throw new InconsistentEvent(
      `order ${order.generation}/${order.index} at tick ${order.tick}: the level expects ${level.generation}/${level.nextIndex}`,
    );
  }
  const queue = await state.restingOrders.queueAt(tx, { ...side, tick: order.tick }, level);
  queue.place(owner, order);
  await setLevel(context, side, order.tick, {
    ...level,
    placed: order.start + order.size,
    nextIndex: order.index + 1,
  });
  state.changes.insert(orders, {
    ...order,
    market: market.id,
    owner,
    handle,
    placedLots: order.size,
    cancelledLots: 0n,
    claimedLots: 0n,
    proceeds: 0n,
    rebate: 0n,
    placedBlock: block.number,
    placedLogIndex: log.logIndex,
    placedAt: block.timestamp,
    transaction: log.transactionHash,
    closedBlock: null,
    closedAt: null,
  });

  // The one event that may change the slot without carrying it: a best price, and the flag of a pause that is over.
  const { bestBid, bestAsk, flags } = await poolOf(context, market.id);
  await updatePool(context, market.id, {
    ...(order.isAsk && order.tick < bestAsk ? { bestAsk: order.tick } : {}),
    ...(!order.isAsk && order.tick > bestBid ? { bestBid: order.tick } : {}),
    flags: flags & ~PAUSED,
  });
}

export async function onOrderReduced(
  context: Context,
  args: EventArgs<'OrderReduced'>,
): Promise<void> {
  const { tx, state } = context;
  const { order, level, slot, lots, inQueue, market: id } = decodeOrderReduced(args);
  const { id: market } = await state.market(tx, id);
  const { isAsk, tick, generation, index } = order;
  const row = await findOrder(context, market, order);
  const before = await levelAt(context, { market, isAsk }, tick);
  const queue = await state.restingOrders.queueAt(tx, { market, isAsk, tick }, before);
  queue.reduce(order, level, lots, inQueue);
  await setLevel(context, { market, isAsk }, tick, level);
  if (inQueue) {
    const key = { market, isAsk, tick, generation, index };
    // Most orders are reduced once, at their end: then nothing of it can be stored yet, and nothing is looked for.
    if (row.cancelledLots === 0n) state.changes.insert(cancellations, { ...key, lots });
    else {
      const earlier = await state.changes.find(tx, cancellations, key);
      state.changes.put(cancellations, { ...key, lots: (earlier?.lots ?? 0n) + lots });
    }
  }
  updateOrder(context, row, order, { cancelledLots: row.cancelledLots + lots });
  recordChange(context, row, { kind: 'cancel', lots, proceeds: 0n, rebate: 0n });
  await updatePool(context, market, slot);
}

export async function onOrderClaimed(
  context: Context,
  args: EventArgs<'OrderClaimed'>,
): Promise<void> {
  const { order, lots, proceeds, rebate, market: id } = decodeOrderClaimed(args);
  const { id: market } = await context.state.market(context.tx, id);
  const row = await findOrder(context, market, order);
  updateOrder(context, row, order, {
    claimedLots: row.claimedLots + lots,
    proceeds: row.proceeds + proceeds,
    rebate: row.rebate + rebate,
  });
  recordChange(context, row, { kind: 'claim', lots, proceeds, rebate });
}

function recordChange(
  { state, block, log }: Context,
  { market, owner, handle, isAsk, tick, generation, index }: OrderRow,
  change: Pick<Row<typeof orderChanges>, 'kind' | 'lots' | 'proceeds' | 'rebate'>,
): void {
  state.changes.insert(orderChanges, {
    owner,
    market,
    handle,
    isAsk,
    tick,
    generation,
    index,
    ...change,
    blockNumber: block.number,
    logIndex: log.logIndex,
    timestamp: block.timestamp,
    transaction: log.transactionHash,
  });
}

async function findOrder(
  { tx, state }: Context,
  market: number,
  { isAsk, tick, generation, index }: Order,
): Promise<OrderRow> {
  const row = await state.changes.find(tx, orders, { market, isAsk, tick, generation, index });
  if (!row) {
    throw new InconsistentEvent(`order ${generation}/${index} at tick ${tick} was never placed`);
  }
  return row;
}

/** Takes over the order's word after an event; an order of no lots is closed. */
function updateOrder(
  { state, block }: Context,
  row: OrderRow,
  { start, size }: Order,
  change: Partial<OrderRow>,
): void {
  const closes = size === 0n && row.closedBlock === null;
  state.changes.put(orders, {
    ...row,
    ...change,
    start,
    size,
    ...(closes ? { closedBlock: block.number, closedAt: block.timestamp } : {}),
  });
}
