import { useQuery } from '@tanstack/react-query';
import { say } from '../words/english.ts';
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
  if (!feed) return { isUsable: false, words: say.notSetUp };
  if (health.error) return { isUsable: false, words: say.silent };
  if (health.data?.status === 'stalled') {
    return { isUsable: true, words: say.stalled };
  }
  if (health.data?.status === 'syncing' && (health.data.lag ?? 0) > 5) {
    return { isUsable: true, words: say.catchingUp(health.data.lag ?? 0) };
  }
  return { isUsable: true, words: null };
}
