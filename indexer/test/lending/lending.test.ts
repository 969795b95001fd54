import { readFileSync, writeFileSync } from 'node:fs';
import type { Address } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { marketKey } from '../../src/derived/marketKey.ts';
import * as tables from '../../src/schema/lendingTables.ts';
import { openStore, recreateTables, type Store } from '../../src/store/openStore.ts';
import { dumpFreshIndex, dumpViews, type LiveIndex, startLiveIndex } from '../liveIndex.ts';
import { seededRandom } from '../randomTrading.ts';
import { lendAtRandom } from './lendAtRandom.ts';
import { lendByPlan } from './lendByPlan.ts';
import { type LendingChain, startLendingChain } from './lendingChain.ts';
import { lendingOfChain, lendingOfIndex } from './lendingOfChain.ts';

// Far more than is needed: processors may be busy with other tests.
describe('an index of lending', { timeout: 300_000 }, () => {
  const random = seededRandom(11);
  let lent: LendingChain;
  let live: LiveIndex;
  /** Where fresh indexes are made, to compare with. */
  let scratch: Store;

  beforeAll(async () => {
    [lent, scratch] = await Promise.all([startLendingChain(), openStore(undefined)]);
    live = await startLiveIndex(lent.chain);
    // While anvil makes a block it answers at the hash of the one before with what the new one changes: prices are to be
    // read by then.
    const { mine, wait } = lent.chain;
    const indexed = () => live.caughtUp();
    Object.assign(lent.chain, {
      mine: () => mine().then(indexed),
      wait: (seconds: number) => wait(seconds).then(indexed),
    });
  }, 300_000);
  afterAll(async () => {
    await live.stop();
    await scratch.close();
    await lent.stop();
  }, 300_000);

  async function expectEqualToContract(): Promise<void> {
    await live.caughtUp();
    expect(await lendingOfIndex(live.store, lent)).toEqual(await lendingOfChain(lent));
  }

  it('is equal to the contract, word for word, whatever people do', async () => {
    await lendAtRandom(lent, random, { blocks: 18, most: 10 });
    await expectEqualToContract();
    await lendByPlan(lent);
    await expectEqualToContract();
    await lendAtRandom(lent, random, { blocks: 18, most: 10 });
    await expectEqualToContract();
    const { kinds, liquidations } = await live.store.read(async (tx) => {
      const events = await tx.select().from(tables.lendingEvents);
      const liquidations = await tx.select().from(tables.lendingLiquidations);
      return { kinds: events.map(({ kind }) => kind), liquidations };
    });
    expect(new Set(kinds)).toEqual(new Set(tables.lendingEvents.kind.enumValues));
    const rows = await dumpViews(live.store);
    const ofLending = Object.keys(rows).filter((table) => table.startsWith('lending_'));
    expect(ofLending.length).toBeGreaterThan(8);
    for (const table of ofLending) expect(rows[table], table).not.toHaveLength(0);
    expect(liquidations.length).toBeGreaterThan(3);
    expect(liquidations.some(({ writtenOff }) => writtenOff > 0n)).toBe(true);
  });

  it('undoes a fork, and has then, row by row, what a fresh index has', async () => {
    const snapshot = await lent.chain.anvil.rpc('evm_snapshot');
    await lendAtRandom(lent, random, { blocks: 5, most: 10 });
    await live.caughtUp();
    const before = await dumpViews(live.store);
    await lent.chain.anvil.rpc('evm_revert', [snapshot]);
    await lendAtRandom(lent, random, { blocks: 8, most: 10 });
    await expectEqualToContract();
    const after = await dumpViews(live.store);
    expect(after).not.toEqual(before);
    expect(after).toEqual(await dumpFreshIndex(lent.chain, scratch));
  });

  it('is made anew where the deployment names lending that it did not name before', async () => {
    const { path } = lent.chain;
    const named = readFileSync(path, 'utf8');
    const { lending: _, ...without } = JSON.parse(named);
    await scratch.write(recreateTables);
    writeFileSync(path, JSON.stringify(without));
    const before = await startLiveIndex(lent.chain, { store: scratch });
    await before.caughtUp();
    await before.stop();
    const { lending_markets, ...others } = await dumpViews(scratch);
    expect(lending_markets).toEqual([]);
    expect(others.pools).toHaveLength(1);
    writeFileSync(path, named);
    const after = await startLiveIndex(lent.chain, { store: scratch });
    await after.caughtUp();
    await after.stop();
    expect(after.syncer.status.epoch).not.toBe(before.syncer.status.epoch);
    expect(await dumpViews(scratch)).toEqual(await dumpViews(live.store));
  });

  it('refuses a log that does not follow from those before, and names it', async () => {
    const { id } = lent.markets[0];
    // As if a log had been left out.
    await scratch.write((tx) => tx.update(tables.lendingStates).set({ borrowed: 5n }));
    const again = await startLiveIndex(lent.chain, { store: scratch });
    const [from] = lent.chain.accounts as [Address];
    await lent.act(from, 'accrue', [lent.markets[0].key]);
    await lent.chain.mine();
    await expect
      .poll(() => again.syncer.status.problem, { timeout: 60_000, interval: 10 })
      .toMatch(new RegExp(`lending market ${marketKey(id)} says borrowed \\d+`));
    await again.stop();
  });
});
