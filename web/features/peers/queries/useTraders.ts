import { useQueries } from '@tanstack/react-query';
import type { Address } from 'viem';
import { useFeed } from '#features/feed';
import { recordOf, type TraderRecord } from '../model/traderRecord.ts';

/** Traders asked about at once: one request each, and a list shows no more makers than a reader looks through. */
const MOST_ASKED = 100;
const OFTEN = 60_000;

const missing = () => Promise.reject(new Error('No indexer to ask.'));

/**
 * Records by address in small letters, as an indexer counts them from the chain; those that are not known (yet) are missing. They
 * are the indexer's word: nothing that is signed depends on them.
 */
export function useTraders(accounts: readonly Address[]): ReadonlyMap<string, TraderRecord> {
  const feed = useFeed();
  const asked = [...new Set(accounts.map((account) => account.toLowerCase()))]
    .toSorted()
    .slice(0, MOST_ASKED);
  return useQueries({
    queries: asked.map((account) => {
      const query = feed?.queries.p2pTrader(account);
      return {
        queryKey: query?.queryKey ?? ['indexer', null, 'p2pTrader', { account }],
        queryFn: query?.queryFn ?? missing,
        enabled: feed !== null,
        staleTime: OFTEN,
        refetchInterval: OFTEN,
        retry: false,
      };
    }),
    combine: (answers) =>
      new Map(answers.flatMap(({ data }) => (data ? [recordOf(data.trader)] : []))),
  });
}
