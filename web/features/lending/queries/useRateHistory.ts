import { useQuery } from '@tanstack/react-query';
import { useFeed } from '#features/feed';
import { type ListedLending, lendingHex } from '../model/listedLending.ts';
import { rateHistory } from '../model/rateHistory.ts';

/** Hours that are read: a week. */
const HOURS = 168;

const missing = () => Promise.reject(new Error('No indexer to ask.'));

/** The market's rates of the last week by hour, oldest first; undefined while unknown. */
export function useRateHistory(listed: ListedLending) {
  const feed = useFeed();
  const range = { interval: '1h', limit: HOURS } as const;
  const query = feed?.queries.lendingHistory(lendingHex(listed), range);
  const { data, isError } = useQuery({
    queryKey: query?.queryKey ?? ['indexer', null, 'lendingHistory'],
    queryFn: query?.queryFn ?? missing,
    enabled: feed !== null,
    refetchInterval: 30_000,
  });
  return {
    points: data && rateHistory(data.periods),
    isMissing: feed === null || (isError && !data),
  };
}
