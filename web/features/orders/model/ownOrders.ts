import {
  type BatchAction,
  type MarketState,
  type OwnOrder,
  packMarketKey,
  withoutSelfTrade,
} from '@weir/contracts';
import type { ShownOrder } from './shownOrder.ts';

/** An order that rests, in the shape that the bindings look for self-trades in. */
export function toOwnOrder(marketId: bigint, order: ShownOrder): OwnOrder {
  const { handle, tick, generation, index } = order;
  return {
    market: marketId,
    handle,
    tick,
    isAsk: order.side === 'sell',
    unfilledLots: order.restingLots,
    expected: { generation, index },
  };
}

/** Own orders that an order would trade with, in the order in which they have to be cancelled before it. */
export function ownOrdersHit(
  state: MarketState,
  order: { sell: boolean; lots: bigint; tick: number },
  own: readonly OwnOrder[],
): OwnOrder[] {
  if (own.length === 0) return [];
  const key = packMarketKey(state.market);
  // What rests or fails of it afterwards has no part in what it hits: looked at as one that takes what it can.
  const terms = { ...order, handle: 0n, timeInForce: 'ioc' as const };
  const action: BatchAction = { kind: 'place', key, terms };
  return withoutSelfTrade([state], [action], own).cancelled;
}

/** The book without some own orders. */
export function withoutOrders<State extends MarketState>(
  state: State,
  orders: readonly OwnOrder[],
): State {
  const side = (which: 'bids' | 'asks') =>
    state[which].flatMap((level) => {
      const taken = orders
        .filter(({ isAsk, tick }) => isAsk === (which === 'asks') && tick === level.tick)
        .reduce((sum, { unfilledLots }) => sum + unfilledLots, 0n);
      return level.lots > taken ? [{ ...level, lots: level.lots - taken }] : [];
    });
  return orders.length === 0 ? state : { ...state, bids: side('bids'), asks: side('asks') };
}
