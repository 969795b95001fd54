import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../src/store/openStore.ts';
import { IndexerProcess } from './indexerProcess.ts';
import { dumpFreshIndex, dumpViews, startLiveIndex } from './liveIndex.ts';
import { type LocalExchange, seedPool, startLocalExchange } from './localExchange.ts';
import { seededRandom, tradeAtRandom } from './randomTrading.ts';

describe('the indexer as a process', () => {
  const random = seededRandom(21);
  const directory = mkdtempSync(join(tmpdir(), 'weir-indexer-store-'));
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
  }, 60_000);
  afterAll(async () => {
    await chain.stop();
    rmSync(directory, { recursive: true });
  });

  it('loses nothing and counts nothing twice when it is killed', async () => {
    for (let round = 0; round < 4; round++) {
      const indexer = new IndexerProcess({ ...environment, DATA_DIR: directory });
      await Promise.race([indexer.exited, tradeAtRandom(chain, random, { blocks: 10, most: 12 })]);
      await indexer.listening();
      await tradeAtRandom(chain, random, { blocks: 1 + random(8), most: 12 });
      await new Promise((resolve) => setTimeout(resolve, random(150)));
      await indexer.signal('SIGKILL');
    }
    const survivor = await startLiveIndex(chain, { directory });
    await survivor.caughtUp();
    const scratch = await openStore(undefined);
    expect(await dumpViews(survivor.store)).toEqual(await dumpFreshIndex(chain, scratch));
    await survivor.stop();
    await scratch.close();
  }, 120_000);

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'stops cleanly on %s, an open stream included',
    async (signal) => {
      const indexer = new IndexerProcess(environment);
      const url = await indexer.listening();
      const { markets } = (await (await fetch(`${url}/v1/markets`)).json()) as {
        markets: { id: string }[];
      };
      const stream = await fetch(`${url}/v1/markets/${markets[0]?.id}/stream`);
      expect(stream.status).toBe(200);
      expect(await indexer.signal(signal)).toBe(0);
    },
    60_000,
  );

  it('refuses a second writer of its store', async () => {
    const first = new IndexerProcess({ ...environment, DATA_DIR: directory });
    await first.listening();
    const second = new IndexerProcess({ ...environment, DATA_DIR: directory });
    expect(await second.exited).toBe(1);
    expect(second.output).toContain(`DATA_DIR: ${directory} is in use by process`);
    await first.signal('SIGTERM');
  }, 60_000);

  async function refusal(change: Record<string, string | undefined>): Promise<string> {
    const changed = { ...environment, ...change };
    const given = Object.entries(changed).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    const indexer = new IndexerProcess(Object.fromEntries(given));
    expect(await indexer.exited).not.toBe(0);
    return indexer.output;
  }

  it('says in words which variable is missing or wrong', async () => {
    expect(await refusal({ RPC_URL: undefined })).toContain(
      "RPC_URL is not set; expected the node's address",
    );
    expect(await refusal({ PORT: '70000' })).toContain(
      'PORT is "70000"; expected a port from 0 to 65535',
    );
  }, 60_000);

  it('says in words what is wrong with the node, the deployment or the port', async () => {
    expect(await refusal({ RPC_URL: 'http://127.0.0.1:9' })).toContain('the node does not answer');

    const other = join(directory, 'other.json');
    const file = {
      chainId: 5,
      exchange: chain.exchange,
      lens: chain.lens,
      tokens: [],
      markets: [],
    };
    writeFileSync(other, JSON.stringify({ ...file, deployedAtBlock: 1 }));
    expect(await refusal({ DEPLOYMENT: other })).toContain(
      'RPC_URL is a node of chain 31337, but DEPLOYMENT is of chain 5',
    );
    writeFileSync(other, JSON.stringify(file));
    expect(await refusal({ DEPLOYMENT: other })).toContain(
      'deployedAtBlock should be a whole number',
    );
    const noCode = { ...file, chainId: 31_337, exchange: chain.accounts[0], deployedAtBlock: 1 };
    writeFileSync(other, JSON.stringify(noCode));
    expect(await refusal({ DEPLOYMENT: other })).toContain('There is no contract at');

    const { server, port } = await takePort();
    expect(await refusal({ PORT: String(port) })).toContain(`PORT: ${port} at 127.0.0.1 is taken`);
    server.close();
  }, 60_000);
});

function takePort(): Promise<{ server: Server; port: number }> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('no port was given');
      resolve({ server, port: address.port });
    });
  });
}
