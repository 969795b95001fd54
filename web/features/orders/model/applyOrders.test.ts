import type { AccountOrders, OrdersAnswer } from '@weir/indexer/client';
import { describe, expect, it } from 'vitest';
import { applyOrders } from './applyOrders.ts';

type Order = OrdersAnswer['orders'][number];
const order = (id: string, status: Order['status'] = 'open') => ({ id, status }) as Order;
const block = (number: number) => ({ number, hash: '0x', timestamp: number });
const before: OrdersAnswer = { block: block(1), orders: [order('b'), order('a')], cursor: null };
const message = (...orders: Order[]): AccountOrders => ({
  block: block(2),
  finality: 'included',
  orders,
});

describe('applyOrders', () => {
  it('replaces in place, puts new ones first and takes closed ones out', () => {
    const after = applyOrders(
      before,
      message(order('a', 'filled'), order('c'), order('d'), order('b', 'closed')),
    );
    expect(after.orders.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'd open',
      'c open',
      'a filled',
    ]);
    expect(after.block.number).toBe(2);
    expect(before.orders).toHaveLength(2);
  });

  it('does not list one that was closed in the block in which it came', () => {
    expect(applyOrders(before, message(order('e', 'closed'))).orders).toHaveLength(2);
  });
});
