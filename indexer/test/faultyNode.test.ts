import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exchangeAbi } from '@weir/contracts';
import {
  type LocalExchange,
  seedPool,
  startLocalExchange,
} from '@weir/contracts/testing/localExchange';
import pino from 'pino';
import { type AbiEvent, toEventSelector } from 'viem';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { HeadSocket } from '../src/chain/headSocket.ts';
import { connectNode } from '../src/chain/node.ts';
import { seededJitter } from '../src/chain/retries.ts';
import { openStore, recreateTables, type Store } from '../src/store/openStore.ts';
import type { SyncSettings } from '../src/sync/syncer.ts';
import {
  type FaultyNode,
  type Mishap,
  moreBlocksThan,
  type ProxiedCall,
  startFaultyNode,
} from './faultyNode.ts';
import { type LiveIndex, startLiveIndex, until } from './liveIndex.ts';
import { tablesOfIndex, tablesOfModel } from './modelTables.ts';
import { mineEmpty, seededRandom, tradeAtRandom } from './randomTrading.ts';
import { recordAnswers } from './recordAnswers.ts';

/** No local chain: an older head is then never taken for a chain that was reverted. */
const chainId = 4_242;
const orderPlaced = toEventSelector(
  exchangeAbi.find((item) => item.type === 'event' && item.name === 'OrderPlaced') as AbiEvent,
);
type Header = { number: string; hash: string; parentHash: string };

