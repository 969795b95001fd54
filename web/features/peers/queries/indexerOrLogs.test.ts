import { createIndexerClient, IndexerError } from '@weir/indexer/client';
import { describe, expect, it } from 'vitest';
import type { Feed } from '#features/feed';
import { indexerOrLogs } from './indexerOrLogs.ts';

// It is only handed on.
const feed = { client: createIndexerClient('http://indexer.test') } as Feed;
const logs = async () => ({ ids: [2n, 1n] });

describe('indexerOrLogs', () => {
  it('takes what the indexer answers, and says so', async () => {
    const found = await indexerOrLogs(feed, async () => ({ ids: [3n] }), logs);
    expect(found).toEqual({ ids: [3n], readFrom: 'indexer' });
  });

  it('reads the logs where there is no indexer, or it gives no good answer', async () => {
    const silent = () => Promise.reject(new IndexerError('silent', 0, null));
    expect(await indexerOrLogs(null, silent, logs)).toEqual({ ids: [2n, 1n], readFrom: 'logs' });
    expect(await indexerOrLogs(feed, silent, logs)).toEqual({ ids: [2n, 1n], readFrom: 'logs' });
  });

  it('hides no error that is not the indexer’s', async () => {
    const wrong = () => Promise.reject(new TypeError('a mistake'));
    await expect(indexerOrLogs(feed, wrong, logs)).rejects.toThrow('a mistake');
  });
});
