import { IndexerError } from '@weir/indexer/client';
import type { Feed } from '#features/feed';

/** Where a list was read: an indexer, or the node's logs where none answers. */
export type ReadFrom = 'indexer' | 'logs';

/**
 * What an indexer answers; the same from the node's logs where there is no indexer, or it gives no good answer. Either only says
 * which offers and trades there are. Their terms are checked against their digest, and how they stand is read from the contract,
 * so that an indexer can leave something out, but tell nothing that is not so.
 */
export async function indexerOrLogs<Answer>(
  feed: Feed | null,
  ofIndexer: (client: Feed['client']) => Promise<Answer>,
  ofLogs: () => Promise<Answer>,
): Promise<Answer & { readFrom: ReadFrom }> {
  if (feed) {
    try {
      return { ...(await ofIndexer(feed.client)), readFrom: 'indexer' };
    } catch (error) {
      if (!(error instanceof IndexerError)) throw error;
    }
  }
  return { ...(await ofLogs()), readFrom: 'logs' };
}
