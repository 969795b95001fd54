import { useQuery } from '@tanstack/react-query';
import { useFeed } from './useFeed.ts';

/** Whether history can be shown, and the words for a banner where it cannot. */
export function useFeedHealth(): { isUsable: boolean; words: string | null } {
  const feed = useFeed();
  const health = useQuery({
    queryKey: feed?.queries.health().queryKey ?? ['indexer', null],
    queryFn: ({ signal }) => {
      if (!feed) throw new Error('No indexer to ask.'); // `enabled` keeps this from being asked
      return feed.client.health(signal);
    },
    enabled: feed !== null,
    refetchInterval: 5000,
    retry: false,
  });
  if (!feed) return { isUsable: false, words: 'No indexer is set up' };
  if (health.error) return { isUsable: false, words: 'The indexer does not answer' };
  if (health.data?.status === 'stalled') {
    return { isUsable: true, words: 'The indexer does not keep up with the chain' };
  }
  if (health.data?.status === 'syncing' && (health.data.lag ?? 0) > 5) {
    return { isUsable: true, words: `The indexer is catching up (${health.data.lag} blocks)` };
  }
  return { isUsable: true, words: null };
}
