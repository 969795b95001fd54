import { useQueryClient } from '@tanstack/react-query';
import {
  applyMarketDelta,
  type MarketSnapshot,
  streamMarket,
  type TradesAnswer,
} from '@weir/indexer/client';
import { useEffect } from 'react';
import { useFeed } from './useFeed.ts';

/** Reading again what a block changed is bounded to once in this many milliseconds. */
const QUIET = 700;

/**
 * Follows one market: its trades are kept up to date as they come, and what else the indexer answers (candles,
 * orders, statistics) is read again, at most every `QUIET` ms.
 */
export function useMarketStream(market: string): void {
  const feed = useFeed();
  const cache = useQueryClient();

  useEffect(() => {
    if (!feed) return;
    let current: MarketSnapshot | null = null;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const tradesKey = feed.queries.trades(market).queryKey;

    const show = (snapshot: MarketSnapshot) => {
      current = snapshot;
      const answer: TradesAnswer = { block: snapshot.block, trades: snapshot.trades, cursor: null };
      cache.setQueryData(tradesKey, answer);
    };
    const readAgain = () => {
      timer ??= setTimeout(() => {
        timer = null;
        void cache.invalidateQueries({
          queryKey: feed.queries.all,
          predicate: ({ queryKey }) => queryKey[2] !== 'trades' && queryKey[2] !== 'health',
        });
      }, QUIET);
    };
    const apply = (delta: Parameters<typeof applyMarketDelta>[1]) => {
      if (current) show(applyMarketDelta(current, delta));
      readAgain();
    };
    const stop = streamMarket(feed.client, market, {
      snapshot: show,
      delta: apply,
      rollback: apply,
    });
    return () => {
      stop();
      if (timer) clearTimeout(timer);
    };
  }, [feed, market, cache]);
}
