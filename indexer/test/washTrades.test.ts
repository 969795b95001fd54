import {
  exchangeAbi,
  packMarketKey,
  packOrderTerms,
  packSwapTerms,
  type SwapTerms,
} from '@weir/contracts';
import {
  type LocalExchange,
  middleTick,
  seedPool,
  startLocalExchange,
} from '@weir/contracts/testing/localExchange';
import {
  type Address,
  concatHex,
  encodeFunctionData,
  getContractAddress,
  type Hex,
  numberToHex,
  parseAbi,
  size,
} from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tradeFlagNames } from '../src/derived/tradeFlags.ts';
import { candles, poolHours, pools, trades } from '../src/schema/tables.ts';
import { openStore, type Store } from '../src/store/openStore.ts';
import { type LiveIndex, startLiveIndex } from './liveIndex.ts';
import { ownTrades } from './naiveBook.ts';
import { seededRandom, tradeAtRandom } from './randomTrading.ts';

const borrowAbi = parseAbi(['function borrow(address base, address quote, uint256, uint256)']);

/** Code that makes these calls as it is deployed, and fails with the first one that fails. */
function callsOf(calls: [Address, Hex][]): Hex {
  const word = (value: number) => concatHex(['0x61', numberToHex(value, { size: 2 })]);
  const steps = (offsets: number[]) =>
    calls.flatMap(([to, data], i): Hex[] => [
      // CODECOPY(0, offset, length); CALL(gas, to, 0, 0, length, 0, 0); revert where that gives 0.
      ...([word(size(data)), word(offsets[i] ?? 0), '0x600039'] as const),
      ...([
        '0x60006000',
        word(size(data)),
        '0x60006000',
        concatHex(['0x73', to]),
        '0x5af1',
      ] as const),
      '0x5860090157600080fd5b',
    ]);
  const length = size(concatHex(steps([]))) + 1;
  const offsets = calls.map((_, i) =>
    calls.slice(0, i).reduce((sum, [, data]) => sum + size(data), length),
  );
  return concatHex([...steps(offsets), '0x00', ...calls.map(([, data]) => data)]);
}

// Far more than is needed: processors may be busy with other tests.
describe('wash trades', { timeout: 300_000 }, () => {
  let chain: LocalExchange;
  let store: Store;
  let live: LiveIndex;
  let trader: Address;
  let other: Address;

  beforeAll(async () => {
    chain = await startLocalExchange();
    store = await openStore(undefined);
    live = await startLiveIndex(chain, { store });
    await seedPool(chain, 4_000_000n);
    [trader, other] = chain.accounts.slice(5) as [Address, Address];
  }, 300_000);
  afterAll(async () => {
    await live.stop();
    await store.close();
    await chain.stop();
  }, 300_000);

  function swapData(amount: bigint, terms: SwapTerms): Hex {
    const args = [packMarketKey(chain.market), amount, 0n, packSwapTerms(terms)] as const;
    return encodeFunctionData({ abi: exchangeAbi, functionName: 'swap', args });
  }

  async function sell(from: Address, handle: bigint, tick: number): Promise<void> {
    const terms = packOrderTerms({ handle, lots: 20_000n, tick, sell: true, timeInForce: 'gtc' });
    const args = [packMarketKey(chain.market), terms] as const;
    await chain.send(from, encodeFunctionData({ abi: exchangeAbi, functionName: 'place', args }));
  }

  /** What statistics show: it must not move with a flagged trade. */
  const statistics = () =>
    store.read(async (tx) => {
      const [pool] = await tx.select().from(pools);
      const [hour] = await tx.select().from(poolHours);
      return {
        lastPrice: pool?.lastPrice,
        candles: await tx.select().from(candles),
        volume: [hour?.baseVolume, hour?.quoteVolume],
      };
    });

  const fees = () =>
    store.read(async (tx) => (await tx.select().from(poolHours))[0]?.providersQuote ?? 0n);

  async function lastTrade() {
    await chain.mine();
    await live.caughtUp();
    const rows = await store.read((tx) => tx.select().from(trades));
    const last = rows
      .toSorted((a, b) => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex)
      .at(-1);
    return { taker: last?.taker, levels: last?.levels, flags: tradeFlagNames(last?.flags ?? 0) };
  }

  it("counts a trade with others' orders, and none with an order of one's own", async () => {
    await sell(other, 1n, middleTick + 50);
    await sell(trader, 2n, middleTick + 60);
    // Enough for the other's order and not for one's own behind it.
    await chain.send(trader, swapData(400_000_000n, { recipient: trader }));
    expect(await lastTrade()).toEqual({ taker: trader, levels: 1, flags: [] });
    const before = await statistics();
    const paid = await fees();
    await chain.send(trader, swapData(900_000_000n, { recipient: trader }));
    expect(await lastTrade()).toEqual({ taker: trader, levels: 2, flags: ['own-order'] });
    expect(await statistics()).toEqual(before);
    // Its fees were paid all the same.
    expect(await fees()).toBeGreaterThan(paid);
    await chain.send(other, swapData(50_000_000n, { recipient: other }));
    expect((await lastTrade()).flags).toEqual([]);
    expect(await statistics()).not.toEqual(before);
  });

  it('leaves out what is traded in the transaction of a flash', async () => {
    const borrower = await chain.deployFor('FlashBorrower');
    // One transaction that trades and then borrows, from an account that is there for it alone.
    const amount = 100_000_000n;
    const run = (calls: [Address, Hex][]) => chain.create(trader, callsOf(calls));
    const { rpc } = chain.anvil;
    const nonce = BigInt(await rpc<Hex>('eth_getTransactionCount', [trader, 'pending']));
    const once = getContractAddress({ from: trader, nonce: nonce + 1n });
    const args = [chain.market.quote, amount, once] as const;
    await chain.send(
      trader,
      encodeFunctionData({ abi: exchangeAbi, functionName: 'deposit', args }),
    );
    await chain.mine();
    await live.caughtUp();
    const before = await statistics();
    const inside = { recipient: once, fromInternal: true, toInternal: true };
    const { base, quote } = chain.market;
    const borrow = encodeFunctionData({ abi: borrowAbi, args: [base, quote, 1_000n, 1_000n] });
    expect(
      await run([
        [chain.exchange, swapData(amount, inside)],
        [borrower, borrow],
      ]),
    ).toBe(once);
    expect(await lastTrade()).toMatchObject({ taker: once, flags: ['flash'] });
    expect(await statistics()).toEqual(before);
  });

  it('finds exactly those that a book kept order by order finds, after a restart too', async () => {
    await tradeAtRandom(chain, seededRandom(5), { blocks: 25, most: 15 });
    await live.caughtUp();
    await live.stop();
    live = await startLiveIndex(chain, { store });
    await tradeAtRandom(chain, seededRandom(6), { blocks: 25, most: 15 });
    await live.caughtUp();
    const expected = await ownTrades(chain);
    const rows = await store.read((tx) => tx.select().from(trades));
    const found = rows
      .filter(({ flags }) => tradeFlagNames(flags).includes('own-order'))
      .map(({ blockNumber, logIndex }) => `${blockNumber}-${logIndex}`);
    expect(found.toSorted()).toEqual(expected.toSorted());
    expect(found.length).toBeGreaterThan(10);
    expect(rows.length - found.length).toBeGreaterThan(50);
  });
});
