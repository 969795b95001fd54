import { useQuery, useQueryClient } from '@tanstack/react-query';
import { streamTrade } from '@weir/indexer/client';
import { useEffect } from 'react';
import type { Address } from 'viem';
import { useDeployment } from '#features/deployment';
import { useFeed } from '#features/feed';
import { eventOfAnswer, type TradeEvent } from '../model/tradeEvent.ts';
import { isIndexed } from './keysQuery.ts';
import { useTradeLog } from './usePeerTrade.ts';

const missing = () => Promise.reject(new Error('No indexer to ask.'));

/** What happened to a trade. */
export interface TradePast {
  /** Undefined while it is read. */
  events: readonly TradeEvent[] | undefined;
  /** No indexer answers: they are the node's logs. */
  isOfLogs: boolean;
  /** Why it could not be read; null where it could. */
  error: unknown;
}

/**
 * What happened to a trade, as an indexer tells it, else by the node's logs. It is history and decides nothing: state, deadlines
 * and amounts are read from the contract.
 */
export function useTradePast(escrow: Address, id: bigint): TradePast {
  const feed = useFeed();
  const isAsked = feed !== null && isIndexed(id);
  const query = isAsked ? feed.queries.p2pTrade(Number(id)) : null;
  const indexed = useQuery({
    queryKey: query?.queryKey ?? ['indexer', null, 'p2pTrade'],
    queryFn: query?.queryFn ?? missing,
    enabled: isAsked,
    // The stream brings it at once; this is for where the stream is cut.
    refetchInterval: 10_000,
    retry: false,
  });
  const log = useTradeLog(escrow, id);
  const isOfLogs = !isAsked || (indexed.isError && !indexed.data);
  return {
    events: isOfLogs ? log.data?.events : indexed.data?.events.map(eventOfAnswer),
    isOfLogs,
    error: isOfLogs && !log.data ? log.error : null,
  };
}

/** Has the trade read again as soon as an indexer's stream tells that something happened to it; it is polled besides. */
export function useTradeStream(id: bigint): void {
  const { chainId } = useDeployment();
  const feed = useFeed();
  const cache = useQueryClient();
  useEffect(() => {
    if (!feed || !isIndexed(id)) return;
    const { queryKey } = feed.queries.p2pTrade(Number(id));
    return streamTrade(feed.client, Number(id), {
      trade: (message) => {
        cache.setQueryData(queryKey, message);
        // The message is the reason to look, and nothing of it is believed: the node says what changed.
        void cache.invalidateQueries({ queryKey: ['peerTrades', chainId] });
      },
    });
  }, [feed, id, cache, chainId]);
}