// Far more than is needed: processors may be busy with other tests.
describe('an index behind a node that misbehaves', { timeout: 300_000 }, () => {
  const random = seededRandom(31);
  const directory = mkdtempSync(join(tmpdir(), 'weir-faulty-node-'));
  /** Names of the errors that were told. */
  let told: string[] = [];
  /** What else was said. */
  let notes: string[] = [];
  let chain: LocalExchange;
  let node: FaultyNode;
  let store: Store;
  let index: LiveIndex | undefined;

  const truth = (call: ProxiedCall, result: unknown) =>
    call.method === 'eth_chainId' ? `0x${chainId.toString(16)}` : result;

  beforeAll(async () => {
    const local = await startLocalExchange();
    const path = join(directory, 'deployment.json');
    const file = JSON.parse(readFileSync(local.path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...file, chainId }));
    chain = { ...local, path };
    node = await startFaultyNode(chain.anvil.url);
    node.faults = { lie: truth };
    store = await openStore(undefined);
    await seedPool(chain, 4_000_000n);
    await tradeAtRandom(chain, random, { blocks: 14, most: 10 });
    await mineEmpty(chain, 40);
    await tradeAtRandom(chain, random, { blocks: 6, most: 10 });
  }, 300_000);
  afterEach(async () => {
    node.faults = { lie: truth };
    await index?.stop();
    index = undefined;
  });
  afterAll(async () => {
    await node.stop();
    await store.close();
    await chain.stop();
    rmSync(directory, { recursive: true });
  }, 300_000);

  /** Starts an empty index; with the journal of 5 blocks it backfills most of the chain. */
  async function start(settings: Partial<SyncSettings> = {}): Promise<LiveIndex> {
    told = [];
    notes = [];
    const write = (line: string) => {
      const { err, msg } = JSON.parse(line) as { err?: { type: string }; msg: string };
      if (err) told.push(err.type);
      notes.push(msg);
    };
    await store.write(recreateTables);
    index = await startLiveIndex(chain, {
      store,
      node: connectNode(node.url),
      log: pino({ level: 'warn' }, { write }),
      journalDepth: 5,
      ...settings,
    });
    return index;
  }

  /** An index that has caught up while the node was well, and hears of the next blocks from a node that is not. */
  async function startAtHead(): Promise<LiveIndex> {
    const live = await start();
    await live.caughtUp();
    return live;
  }

  async function expectWhole(live: LiveIndex): Promise<void> {
    await live.caughtUp();
    expect(await tablesOfIndex(store)).toEqual(await tablesOfModel(chain));
    await until(
      () => live.syncer.status.problem === null,
      () => `${live.syncer.status.problem}`,
    );
  }

  const seen = (name: string) =>
    until(
      () => told.includes(name),
      () => `no ${name} among ${told.join(', ')}`,
    );

  it('backfills through dropped connections, broken servers, rate limits and garbage', async () => {
    const mishaps: Mishap[] = [
      { kind: 'drop' },
      { kind: 'answer', status: 502, body: '<html>bad gateway</html>' },
      { kind: 'answer', status: 429, headers: { 'retry-after': '0' }, body: '' },
      { kind: 'answer', status: 200, body: '{"jsonrpc":"2.0","id":1,"resu' },
    ];
    let count = 0;
    node.faults.mishap = () => (++count % 4 === 0 ? mishaps[(count / 4) % 4] : undefined);
    node.faults.delay = 5;
    node.faults.refuse = moreBlocksThan(3);
    node.mostAtOnce = 0;
    const live = await start();
    await expectWhole(live);
    expect([...new Set(told)].toSorted()).toEqual([
      'MalformedAnswer',
      'NodeUnreachable',
      'RateLimited',
    ]);
    expect(node.mostAtOnce).toBeGreaterThanOrEqual(4);
  });

  it('does without batches, times in logs, receipts and finality', async () => {
    const missing = 'eth_getBlockReceipts';
    node.faults = {
      mishap: (_, isBatch) =>
        isBatch
          ? {
              kind: 'answer',
              status: 400,
              body: '{"error":{"code":-32600,"message":"no batches"}}',
            }
          : undefined,
      refuse: ({ method, params }) =>
        method === missing || params[0] === 'safe' || params[0] === 'finalized'
          ? { code: -32_601, message: 'the method does not exist' }
          : undefined,
      lie: (call, result) =>
        call.method === 'eth_getLogs'
          ? (result as object[]).map((log) => ({ ...log, blockTimestamp: undefined }))
          : truth(call, result),
    };
    const live = await start();
    await expectWhole(live);
    expect(live.syncer.status).toMatchObject({ safe: null, finalized: null });
    expect(told).toEqual([]);
  });

  it('says which blocks the node calls safe and final', async () => {
    const live = await startAtHead();
    const head = live.syncer.status.block.number;
    await until(
      () => live.syncer.status.safe !== null,
      () => 'no safe block',
    );
    const { safe, finalized } = live.syncer.status;
    expect(safe).toBeLessThan(head);
    expect(finalized).toBeLessThan(safe ?? 0);
  });

  it.each([
    ['all logs of a block', () => []],
    [
      'all logs of a kind',
      (logs: { topics: string[] }[]) => {
        const others = logs.filter(({ topics }) => topics[0] !== orderPlaced);
        return others.length > 0 ? others : logs;
      },
    ],
  ])('notices that %s were left out', async (_, leave) => {
    const live = await startAtHead();
    const before = live.syncer.status.block.number;
    node.faults.lie = (call, result) =>
      call.method === 'eth_getLogs' ? leave(result as never) : truth(call, result);
    await tradeAtRandom(chain, random, { blocks: 4, most: 12 });
    await seen('LogsMissing');
    expect(live.syncer.status.problem).toMatch(
      /the node answered \d+ logs of block \d+, which has \d+/,
    );
    expect(live.syncer.status.block.number).toBeLessThan(before + 4);
    node.faults.lie = truth;
    await expectWhole(live);
  });

  it('notices logs of another block, and never stores them', async () => {
    const live = await startAtHead();
    const other = `0x${'ab'.repeat(32)}`;
    node.faults.lie = (call, result) =>
      call.method === 'eth_getLogs'
        ? (result as object[]).map((log) => ({ ...log, blockHash: other }))
        : truth(call, result);
    await tradeAtRandom(chain, random, { blocks: 3, most: 12 });
    await seen('ForeignLogs');
    expect(live.syncer.status.problem).toContain(other);
    node.faults.lie = truth;
    await expectWhole(live);
  });

  it('heals what only later events contradict, by reading recent blocks again', async () => {
    const live = await start({ journalDepth: 64 });
    await live.caughtUp();
    let isCut = false;
    // The last of several orders that a block places: its bloom does not tell of it.
    node.faults.lie = (call, result) => {
      if (call.method !== 'eth_getLogs' || isCut) return truth(call, result);
      const kinds = (result as { topics: string[] }[]).map(({ topics }) => topics[0]);
      const cut = kinds.lastIndexOf(orderPlaced);
      if (cut === kinds.indexOf(orderPlaced)) return result;
      isCut = true;
      return (result as object[]).filter((_, i) => i !== cut);
    };
    const isContradicted = () => told.includes('InconsistentEvent');
    while (!isContradicted()) {
      await tradeAtRandom(chain, random, { blocks: 1, most: 14 });
      const head = await chain.anvil.rpc<Header>('eth_getBlockByNumber', ['latest', false]);
      await until(
        () => isContradicted() || live.syncer.status.block.hash === head.hash,
        () => `${live.syncer.status.problem}`,
      );
    }
    await expectWhole(live);
    expect(notes).toContain('recent blocks are read again');
  });

  it('waits, says so and undoes nothing where the node shows an older head', async () => {
    const live = await startAtHead();
    const { block } = live.syncer.status;
    const old = await chain.anvil.rpc('eth_getBlockByNumber', [
      `0x${(block.number - 4).toString(16)}`,
      false,
    ]);
    node.faults.lie = (call, result) => (call.params[0] === 'latest' ? old : truth(call, result));
    await seen('NodeBehind');
    expect(live.syncer.status).toMatchObject({ block: { hash: block.hash } });
    expect(live.syncer.status.problem).toBe(
      `the node went back to block ${block.number - 4}; block ${block.number} was its own`,
    );
    node.faults.lie = truth;
    await expectWhole(live);
  });

  it('notices a head without blocks below it, and a block whose parent the node does not have', async () => {
    const live = await startAtHead();
    const from = live.syncer.status.block.number;
    node.faults.lie = (call, result) =>
      call.params[0] === 'latest'
        ? { ...(result as Header), number: `0x${(from + 3).toString(16)}` }
        : truth(call, result);
    await seen('BlockMissing');
    const parent = `0x${'cd'.repeat(32)}`;
    node.faults.lie = (call, result) => {
      const header = result as Header | null;
      const isBlock = call.method === 'eth_getBlockByNumber' && Number(header?.number) > from;
      return isBlock ? { ...header, parentHash: parent } : truth(call, result);
    };
    await tradeAtRandom(chain, random, { blocks: 2, most: 12 });
    await seen('ParentMismatch');
    expect(live.syncer.status.block.number).toBe(from);
    node.faults.lie = truth;
    await expectWhole(live);
  });

  it('stores nothing of a node of another chain that comes up in the same place', async () => {
    const live = await startAtHead();
    const { block, epoch } = live.syncer.status;
    node.faults.mishap = () => ({ kind: 'drop' });
    await seen('NodeUnreachable');
    node.faults = { lie: (call, result) => (call.method === 'eth_chainId' ? '0x1' : result) };
    await tradeAtRandom(chain, random, { blocks: 2, most: 12 });
    await seen('WrongChain');
    expect(live.syncer.status).toMatchObject({ block: { hash: block.hash }, epoch });
    expect(live.syncer.status.problem).toBe(
      `RPC_URL is a node of chain 1 now; the index is of chain ${chainId}.`,
    );
    node.faults = { lie: truth };
    await expectWhole(live);
  });

  it('follows a node of another fork there and back', async () => {
    const live = await startAtHead();
    const snapshot = await chain.anvil.rpc('evm_snapshot');
    await tradeAtRandom(chain, random, { blocks: 3, most: 12 });
    await live.caughtUp();
    const kept = await recordAnswers(chain);
    await chain.anvil.rpc('evm_revert', [snapshot]);
    await tradeAtRandom(chain, random, { blocks: 4, most: 12 });
    await live.caughtUp();
    // From the first fork again, which is shorter, and then from the second for good.
    node.faults.lie = (call, result) => (kept.has(call) ? kept.answer(call) : truth(call, result));
    await until(
      () => live.syncer.status.block.hash === kept.head.hash,
      () => `${live.syncer.status.problem}`,
    );
    node.faults.lie = truth;
    await expectWhole(live);
  });

  describe('with a WebSocket', () => {
    let heads: HeadSocket;

    function connect(settings: Partial<SyncSettings> & { lateMilliseconds?: number } = {}) {
      const { lateMilliseconds = 300, ...rest } = settings;
      heads = new HeadSocket({
        url: node.webSocketUrl,
        chainId,
        jitter: seededJitter(3),
        log: pino({ level: 'silent' }),
        silentMilliseconds: 200,
        lateMilliseconds,
      });
      return start({ heads, ...rest });
    }
    const isTimely = () =>
      until(
        () => heads.isTimely,
        () => 'the socket is not timely',
      );

    it('hears of heads sooner than by polling, again after the connection is lost', async () => {
      const live = await connect({ pollMilliseconds: 100_000 });
      await isTimely();
      for (let round = 0; round < 2; round++) {
        await live.caughtUp();
        const before = node.heads;
        await tradeAtRandom(chain, random, { blocks: 2, most: 8 });
        // A connection that was just made is followed by a look at the node's block: that may be as soon as a head.
        await until(
          () => node.heads > before,
          () => 'no head was heard',
        );
        await live.caughtUp();
        expect(live.syncer.status.headsFrom).toBe('socket');
        node.dropSockets();
        await until(
          () => !heads.isTimely,
          () => 'the loss was not noticed',
        );
        await isTimely();
      }
      await expectWhole(live);
    });

    it('goes on by polling where the socket is silent or of another chain', async () => {
      node.faults.losesHeads = true;
      const live = await connect();
      await isTimely();
      // The first block that polling finds may be the one that it knows the socket by.
      for (let round = 0; round < 2; round++) {
        await tradeAtRandom(chain, random, { blocks: 1, most: 8 });
        await live.caughtUp();
      }
      // A socket that says nothing of heads is given up, and made again.
      await until(
        () => live.syncer.status.headsFrom === 'polling',
        () => 'the silence was not noticed',
      );
      await isTimely();

      let asked = 0;
      node.faults.lie = (call, result, bySocket) => {
        if (call.method !== 'eth_chainId' || !bySocket) return truth(call, result);
        asked++;
        return '0x1';
      };
      node.dropSockets();
      await until(
        () => asked >= 2,
        () => 'no new connection was made',
      );
      expect(heads.isTimely).toBe(false);
      await tradeAtRandom(chain, random, { blocks: 2, most: 8 });
      await live.caughtUp();
      node.faults.lie = truth;
      await expectWhole(live);
    });
  });
});
