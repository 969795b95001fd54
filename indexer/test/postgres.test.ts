import { randomUUID } from 'node:crypto';
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
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { explain } from '../src/explain.ts';
import { startIndexer } from '../src/startIndexer.ts';
import { openStore, type Store } from '../src/store/openStore.ts';
import { viewOfChain, viewOfIndex } from './chainView.ts';
import { IndexerProcess } from './indexerProcess.ts';
import { dumpFreshIndex, dumpViews, type LiveIndex, startLiveIndex } from './liveIndex.ts';
import { seededRandom, tradeAtRandom } from './randomTrading.ts';

const isInstalled = postgresBinaries() !== null;
if (!isInstalled)
  console.warn('Skipped: PostgreSQL is not installed (apt-get install postgresql).');

// Far more than is needed: processors may be busy with other tests.
describe.skipIf(!isInstalled)('an index on a PostgreSQL server', { timeout: 300_000 }, () => {
  const random = seededRandom(33);
  const started: IndexerProcess[] = [];
  let server: PostgresServer;
  let chain: LocalExchange;
  /** Embedded, where fresh indexes are made to compare with. */
  let scratch: Store;
  let environment: Record<string, string>;

  beforeAll(async () => {
    [server, chain] = await Promise.all([startPostgres(), startLocalExchange()]);
    scratch = await openStore(undefined);
    await seedPool(chain, 4_000_000n);
    environment = {
      RPC_URL: chain.anvil.url,
      DEPLOYMENT: chain.path,
      DATABASE_URL: server.url,
      PORT: '0',
      POLL_MS: '10',
      JOURNAL_DEPTH: '8',
      LOG_LEVEL: 'silent',
    };
  }, 300_000);
  afterEach(async () => {
    for (const indexer of started.splice(0)) await indexer.signal('SIGKILL');
  });
  afterAll(async () => {
    await scratch.close();
    await chain.stop();
    await server.stop();
  }, 300_000);

  const place = (schema: string) => ({ url: server.url, schema });

  async function onServer(schema: string, use: (live: LiveIndex) => Promise<void>): Promise<void> {
    const store = await openStore(place(schema));
    const live = await startLiveIndex(chain, { store, journalDepth: 8 });
    await use(live);
    await live.stop();
    await store.close();
  }

  function startProcess(settings: Record<string, string>): IndexerProcess {
    const indexer = new IndexerProcess({ ...environment, ...settings });
    started.push(indexer);
    return indexer;
  }

  it("equals the contracts' views and an embedded index, after a fork too", async () => {
    await onServer('follows', async (live) => {
      await tradeAtRandom(chain, random, { blocks: 10, most: 12 });
      const snapshot = await chain.anvil.rpc('evm_snapshot');
      await tradeAtRandom(chain, random, { blocks: 4, most: 12 });
      await live.caughtUp();
      await chain.anvil.rpc('evm_revert', [snapshot]);
      await tradeAtRandom(chain, random, { blocks: 6, most: 12 });
      await live.caughtUp();
      expect(await viewOfIndex(live.store, chain)).toEqual(await viewOfChain(chain));
      expect(await dumpViews(live.store)).toEqual(await dumpFreshIndex(chain, scratch));
    });
  });

  it('goes on where it was killed, and where the server crashed under it', async () => {
    const schema = { DATABASE_SCHEMA: 'killed' };
    const killed = startProcess(schema);
    await killed.listening();
    await tradeAtRandom(chain, random, { blocks: 3, most: 12 });
    await killed.signal('SIGKILL');

    const crashed = startProcess(schema);
    await crashed.listening();
    await tradeAtRandom(chain, random, { blocks: 2, most: 12 });
    await server.crash();
    expect(await crashed.exited).toBe(1);
    expect(crashed.output).toContain('the connection that writes was lost');
    await server.start();

    await tradeAtRandom(chain, random, { blocks: 2, most: 12 });
    await onServer('killed', async (live) => {
      await live.caughtUp();
      expect(await dumpViews(live.store)).toEqual(await dumpFreshIndex(chain, scratch));
    });
  });

  it('has one writer', async () => {
    const store = await openStore(place('alone'));
    await expect(openStore(place('alone'))).rejects.toThrow(
      'DATABASE_URL: another indexer writes to the schema alone.',
    );
    await (await openStore(place('another'))).close();
    await store.close();
    await (await openStore(place('alone'))).close();
  });

  it('says in words what is wrong with the server or the schema', async () => {
    const refusal = (change: Record<string, string>) =>
      startIndexer(readConfig({ ...environment, ...change })).then(async (indexer) => {
        await indexer.stop();
        return 'it ran';
      }, explain);
    expect(await refusal({ DATABASE_URL: 'postgres://weir@127.0.0.1:9/none' })).toContain(
      'DATABASE_URL: connect ECONNREFUSED',
    );
    const client = new Client({ connectionString: server.url });
    await client.connect();
    await client.query('create schema taken; create table taken.precious (id int)');
    expect(await refusal({ DATABASE_SCHEMA: 'taken' })).toContain(
      'DATABASE_SCHEMA: taken holds tables of something else (precious)',
    );
    expect((await client.query('select * from taken.precious')).rows).toEqual([]);
    await client.end();
    expect(() => readConfig({ ...environment, DATABASE_SCHEMA: 'a; drop' })).toThrow(
      'DATABASE_SCHEMA is "a; drop"; expected a schema of that database',
    );
    expect(() => readConfig({ ...environment, DATA_DIR: `/tmp/${randomUUID()}` })).toThrow(
      'DATABASE_URL and DATA_DIR are both set; expected one of them.',
    );
  });
});
