import {
  type LocalExchange,
  seedPool,
  startLocalExchange,
} from '@weir/contracts/testing/localExchange';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IndexerProcess } from './indexerProcess.ts';
import { seededRandom } from './randomTrading.ts';
import { type Load, measureStreams } from './streamLoad.ts';

const loads: Load[] = process.env.WEIR_DEEP
  ? [{ subscribers: 1_000, blocks: 110, most: 160, pause: 500 }]
  : [{ subscribers: 100, blocks: 8, most: 12, pause: 0 }];

// Far more than is needed: processors may be busy with other tests.
describe('many who follow a market', { timeout: 900_000 }, () => {
  let chain: LocalExchange;
  let indexer: IndexerProcess;
  let url: string;

  beforeAll(async () => {
    chain = await startLocalExchange();
    await seedPool(chain, 4_000_000n);
    indexer = new IndexerProcess({
      RPC_URL: chain.anvil.url,
      DEPLOYMENT: chain.path,
      PORT: '0',
      POLL_MS: '10',
      STREAM_LIMIT: '0',
      RATE_LIMIT: '0',
    });
    url = await indexer.listening();
  }, 300_000);
  afterAll(async () => {
    await indexer.signal('SIGTERM');
    await chain.stop();
  }, 300_000);

  it.each(loads)('get every message once and in order: $subscribers of them', async (load) => {
    const { expected, received, broken, latencies } = await measureStreams(
      chain,
      url,
      seededRandom(41),
      load,
    );
    expect(expected).toBeGreaterThan(load.blocks / 2);
    expect({ received, broken }).toEqual({ received: expected * load.subscribers, broken: 0 });
    if (!process.env.WEIR_DEEP) return;
    const percentile = (part: number) => latencies[Math.floor(latencies.length * part)]?.toFixed(1);
    console.info(`block to event: p50 ${percentile(0.5)} ms, p90 ${percentile(0.9)} ms`);
  });
});
