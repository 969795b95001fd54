import {
  exchangeAbi,
  lotSize,
  OBSERVED,
  packMarketKey,
  packOrderRef,
  packSwapTerms,
} from '@weir/contracts';
import {
  type LocalExchange,
  middleTick,
  seedPool,
  startLocalExchange,
} from '@weir/contracts/testing/localExchange';
import { type Address, encodeFunctionData } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Position } from '../src/answers/schemas.ts';
import { trades } from '../src/schema/tables.ts';
import { openStore, recreateTables, type Store } from '../src/store/openStore.ts';
import { readDays } from '../src/views/dayStatistics.ts';
import { readPositions } from '../src/views/positions.ts';
import { viewOfChain, viewOfIndex } from './chainView.ts';
import { place } from './liveExchange.ts';
import { dumpFreshIndex, dumpViews, type LiveIndex, startLiveIndex } from './liveIndex.ts';
import { tablesOfIndex, tablesOfModel } from './modelTables.ts';
import { bothCandles, bothPoolHours, bothShares, countedTrades, naiveDay } from './naiveViews.ts';
import { govern, seededRandom, tradeAtRandom } from './randomTrading.ts';

// Far more than is needed: processors may be busy with other tests.
describe('an index that follows a chain', { timeout: 300_000 }, () => {
  const random = seededRandom(1);
  let chain: LocalExchange;
  let live: LiveIndex;

  beforeAll(async () => {
    chain = await startLocalExchange();
    live = await startLiveIndex(chain);
    await seedPool(chain, 4_000_000n);
  }, 300_000);
  afterAll(async () => {
    await live.stop();
    await chain.stop();
  }, 300_000);

  it("equals the contracts' own views: reserves, depth, fills, shares and balances", async () => {
    for (let round = 0; round < 6; round++) {
      await govern(chain, round);
      await tradeAtRandom(chain, random, { blocks: 15, most: 15 });
      await live.caughtUp();
      expect(await viewOfIndex(live.store, chain)).toEqual(await viewOfChain(chain));
      // So that there are minutes, hours and days of it.
      await chain.wait([70, 500, 4_000, 30_000, 50_000, 100][round] ?? 1);
    }
    await tradeAtRandom(chain, random, { blocks: 5, most: 15 });
    await live.caughtUp();
    const rows = await dumpViews(live.store);
    const { slot, shares, held } = await viewOfIndex(live.store, chain);
    expect(slot.flags).toBe(OBSERVED);
    expect(shares.incomePart).toBe(150_000);
    expect(held[`${chain.exchange} ${chain.market.id}`]).toBeGreaterThan(0n);
    // The comparison means something: every table was filled, queues were cancelled in their middle.
    const ofExchange = Object.keys(rows).filter((table) => !/^(lending|p2p|court)_/.test(table));
    for (const table of ofExchange) expect(rows[table], table).not.toHaveLength(0);
    expect(rows.cancellations?.length).toBeGreaterThan(5);
  });

  it('has table by table what a naive replay of the logs gives', async () => {
    const replayed = await tablesOfModel(chain);
    expect(await tablesOfIndex(live.store)).toEqual(replayed);
    // The comparison means something: every table was filled.
    for (const [table, rows] of Object.entries(replayed)) expect(rows, table).not.toEqual({});
  });

  it('adds up candles, days, hours and shares to what the lists of trades and changes say', async () => {
    await live.store.read(async (tx) => {
      const { stored, naive } = await bothCandles(tx);
      expect(stored).toEqual(naive);
      const hours = await bothPoolHours(tx);
      expect(hours.stored).toEqual(hours.naive);
      expect(hours.stored.length).toBeGreaterThan(3);
      const shares = await bothShares(tx);
      expect(shares.positions).toEqual(shares.balances);
      const last = (await countedTrades(tx)).at(-1);
      // From within the window, on and beside the edges of hours and minutes, to long after it.
      for (const later of [0, 59, 1_800, 3_599, 3_600, 36_000, 86_000, 86_400, 200_000]) {
        const now = (last?.timestamp ?? 0) + later;
        const day = (await readDays(tx, [0], now)).get(0);
        const { baseVolume, quoteVolume, ...rest } = day ?? { baseVolume: '', quoteVolume: '' };
        const shown = day && {
          ...rest,
          baseVolume: BigInt(baseVolume),
          quoteVolume: BigInt(quoteVolume),
        };
        expect(shown ?? null, `${later} seconds later`).toEqual(await naiveDay(tx, now));
      }
      expect((await tx.select().from(trades)).filter(({ flags }) => flags > 0)).not.toHaveLength(0);
    });
  });

  it('splits every position into fees and price, and leaves nothing over', async () => {
    const owners = [...chain.accounts.slice(0, 4), chain.exchange];
    await live.store.read(async (tx) => {
      for (const owner of owners) {
        const [position] = await readPositions(tx, owner);
        const number = (name: keyof Position) => BigInt(position?.[name] ?? 0);
        expect(number('result')).toBe(number('fees') + number('priceResult'));
        expect(number('fees')).toBeGreaterThan(0n);
      }
    });
  });

  it('moves those behind an order up by all that was taken off it, at once or not', async () => {
    // Not among those who trade at random.
    const owner = chain.accounts[4] as Address;
    const key = packMarketKey(chain.market);
    const abi = exchangeAbi;
    const tick = middleTick + 400;
    const buy = (lots: bigint, limitTick: number) => {
      const terms = packSwapTerms({ recipient: owner, baseIn: false, exactOut: true, limitTick });
      const amount = lots * lotSize(chain.market.lotExponent);
      const args = [key, amount, 2n ** 127n, terms] as const;
      return chain.send(owner, encodeFunctionData({ abi, functionName: 'swap', args }));
    };
    // Brings the pool up to there, so that it has little to give before the level is met.
    await buy(10n ** 7n, tick - 10);
    await chain.mine();
    for (const handle of [1n, 2n]) {
      await place(chain, owner, { handle, lots: 20_000n, tick, sell: true });
    }
    await chain.mine();
    for (const lots of [3_000n, 2_000n]) {
      const args = [key, packOrderRef({ handle: 1n, lots })] as const;
      await chain.send(owner, encodeFunctionData({ abi, functionName: 'reduce', args }));
      await chain.mine();
    }
    // The first order's 15,000 lots, some of the second's, and what the pool still gives.
    await buy(30_000n, 0);
    await chain.mine();
    await live.caughtUp();
    const index = await viewOfIndex(live.store, chain);
    expect(index).toEqual(await viewOfChain(chain));
    const second = index.orders[`${owner} 2`] as { claimable: { lots: bigint }; resting: bigint };
    expect(second.claimable.lots).toBeGreaterThan(0n);
    expect(second.resting).toBeGreaterThan(0n);
  });

  it('has row by row what a fresh index has after a backfill', async () => {
    const store = await openStore(undefined);
    const rebuilt = await dumpFreshIndex(chain, store, { journalDepth: 5 });
    expect(await dumpViews(live.store)).toEqual(rebuilt);
    await store.close();
  });

  it('counts nothing twice where every second write fails', async () => {
    const store = await openStore(undefined);
    let writes = 0;
    const failing: Store = {
      ...store,
      write: (work) =>
        ++writes > 2 && writes % 2 === 1
          ? Promise.reject(new Error('the disk is full'))
          : store.write(work),
    };
    // The short journal makes it backfill first. Making the fresh index is two writes.
    await store.write(recreateTables);
    const index = await startLiveIndex(chain, { store: failing, journalDepth: 5 });
    await tradeAtRandom(chain, random, { blocks: 6, most: 12 });
    await Promise.all([index.caughtUp(), live.caughtUp()]);
    expect(await dumpViews(store)).toEqual(await dumpViews(live.store));
    expect(writes).toBeGreaterThan(10);
    await index.stop();
    await store.close();
  });
});
