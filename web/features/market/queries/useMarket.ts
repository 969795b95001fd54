import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type ListedMarket, useDeployment } from '#features/deployment';
import { useNode } from '#features/wallet';
import { type MarketAtBlock, marketQuery } from './marketQuery.ts';

/** A state this old, in milliseconds, is marked and not signed from. */
export const STALE_AFTER = 6000;

export interface LiveMarket {
  /** Undefined until the node has answered once. */
  data: MarketAtBlock | undefined;
  /** The node has not answered for a while: what is shown may be old. */
  isStale: boolean;
}

/** A market, read anew about each second. */
export function useMarket(market: ListedMarket): LiveMarket {
  const deployment = useDeployment();
  const node = useNode();
  const { data, dataUpdatedAt, errorUpdatedAt } = useQuery(marketQuery(node, deployment, market));
  const [now, setNow] = useState(() => Date.now());

  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 2000);
    return () => clearInterval(timer);
  }, []);
  const isFailing = errorUpdatedAt > dataUpdatedAt;
  const isOld = dataUpdatedAt > 0 && now - dataUpdatedAt > STALE_AFTER;
  return { data, isStale: isOld || (isFailing && data === undefined) };
}
