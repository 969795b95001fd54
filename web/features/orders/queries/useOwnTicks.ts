import { useMemo } from 'react';
import type { ListedMarket } from '#features/deployment';
import { useActiveOrders } from './useOrders.ts';

/** Ticks at which the account's own orders rest, to be marked in the book. */
export function useOwnTicks(market: ListedMarket) {
  const { orders } = useActiveOrders(market);
  return useMemo(() => {
    const resting = orders?.filter(({ restingLots }) => restingLots > 0n) ?? [];
    const ticks = (side: 'buy' | 'sell') =>
      new Set(resting.filter((order) => order.side === side).map(({ tick }) => tick));
    return { buy: ticks('buy'), sell: ticks('sell') };
  }, [orders]);
}
