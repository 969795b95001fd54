import { useMemo } from 'react';
import type { ListedMarket } from '#features/deployment';
import { useActiveOrders } from './useActiveOrders.ts';

/** Own lots that rest, by tick. */
interface OwnTicks {
  buy: ReadonlyMap<number, bigint>;
  sell: ReadonlyMap<number, bigint>;
}

/** Where the account's own orders rest in a market, and with how many lots: to be marked in book and chart. */
export function useOwnTicks(market: ListedMarket): OwnTicks {
  const { orders } = useActiveOrders(market);
  // What rests, as text: a new answer that says the same leaves the marks, and what is drawn with them, alone.
  const resting = (orders ?? [])
    .filter(({ restingLots }) => restingLots > 0n)
    .map(({ side, tick, restingLots }) => `${side} ${tick} ${restingLots}`)
    .join();
  return useMemo(() => {
    const ticks = { buy: new Map<number, bigint>(), sell: new Map<number, bigint>() };
    for (const entry of resting === '' ? [] : resting.split(',')) {
      const [side, tick, lots = '0'] = entry.split(' ');
      const known = side === 'buy' ? ticks.buy : ticks.sell;
      known.set(Number(tick), (known.get(Number(tick)) ?? 0n) + BigInt(lots));
    }
    return ticks;
  }, [resting]);
}
