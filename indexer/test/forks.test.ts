import {
  type LocalExchange,
  seedPool,
  startLocalExchange,
} from '@weir/contracts/testing/localExchange';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Commit } from '../src/commits/hub.ts';
import { openStore, type Store } from '../src/store/openStore.ts';
import { dumpFreshIndex, dumpViews, type LiveIndex, startLiveIndex } from './liveIndex.ts';
import { tablesOfIndex, tablesOfModel } from './modelTables.ts';
import { mineEmpty, seededRandom, tradeAtRandom } from './randomTrading.ts';

// Far more than is needed: processors may be busy with other tests.
describe('an index on a chain that forks', { timeout: 300_000 }, () => {
  const random = seededRandom(7);
  const commits: Commit[] = [];
  let chain: LocalExchange;
  let live: LiveIndex;
  /** Where fresh indexes are made, to compare with. */
  let scratch: Store;

  beforeAll(async () => {
    chain = await startLocalExchange();
    scratch = await openStore(undefined);
    live = await startLiveIndex(chain);
    live.hub.follow(
      (commit) => commits.push(commit),
      () => undefined,
    );
    await seedPool(chain, 4_000_000n);
    await tradeAtRandom(chain, random, { blocks: 10, most: 12 });
    await live.caughtUp();
  }, 300_000);
  afterAll(async () => {
    await live.stop();
    await scratch.close();
    await chain.stop();
  }, 300_000);

  /** Trades `before` blocks, forgets them, and trades `after` others in their place. */
  async function fork(before: number, after: number): Promise<void> {
    const snapshot = await chain.anvil.rpc('evm_snapshot');
    await tradeNowAndThen(before);
    await live.caughtUp();
    await chain.anvil.rpc('evm_revert', [snapshot]);
    await tradeNowAndThen(after);
    await live.caughtUp();
  }

  /** So many blocks, of which few have trades: at both ends, and in between. */
  async function tradeNowAndThen(blocks: number): Promise<void> {
    const busy = Math.min(blocks, 6);
    let empty = blocks - busy;
    for (let left = busy; left > 0; left--) {
      await tradeAtRandom(chain, random, { blocks: 1, most: 12 });
      const pause = left === 1 ? 0 : Math.ceil(empty / (left - 1));
      await mineEmpty(chain, pause);
      empty -= pause;
    }
  }

  async function expectEqualToReplay(): Promise<void> {
    expect(await tablesOfIndex(live.store)).toEqual(await tablesOfModel(chain));
  }

  it.each([
    [1, 1],
    [7, 9],
    [40, 42],
  ])('undoes %i blocks and takes %i others in their place', async (before, after) => {
    commits.length = 0;
    const { epoch } = live.syncer.status;
    await fork(before, after);
    expect(commits.filter(({ kind }) => kind === 'rollback')).toHaveLength(1);
    expect(live.syncer.status.epoch).toBe(epoch);
    await expectEqualToReplay();
  });

  it('has, after forks, row by row what a fresh index has', async () => {
    expect(await dumpViews(live.store)).toEqual(await dumpFreshIndex(chain, scratch));
  });

  it('follows a shorter chain once the node stays on it', async () => {
    const snapshot = await chain.anvil.rpc('evm_snapshot');
    const kept = await dumpViews(live.store);
    await tradeAtRandom(chain, random, { blocks: 5, most: 12 });
    await live.caughtUp();
    expect(await dumpViews(live.store)).not.toEqual(kept);
    await chain.anvil.rpc('evm_revert', [snapshot]);
    await live.caughtUp();
    expect(await dumpViews(live.store)).toEqual(kept);
  });

  // Deeper than the journal, which is cut to 256 blocks once in 32.
  it.each([
    [300, 302],
    [300, 0],
  ])('indexes anew where %i blocks are lost and %i come in their place', async (before, after) => {
    const { epoch } = live.syncer.status;
    await fork(before, after);
    expect(live.syncer.status.epoch).not.toBe(epoch);
    await expectEqualToReplay();
  });

  it('indexes anew where another chain comes up in its place', async () => {
    const { epoch } = live.syncer.status;
    const { port } = chain.anvil;
    await chain.stop();
    chain = await startLocalExchange({ port, path: chain.path, genesisTime: 1_800_000_000 });
    await seedPool(chain, 2_000_000n);
    await tradeAtRandom(chain, random, { blocks: 3, most: 12 });
    await live.caughtUp();
    expect(live.syncer.status.epoch).not.toBe(epoch);
    await expectEqualToReplay();
  });
});
