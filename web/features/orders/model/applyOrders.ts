import type { AccountOrders, OrdersAnswer } from '@weir/indexer/client';

/** Active orders after a message of the account's stream: changed ones in their place, new ones first, closed ones gone. */
export function applyOrders(before: OrdersAnswer, message: AccountOrders): OrdersAnswer {
  const changed = new Map(message.orders.map((order) => [order.id, order]));
  const kept = before.orders.map((order) => changed.get(order.id) ?? order);
  const known = new Set(before.orders.map(({ id }) => id));
  const fresh = message.orders.filter(({ id }) => !known.has(id));
  const orders = [...fresh.toReversed(), ...kept].filter(({ status }) => status !== 'closed');
  return { ...before, block: message.block, orders };
}
