import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { type ListedMarket, useDeployment } from '#features/deployment';
import { useNode } from '#features/wallet';
import { type MarketAtBlock, marketQuery } from './marketQuery.ts';
import { STALE_AFTER } from './useMarket.ts';

/** How often a market is read that nothing hangs on at the moment, in milliseconds. */
const RARELY = 10_000;

/** One of several markets that are read together. */
export interface ReadMarket {
  market: ListedMarket;
  /** Undefined until the node has answered once. */
  data: MarketAtBlock | undefined;
  /** Whole seconds since the node answered last; 0 where it has not. */
  age: number;
  isStale: boolean;
  /** The node has answered with an error, and with nothing else. */
  isUnreadable: boolean;
}

/**
 * Several markets: those that are `urgent` are read anew about each second, the others each ten. What is asked at the
 * same time goes to the node in one request.
 */
export function useMarkets(
  markets: readonly ListedMarket[],
  isUrgent: (market: ListedMarket) => boolean,
): readonly ReadMarket[] {
  const deployment = useDeployment();
  const node = useNode();
  const now = useNow();
  const combine = useCallback(
    (results: UseQueryResult<MarketAtBlock>[]) =>
      results.map(({ data, dataUpdatedAt, isError }) => ({ data, dataUpdatedAt, isError })),
    [],
  );
  const results = useQueries({
    queries: markets.map((market) => {
      const query = marketQuery(node, deployment, market);
      return isUrgent(market) ? query : { ...query, refetchInterval: RARELY };
    }),
    combine,
  });
  return markets.map((market, at) => {
    const { data, dataUpdatedAt = 0, isError = false } = results[at] ?? {};
    const since = dataUpdatedAt === 0 ? 0 : Math.max(0, now - dataUpdatedAt);
    const isStale = since > STALE_AFTER;
    return {
      market,
      data,
      age: Math.floor(since / 1000),
      isStale,
      isUnreadable: isError && data === undefined,
    };
  });
}

/** The time in milliseconds, a second old at most. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
