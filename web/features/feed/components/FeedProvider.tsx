import { createIndexerClient, indexerQueries } from '@weir/indexer/client';
import { type ReactNode, useMemo } from 'react';
import { useDeployment } from '#features/deployment';
import { FeedContext } from '../queries/useFeed.ts';

/** Gives the page its indexer. */
export function FeedProvider({ children }: { children: ReactNode }) {
  const { indexerUrl } = useDeployment();
  const feed = useMemo(() => {
    if (!indexerUrl) return null;
    const client = createIndexerClient(indexerUrl);
    return { client, queries: indexerQueries(client) };
  }, [indexerUrl]);
  return <FeedContext value={feed}>{children}</FeedContext>;
}
