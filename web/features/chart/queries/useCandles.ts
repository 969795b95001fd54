import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CandleInterval } from '@weir/indexer/client';
import { useRef } from 'react';
import type { ListedMarket } from '#features/deployment';
import { useFeed } from '#features/feed';
import { marketHex } from '#features/market';
import { type CandleSeries, mergeCandles } from '../model/candleSeries.ts';

/** Candles that are read again each time: a fork that goes back further than they do is of another kind. */
const READ_AGAIN = 10;
const PAGE = 500;

/** A market's candles: the last ones kept up to date, older ones on demand. */
export function useCandles(market: ListedMarket, interval: CandleInterval) {
  const feed = useFeed();
  const cache = useQueryClient();
  const isLoading = useRef(false);
  const id = marketHex(market);
  const key = feed?.queries.candles(id, { interval }).queryKey ?? ['indexer', null, 'candles'];
  const query = useQuery<CandleSeries>({
    queryKey: key,
    queryFn: async ({ signal }) => {
      if (!feed) throw new Error('No indexer to ask.'); // `enabled` keeps this from being asked
      const known = cache.getQueryData<CandleSeries>(key);
      const from = known?.candles.at(-READ_AGAIN)?.time;
      const { candles } = await feed.client.candles(id, { interval, from }, signal);
      // Older ones may have come meanwhile.
      const now = cache.getQueryData<CandleSeries>(key);
      return {
        candles: mergeCandles(now?.candles ?? [], candles, interval),
        isComplete: now?.isComplete ?? false,
      };
    },
    enabled: feed !== null,
    refetchInterval: 15_000,
  });

  const readOlder = async () => {
    const first = cache.getQueryData<CandleSeries>(key);
    const to = first?.candles[0]?.time;
    if (!feed || to === undefined || first?.isComplete || isLoading.current) return;
    isLoading.current = true;
    try {
      const { candles } = await feed.client.candles(id, { interval, to, limit: PAGE });
      cache.setQueryData<CandleSeries>(key, (now) => ({
        candles: mergeCandles(now?.candles ?? [], candles, interval),
        isComplete: candles.length < PAGE,
      }));
    } catch {
      // The banner says that the indexer is missing; what is drawn stays, and scrolling asks again.
    } finally {
      isLoading.current = false;
    }
  };
  return { series: query.data, isPending: feed !== null && query.isPending, readOlder };
}
