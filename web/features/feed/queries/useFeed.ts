import type { createIndexerClient, indexerQueries } from '@weir/indexer/client';
import { createContext, use } from 'react';

/** The indexer as the page sees it. */
export interface Feed {
  client: ReturnType<typeof createIndexerClient>;
  queries: ReturnType<typeof indexerQueries>;
}

export const FeedContext = createContext<Feed | null>(null);

/** The indexer; null where the deployment names none: what only it knows is then missing. */
export function useFeed(): Feed | null {
  return use(FeedContext);
}
