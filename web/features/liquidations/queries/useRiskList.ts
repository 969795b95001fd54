import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type PositionsAtRisk, streamRisk } from '@weir/indexer/client';
import { useEffect } from 'react';
import { useFeed } from '#features/feed';

const missing = () => Promise.reject(new Error('No indexer to ask.'));

/** The positions of the lowest health, as the indexer tells them live; undefined until it has. */
export function useRiskList(): { list: PositionsAtRisk | undefined; isMissing: boolean } {
  const feed = useFeed();
  const cache = useQueryClient();
  const query = feed?.queries.atRisk();
  const { data, isError } = useQuery({
    queryKey: query?.queryKey ?? ['indexer', null, 'atRisk'],
    queryFn: query?.queryFn ?? missing,
    enabled: feed !== null,
    // The stream brings it with each block; this is for where the stream is cut.
    refetchInterval: 10_000,
  });
  useEffect(() => {
    if (!feed) return;
    const { queryKey } = feed.queries.atRisk();
    return streamRisk(feed.client, {
      positions: (message) => void cache.setQueryData(queryKey, message),
    });
  }, [feed, cache]);
  return { list: data, isMissing: feed === null || (isError && !data) };
}

/** The last liquidations of all markets; undefined until the indexer answers. */
export function useLiquidations() {
  const feed = useFeed();
  const query = feed?.queries.liquidations({ limit: 20 });
  return useQuery({
    queryKey: query?.queryKey ?? ['indexer', null, 'liquidations'],
    queryFn: query?.queryFn ?? missing,
    enabled: feed !== null,
    refetchInterval: 10_000,
  }).data?.liquidations;
}
