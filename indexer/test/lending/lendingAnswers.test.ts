import { decodeLendingError, lendingAbi, packAccount, priceGuardAbi } from '@weir/contracts';
import { type Abi, type Address, maxUint256 } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PositionsAtRisk } from '../../src/answers/lendingSchemas.ts';
import {
  createIndexerClient,
  type IndexerClient,
  type LendingPosition,
  toLendingMarket,
  toLendingPosition,
} from '../../src/client/index.ts';
import type { RunningIndexer } from '../../src/startIndexer.ts';
import { EventStream } from '../eventStream.ts';
import { caughtUp, startIndexerOf } from '../liveExchange.ts';
import { LiveSocket } from '../liveSocket.ts';
import { seededRandom } from '../randomTrading.ts';
import { lendAtRandom } from './lendAtRandom.ts';
import { lendByPlan } from './lendByPlan.ts';
import { type LendingChain, startLendingChain, startPrices } from './lendingChain.ts';
import { marketOf, totalsAtBlock } from './lendingReads.ts';
import { toSay } from './mockGuard.ts';
import { testLendingPast } from './testLendingPast.ts';

// Far more than is needed: processors may be busy with other tests.
describe('answers about lending', { timeout: 300_000 }, () => {
  const random = seededRandom(5);
  let lent: LendingChain;
  let indexer: RunningIndexer;
  let client: IndexerClient;

  beforeAll(async () => {
    lent = await startLendingChain();
    indexer = await startIndexerOf(lent.chain);
    client = createIndexerClient(indexer.url);
    await lendAtRandom(lent, random, { blocks: 6, most: 8 });
    await lendByPlan(lent);
    await standing();
  }, 300_000);
  afterAll(async () => {
    await indexer.stop();
    await lent.stop();
  }, 300_000);

  /** Seals a block in which nothing happens, so that no position was checked in it, and waits for it and its prices. */
  async function standing(): Promise<PositionsAtRisk> {
    await lent.chain.mine();
    await caughtUp(lent.chain, indexer);
    const head = await lent.chain.anvil.rpc<{ hash: string }>('eth_getBlockByNumber', [
      'latest',
      false,
    ]);
    const start = performance.now();
    for (;;) {
      const found = await client.lending.atRisk({ limit: 1_000 });
      if (found.prices?.hash === head.hash && found.block.hash === head.hash) return found;
      if (performance.now() - start > 120_000) throw new Error('the prices do not come');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** What a call of lending would give at the present block, or the error with which it would revert. */
  async function simulate(from: Address, functionName: string, args: unknown[]) {
    try {
      const { result } = await lent.client.simulateContract({
        account: from,
        address: lent.lending,
        abi: lendingAbi as Abi,
        functionName,
        args,
      });
      return { result: result as unknown[] };
    } catch (error) {
      const refused = decodeLendingError(error);
      if (!refused) throw error;
      return { refused };
    }
  }

  async function allPositions(): Promise<LendingPosition[]> {
    const owners = lent.chain.accounts.slice(1, 5);
    const found: LendingPosition[] = [];
    for (const owner of owners) {
      // In pages of one, to see that they follow each other.
      let cursor: string | null = null;
      do {
        const page = await client.lending.positions(owner, {
          limit: 1,
          cursor: cursor ?? undefined,
        });
        found.push(...page.positions);
        cursor = page.cursor;
      } while (cursor !== null);
    }
    return found;
  }

  it('gives markets as the contract has them, to the unit, ready for the bindings', async () => {
    const { markets } = await client.lending.markets();
    expect(markets.map(({ id }) => BigInt(id))).toEqual(lent.markets.map(({ id }) => id));
    for (const answered of markets) {
      const { id, terms } = marketOf(lent, answered.id);
      const bound = toLendingMarket(answered);
      expect(bound.totals).toEqual(
        await totalsAtBlock(lent, id, await lent.client.getBlockNumber()),
      );
      expect(bound.terms).toMatchObject({
        ...terms,
        collaterals: terms.collaterals.map((one) => one),
      });
      for (const { guard, borrowPrice, liquidationPrice, isLive } of bound.terms.collaterals) {
        const read = { address: guard, abi: priceGuardAbi } as const;
        expect([liquidationPrice, isLive]).toEqual(
          await lent.client.readContract({ ...read, functionName: 'liquidationPrice' }),
        );
        expect(borrowPrice).toBe(
          await lent.client.readContract({ ...read, functionName: 'borrowPrice' }),
        );
      }
    }
    const [one] = markets;
    expect((await client.lending.market(one?.id ?? '')).market).toEqual(one);
  });

  it('gives positions as the contract would pay and ask for them now', async () => {
    const positions = await allPositions();
    expect(positions.length).toBeGreaterThan(8);
    let debts = 0;
    for (const position of positions) {
      const { id, key, packed, terms } = marketOf(lent, position.market);
      const { owner, number, debt, health } = position;
      const account = packAccount({ owner: owner as Address, number: BigInt(number) });
      const [supplyShares, , pledges] = await lent.client.readContract({
        address: lent.lending,
        abi: lendingAbi,
        functionName: 'position',
        args: [id, account],
      });
      const bound = toLendingPosition(position, terms.collaterals.length);
      expect(bound.supplyShares).toBe(supplyShares);
      expect(bound.pledges[0]).toBe((pledges[0] ?? 0n) & ((1n << 120n) - 1n));
      const repaying = await simulate(owner as Address, 'repay', [key, account, maxUint256, 0n]);
      expect(repaying.result?.[0]).toBe(BigInt(debt));
      if (supplyShares > 0n) {
        const asked = [key, account, 0n, supplyShares, owner];
        const { result, refused } = await simulate(owner as Address, 'withdraw', asked);
        const worth = refused?.name === 'InsufficientCash' ? refused.args.wanted : result?.[0];
        expect(BigInt(position.supplied)).toBe(worth);
      }
      if (debt === '0') continue;
      debts++;
      const steps = [{ index: 0n, repay: 1n }];
      const { refused } = await simulate(owner as Address, 'liquidate', [
        packed,
        account,
        steps,
        owner,
        '0x',
      ]);
      // Healthy positions are refused with both figures; the others are met in the next test.
      expect(refused?.name === 'PositionHealthy').toBe(!position.isLiquidatable);
      if (refused?.name === 'PositionHealthy') {
        expect([BigInt(debt), BigInt(position.limit ?? -1)]).toEqual([
          refused.args.debt,
          refused.args.limit,
        ]);
        expect(Number(health)).toBeCloseTo(Number(position.limit) / Number(debt), 9);
      }
    }
    expect(debts).toBeGreaterThan(2);
  });

  it('lists all debts by health, with what a liquidation would take and give, as the contract would do', async () => {
    const [guard] = lent.markets[1].terms.collaterals.map((one) => one.guard);
    await lent.setPrice(guard as Address, (startPrices.base * 38n) / 100n);
    const { positions, total, unknown, block, prices } = await standing();
    expect(prices).toEqual(block);
    expect([positions.length, unknown]).toEqual([total, 0]);
    const debtors = (await allPositions()).filter(({ debt }) => debt !== '0');
    const named = (one: { market: string; owner: string; number: string }) =>
      `${one.market} ${one.owner} ${one.number}`;
    expect(positions.map(named).toSorted()).toEqual(debtors.map(named).toSorted());
    const healths = positions.map(({ health }) => Number(health));
    expect(healths).toEqual(healths.toSorted((a, b) => a - b));
    const due = positions.filter(({ isLiquidatable }) => isLiquidatable);
    expect(due.length).toBeGreaterThan(2);
    expect(due.some(({ liquidation }) => liquidation?.writtenOff !== '0')).toBe(true);
    for (const { market: id, owner, number, liquidation } of due) {
      if (!liquidation) throw new Error(`${owner} should be liquidatable`);
      const { packed } = marketOf(lent, id);
      const account = packAccount({ owner: owner as Address, number: BigInt(number) });
      const steps = liquidation.steps.map((index) => ({ index, repay: maxUint256 }));
      const from = lent.chain.accounts[5] as Address;
      const done = await simulate(from, 'liquidate', [packed, account, steps, from, '0x']);
      expect(done.result).toEqual([BigInt(liquidation.repaid), liquidation.seized.map(BigInt)]);
    }
    const [worst] = positions;
    const few = await client.lending.atRisk({ below: worst?.health ?? '', limit: 1 });
    expect([few.positions.length, few.total]).toEqual([0, total]);
    const only = await client.lending.atRisk({ market: positions.at(-1)?.market });
    expect(new Set(only.positions.map(({ market }) => market)).size).toBe(1);
  });

  it('tells positions at risk live, on both wires, through a fall of the price and a fork', async () => {
    const before = await standing();
    const socket = await LiveSocket.open(indexer.url);
    socket.ask({ method: 'subscribe', channel: 'risk', id: 3 });
    expect((await socket.next('subscribed')).data).toEqual({ channel: 'risk', id: 3 });
    const events = await EventStream.open(`${indexer.url}/v1/lending/positions/at-risk/stream`);
    const positionsAt = async (next: () => Promise<{ data: unknown }>, hash: string) => {
      for (;;) {
        const data = (await next()).data as PositionsAtRisk;
        if (data.block.hash === hash && data.prices?.hash === hash) return data;
      }
    };
    const ofSocket = () => socket.next('positions');
    const ofEvents = () => events.next('positions');
    expect((await positionsAt(ofSocket, before.block.hash)).positions).toEqual(before.positions);
    const snapshot = await lent.chain.anvil.rpc('evm_snapshot');
    const [guard] = lent.markets[1].terms.collaterals.map((one) => one.guard);
    await lent.setPrice(guard as Address, startPrices.base / 5n);
    const fallen = await standing();
    expect(fallen.positions).not.toEqual(before.positions);
    expect(await positionsAt(ofSocket, fallen.block.hash)).toEqual(fallen);
    expect(await positionsAt(ofEvents, fallen.block.hash)).toEqual(fallen);
    await lent.chain.anvil.rpc('evm_revert', [snapshot]);
    const back = await standing();
    const told = await positionsAt(ofSocket, back.block.hash);
    expect(told.positions.map(({ worth }) => worth)).toEqual(
      before.positions.map(({ worth }) => worth),
    );
    socket.ask({ method: 'unsubscribe', channel: 'risk' });
    await socket.next('unsubscribed');
    socket.close();
    events.close();
  });

  it('says that a health is not known while a sequencer is down, and judges by a dead feed as its guard says', async () => {
    const snapshot = await lent.chain.anvil.rpc('evm_snapshot');
    const [owner] = lent.chain.accounts as [Address];
    const guard = lent.markets[1].terms.collaterals[0]?.guard as Address;
    await lent.transact(owner, guard, toSay('liquidationPrice', 1_234n, 2));
    const down = await standing();
    expect(down.unknown).toBeGreaterThan(0);
    const { market } = await client.lending.market(
      (await client.lending.markets()).markets[0]?.id ?? '',
    );
    expect(market.collaterals[0]?.price).toMatchObject({ liquidation: null, graceSince: 1_234 });
    await lent.transact(owner, guard, toSay('liquidationPrice', 0n, 2));
    await lent.setPrice(guard, startPrices.base, false);
    const dead = await standing();
    expect(dead.unknown).toBe(0);
    const pledges = dead.positions.flatMap((position) => position.pledges);
    const own = pledges.filter(({ price }) => price?.isLive === false);
    expect(own.length).toBeGreaterThan(0);
    expect(own[0]?.price).toMatchObject({ borrow: '0', liquidation: '2500' });
    await lent.chain.anvil.rpc('evm_revert', [snapshot]);
    await standing();
  });

  describe('the past', () => testLendingPast(() => ({ lent, client })));

  it.each([
    [`markets/0x${'ab'.repeat(32)}`, 404, 'market', 'was never opened in lending'],
    ['markets/0x12', 400, 'market', "expected a market's id"],
    [`liquidations?market=0x${'ab'.repeat(32)}`, 404, 'market', '/v1/lending/markets'],
    ['liquidations?loss=yes', 400, 'loss', 'true for those that wrote something off'],
    ['positions', 400, 'owner', 'owner is missing; expected an address'],
    [`positions?owner=0x${'1'.repeat(40)}&cursor=x`, 400, 'cursor', "such as '2-0'"],
    ['positions/at-risk?below=low', 400, 'below', 'expected a health, such as 1.1'],
    ['positions/at-risk?blow=1', 400, 'blow', ''],
  ])('answers %s with %i, naming %s', async (path, status, field, words) => {
    const answer = await fetch(`${indexer.url}/v1/lending/${path}`);
    expect(answer.status).toBe(status);
    const { error } = (await answer.json()) as { error: { field: string; message: string } };
    expect(error.field).toBe(field);
    expect(error.message).toContain(words);
  });
});
