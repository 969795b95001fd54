import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { zeroAddress } from 'viem';
import { coinToken, useDeployment } from '#features/deployment';
import { useFeed } from '#features/feed';
import { useTokens } from '#features/tokens';
import { useAccount } from '#features/wallet';
import { type ActivityNames, activityNames } from '../model/activityNames.ts';

const REFUSED = () => Promise.reject(new Error('No indexer to ask.'));

/** What the account did, newest first, page by page. */
export function useActivity() {
  const feed = useFeed();
  const { address } = useAccount();
  const query = feed?.queries.activity(address ?? zeroAddress);
  return useInfiniteQuery({
    queryKey: query?.queryKey ?? ['indexer', null, 'activity', {}],
    queryFn: query?.queryFn ?? REFUSED,
    initialPageParam: null as string | null,
    getNextPageParam: ({ cursor }) => cursor,
    enabled: feed !== null && address !== undefined,
    refetchInterval: 5000,
    retry: false,
  });
}

/** Names for the entries: of the page's lists, and of all markets that the indexer knows. */
export function useActivityNames(): ActivityNames {
  const feed = useFeed();
  const { markets, coin } = useDeployment();
  const tokens = useTokens();
  const query = feed?.queries.markets();
  const indexed = useQuery({
    queryKey: query?.queryKey ?? ['indexer', null, 'markets', {}],
    queryFn: query?.queryFn ?? REFUSED,
    enabled: feed !== null,
    staleTime: 30_000,
    retry: false,
  });
  const found = indexed.data?.markets;
  return useMemo(
    () => activityNames(markets, [...tokens, coinToken(coin)], found ?? []),
    [markets, tokens, coin, found],
  );
}
