import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type LocalExchange,
  seedPool,
  startLocalExchange,
} from '@weir/contracts/testing/localExchange';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { explain } from '../src/explain.ts';
import { startIndexer } from '../src/startIndexer.ts';
import { openStore } from '../src/store/openStore.ts';
import { moreBlocksThan, startFaultyNode } from './faultyNode.ts';
import { IndexerProcess } from './indexerProcess.ts';
import { dumpFreshIndex, dumpViews, startLiveIndex } from './liveIndex.ts';
import { tablesOfIndex, tablesOfModel } from './modelTables.ts';
import { mineEmpty, seededRandom, tradeAtRandom } from './randomTrading.ts';

// Far more than is needed: processors may be busy with other tests.
describe('the indexer as a process', { timeout: 300_000 }, () => {
  const random = seededRandom(21);
  const directory = mkdtempSync(join(tmpdir(), 'weir-indexer-store-'));
  const started: IndexerProcess[] = [];
  let chain: LocalExchange;
  let environment: Record<string, string>;

  beforeAll(async () => {
    chain = await startLocalExchange();
    await seedPool(chain, 4_000_000n);
    environment = {
      RPC_URL: chain.anvil.url,
      DEPLOYMENT: chain.path,
      PORT: '0',
      POLL_MS: '10',
      // Short, so that kills strike in backfill as well as at the head.
      JOURNAL_DEPTH: '8',
    };
  }, 300_000);
  // One that a failed test did not end.
  afterEach(async () => {
    for (const indexer of started.splice(0)) await indexer.signal('SIGKILL');
  });
  afterAll(async () => {
    await chain.stop();
    rmSync(directory, { recursive: true });
  }, 300_000);

  function start(settings: Record<string, string>): IndexerProcess {
    const indexer = new IndexerProcess(settings);
    started.push(indexer);
    return indexer;
  }

  const kills = process.env.WEIR_DEEP ? 20 : 4;

  it(`loses nothing and counts nothing twice when it is killed, ${kills} times`, async () => {
    // A slow node that gives few blocks at once: backfills then last long enough to be hit.
    const node = await startFaultyNode(chain.anvil.url);
    node.faults = { delay: 10, refuse: moreBlocksThan(2) };
    const slow = {
      ...environment,
      RPC_URL: node.url,
      BACKFILL_CONCURRENCY: '2',
      DATA_DIR: directory,
    };
    const struck = new Set<string>();
    for (let round = 0; round < kills; round++) {
      await tradeAtRandom(chain, random, { blocks: 6, most: 12 });
      await mineEmpty(chain, 24);
      await tradeAtRandom(chain, random, { blocks: 6, most: 12 });
      const indexer = start(slow);
      const url = await indexer.listening();
      const { status } = await waitForHealth(url, round % 2 === 0 ? 'syncing' : 'live');
      struck.add(status);
      const trading = tradeAtRandom(chain, random, { blocks: 2 + random(3), most: 12 });
      await new Promise((resolve) => setTimeout(resolve, random(80)));
      await indexer.signal('SIGKILL');
      await trading;
    }
    expect([...struck]).toEqual(['syncing', 'live']);
    await node.stop();
    const survivor = await startLiveIndex(chain, { directory });
    await survivor.caughtUp();
    expect(await tablesOfIndex(survivor.store)).toEqual(await tablesOfModel(chain));
    const scratch = await openStore(undefined);
    expect(await dumpViews(survivor.store)).toEqual(await dumpFreshIndex(chain, scratch));
    await survivor.stop();
    await scratch.close();
  });

  it('holds its store alone, and stops cleanly on SIGTERM with a stream open', async () => {
    const indexer = start({ ...environment, DATA_DIR: directory });
    const url = await indexer.listening();
    await expect(openStore(directory)).rejects.toThrow(
      `DATA_DIR: ${directory} is in use by process`,
    );
    const stream = await fetch(`${url}/v1/accounts/${chain.accounts[0]}/stream`);
    expect(stream.status).toBe(200);
    expect(await indexer.signal('SIGTERM')).toBe(0);
    // And leaves the store to others.
    await (await openStore(directory)).close();
  });

  it('says in words what is missing, and ends with a code that is not 0', async () => {
    const { RPC_URL: _, ...rest } = environment;
    const indexer = start(rest);
    expect(await indexer.exited).toBe(2);
    expect(indexer.output).toContain("RPC_URL is not set; expected the node's address");
  });

  /** What is printed where these settings stop it. */
  async function refusal(change: Record<string, string>): Promise<string> {
    return startIndexer(readConfig({ ...environment, LOG_LEVEL: 'silent', ...change })).then(
      async (indexer) => {
        await indexer.stop();
        return 'it ran';
      },
      explain,
    );
  }

  it('says in words what is wrong with the node, the deployment or the port', async () => {
    expect(() => readConfig({ ...environment, PORT: '70000' })).toThrow(
      'PORT is "70000"; expected a port from 0 to 65535',
    );
    expect(await refusal({ RPC_URL: 'http://127.0.0.1:9' })).toContain('the node does not answer');
    expect(await refusal({ DEPLOYMENT: '/nowhere.json' })).toContain(
      '/nowhere.json cannot be read',
    );

    const other = join(directory, 'other.json');
    const { exchange, lens, accounts } = chain;
    const file = { chainId: 5, exchange, lens, tokens: [], markets: [] };
    const refusalOf = (deployment: object) => {
      writeFileSync(other, JSON.stringify(deployment));
      return refusal({ DEPLOYMENT: other });
    };
    expect(await refusalOf(file)).toContain('deployedAtBlock should be a whole number');
    expect(await refusalOf({ ...file, deployedAtBlock: 1 })).toContain(
      'RPC_URL is a node of chain 31337, but DEPLOYMENT is of chain 5',
    );
    const noCode = { ...file, chainId: 31_337, exchange: accounts[0], deployedAtBlock: 1 };
    expect(await refusalOf(noCode)).toContain('There is no contract at');

    const { server, port } = await takePort();
    expect(await refusal({ PORT: String(port) })).toContain(`PORT: ${port} at 127.0.0.1 is taken`);
    server.close();
  });
});

/** Asks until the index is so far; it goes from `syncing` to `live`. */
async function waitForHealth(url: string, wanted: 'syncing' | 'live'): Promise<{ status: string }> {
  for (;;) {
    const response = await fetch(`${url}/health`);
    const health = (await response.json()) as { status: string };
    if (response.ok && health.status === wanted) return health;
    if (health.status === 'live') throw new Error('the backfill was over too soon');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function takePort(): Promise<{ server: Server; port: number }> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('no port was given');
      resolve({ server, port: address.port });
    });
  });
}
