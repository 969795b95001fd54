import {
  type LocalExchange,
  seedPool,
  startLocalExchange,
} from '@weir/contracts/testing/localExchange';
import {
  type PostgresServer,
  postgresBinaries,
  startPostgres,
} from '@weir/contracts/testing/postgresServer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readApiConfig } from '../src/config.ts';
import { explain } from '../src/explain.ts';
import { startApi } from '../src/startApi.ts';
import { EventStream, type ReceivedEvent } from './eventStream.ts';
import { IndexerProcess } from './indexerProcess.ts';
import { seededRandom, tradeAtRandom } from './randomTrading.ts';

const isInstalled = postgresBinaries() !== null;
if (!isInstalled)
  console.warn('Skipped: PostgreSQL is not installed (apt-get install postgresql).');

/** Parts of answers that are looked into. */
interface Answer {
  block: { hash: string };
  seq: number;
  problem: string | null;
}

// Far more than is needed: processors may be busy with other tests.
describe.skipIf(!isInstalled)('processes that only answer', { timeout: 300_000 }, () => {
  const random = seededRandom(77);
  const started: IndexerProcess[] = [];
  let server: PostgresServer;
  let chain: LocalExchange;
  let environment: Record<string, string>;

  beforeAll(async () => {
    [server, chain] = await Promise.all([startPostgres(), startLocalExchange()]);
    await seedPool(chain, 4_000_000n);
    environment = { DEPLOYMENT: chain.path, DATABASE_URL: server.url, PORT: '0' };
  }, 300_000);
  afterEach(async () => {
    for (const indexer of started.splice(0)) await indexer.signal('SIGKILL');
  });
  afterAll(async () => {
    await chain.stop();
    await server.stop();
  }, 300_000);

  async function start(settings: Record<string, string>) {
    const indexer = new IndexerProcess({ ...environment, ...settings });
    started.push(indexer);
    return { indexer, url: await indexer.listening() };
  }
  const indexing = () => start({ RPC_URL: chain.anvil.url, POLL_MS: '10' });
  const answering = () => start({ ROLE: 'api' });

  const get = async (url: string, path: string) => {
    const response = await fetch(`${url}${path}`);
    return { status: response.status, body: (await response.json()) as Answer };
  };
  async function isReady(url: string): Promise<void> {
    const status = async () => (await get(url, '/ready')).status;
    await expect.poll(status, { timeout: 30_000 }).toBe(200);
  }
  async function reached(url: string): Promise<void> {
    const { hash } = await chain.anvil.rpc<{ hash: string }>('eth_getBlockByNumber', [
      'latest',
      false,
    ]);
    await expect
      .poll(async () => (await get(url, '/health')).body.block.hash, { timeout: 60_000 })
      .toBe(hash);
  }

  it('answer and stream what the one that indexes does, through a fork', async () => {
    const { url: writer } = await indexing();
    await reached(writer);
    const apis = [await answering(), await answering()];
    const urls = [writer, ...apis.map(({ url }) => url)];
    const market = `/v1/markets/0x${chain.market.id.toString(16).padStart(64, '0')}`;
    const streams = await Promise.all(
      urls.map((url) => EventStream.open(`${url}${market}/stream`)),
    );
    await tradeAtRandom(chain, random, { blocks: 4, most: 12 });
    const snapshot = await chain.anvil.rpc('evm_snapshot');
    await tradeAtRandom(chain, random, { blocks: 2, most: 12 });
    for (const url of urls) await reached(url);
    await chain.anvil.rpc('evm_revert', [snapshot]);
    await tradeAtRandom(chain, random, { blocks: 3, most: 12 });
    for (const url of urls) await reached(url);

    for (const path of [`${market}/state`, `${market}/trades`, '/v1/markets', `${market}/depth`]) {
      const [first, ...others] = await Promise.all(urls.map((url) => get(url, path)));
      expect(first?.status).toBe(200);
      for (const other of others) expect(other).toEqual(first);
    }
    const { seq } = (await get(writer, `${market}/state`)).body;
    const [first, ...others] = await Promise.all(streams.map((stream) => toldUpTo(stream, seq)));
    expect(first?.some(({ event }) => event === 'rollback')).toBe(true);
    expect(first?.length).toBeGreaterThan(6);
    for (const other of others) expect(other).toEqual(first);
    for (const stream of streams) stream.close();
  });

  it('say that nobody indexes any more, and go on with another who does', async () => {
    const first = await indexing();
    await reached(first.url);
    const api = await answering();
    await isReady(api.url);
    await first.indexer.signal('SIGKILL');
    await expect
      .poll(() => get(api.url, '/ready'), { timeout: 30_000 })
      .toMatchObject({
        status: 503,
        body: { status: 'stalled', problem: 'the process that indexes is not heard of' },
      });
    // What was indexed is still answered.
    expect((await get(api.url, '/v1/markets')).status).toBe(200);
    await indexing();
    await tradeAtRandom(chain, random, { blocks: 1, most: 12 });
    await reached(api.url);
    await isReady(api.url);
  });

  it('outlive a crash of the database, and say meanwhile that it does not answer', async () => {
    const first = await indexing();
    await reached(first.url);
    const api = await answering();
    await isReady(api.url);
    await server.crash();
    await expect
      .poll(async () => (await get(api.url, '/ready')).body.problem, { timeout: 30_000 })
      .toContain('the database does not answer');
    expect(await first.indexer.exited).toBe(1);
    await server.start();
    await indexing();
    await tradeAtRandom(chain, random, { blocks: 1, most: 12 });
    await reached(api.url);
    await isReady(api.url);
  });

  it('say in words what they lack', async () => {
    const refusal = (change: Record<string, string>) =>
      startApi(readApiConfig({ ...environment, LOG_LEVEL: 'silent', ...change })).then(
        async (api) => {
          await api.stop();
          return 'it ran';
        },
        explain,
      );
    expect(await refusal({ DATABASE_SCHEMA: 'empty' })).toContain(
      'empty holds no index of this version. Start the process that indexes first.',
    );
    expect(() => readApiConfig({ DEPLOYMENT: chain.path })).toThrow(
      'DATABASE_URL is not set; with ROLE=api expected a PostgreSQL server',
    );
  });
});

/** What a stream told, up to the message of a number. */
async function toldUpTo(stream: EventStream, seq: number): Promise<ReceivedEvent[]> {
  const told: ReceivedEvent[] = [];
  for (;;) {
    const event = await stream.next('snapshot', 'delta', 'rollback');
    told.push(event);
    if ((event.data as { seq: number }).seq >= seq) return told;
  }
}
