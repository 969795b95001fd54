import { type BatchAction, packMarketKey } from '@weir/contracts';
import type { ShownOrder } from './shownOrder.ts';

/** Actions of one transaction: a cancel costs up to 100,000 gas, and a block's share for one transaction is 2^24. */
const MOST_ACTIONS = 100;

/** Cancels or claims of orders, the very ones that are shown: a handle that was used again since is not hit by mistake. */
export function orderActions(
  kind: 'cancel' | 'claim',
  orders: readonly ShownOrder[],
): BatchAction[] {
  return orders.map(({ market, handle, generation, index }) => ({
    kind,
    key: packMarketKey(market.terms),
    ref: { handle, expected: { generation, index } },
  }));
}

/** Orders in as many transactions as they need. */
export function inTransactions<Item>(items: readonly Item[], most = MOST_ACTIONS): Item[][] {
  const count = Math.ceil(items.length / most);
  return Array.from({ length: count }, (_, at) => items.slice(at * most, (at + 1) * most));
}
