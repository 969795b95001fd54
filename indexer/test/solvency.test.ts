import {
  type LocalExchange,
  seedPool,
  startLocalExchange,
} from '@weir/contracts/testing/localExchange';
import { and, eq } from 'drizzle-orm';
import pino from 'pino';
import { zeroAddress } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectNode } from '../src/chain/node.ts';
import { readAllDues } from '../src/commits/dueChanges.ts';
import { Hub } from '../src/commits/hub.ts';
import { balances, levels, pools } from '../src/schema/tables.ts';
import { Dues } from '../src/solvency/dues.ts';
import { type HeldOf, heldOn } from '../src/solvency/heldOf.ts';
import { SolvencyWatcher } from '../src/solvency/solvencyWatcher.ts';
import { readBalances } from '../src/views/holdings.ts';
import { readOrders } from '../src/views/orders.ts';
import { type LiveIndex, startLiveIndex } from './liveIndex.ts';
import { seededRandom, tradeAtRandom } from './randomTrading.ts';

// Far more than is needed: processors may be busy with other tests.
const patiently = { timeout: 120_000, interval: 5 };
describe('the watcher of solvency', { timeout: 300_000 }, () => {
  const random = seededRandom(31);
  let chain: LocalExchange;
  let live: LiveIndex;
  let heldOf: HeldOf;
  const watchers: SolvencyWatcher[] = [];
  const said: { level: number; msg: string; token?: string; owed?: string; held?: string }[] = [];
  const log = pino({ level: 'info' }, { write: (line) => said.push(JSON.parse(line)) });

  beforeAll(async () => {
    chain = await startLocalExchange();
    await seedPool(chain, 4_000_000n);
    live = await startLiveIndex(chain);
    await live.caughtUp();
    heldOf = heldOn(connectNode(chain.anvil.url), () => chain.exchange);
  }, 300_000);
  afterAll(async () => {
    for (const watcher of watchers) await watcher.stop();
    await live.stop();
    await chain.stop();
  }, 300_000);

  function watch(hub = live.hub, held = heldOf): SolvencyWatcher {
    const watcher = new SolvencyWatcher({ store: live.store, hub, log, heldOf: held });
    watchers.push(watcher);
    watcher.look();
    return watcher;
  }

  const checked = (watcher: SolvencyWatcher) =>
    expect
      .poll(() => watcher.report.present, patiently)
      .toMatchObject({ block: live.syncer.status.block.number, problem: null });

  it('finds all covered while accounts trade, claim, cancel and a fork undoes it', async () => {
    const watcher = watch();
    await tradeAtRandom(chain, random, { blocks: 12, most: 12 });
    await live.caughtUp();
    await checked(watcher);
    expect(watcher.report.present).toMatchObject({ status: 'solvent', unreadable: [] });
    const snapshot = await chain.anvil.rpc('evm_snapshot');
    await tradeAtRandom(chain, random, { blocks: 3, most: 12 });
    await live.caughtUp();
    await chain.anvil.rpc('evm_revert', [snapshot]);
    await tradeAtRandom(chain, random, { blocks: 5, most: 12 });
    await live.caughtUp();
    await checked(watcher);
    expect(watcher.report.present).toMatchObject({ status: 'solvent', shortfalls: [] });
    expect(said.filter(({ level }) => level >= 50)).toEqual([]);
  });

  it('owes what cancels, claims and withdrawals would pay, and the reserves; change by change as at once', async () => {
    const followed = await live.store.read(async (tx) => {
      const dues = new Dues();
      dues.apply(await readAllDues(tx));
      return dues;
    });
    const leave = live.hub.follow(
      ({ dues }) => dues && followed.apply(dues),
      () => undefined,
    );
    await tradeAtRandom(chain, random, { blocks: 10, most: 12 });
    await live.caughtUp();
    leave();
    const { base, quote } = chain.market;
    await live.store.read(async (tx) => {
      const dues = new Dues();
      dues.apply(await readAllDues(tx));
      const [pool] = await tx.select().from(pools);
      let [owedBase, owedQuote] = [pool?.baseReserve ?? 0n, pool?.quoteReserve ?? 0n];
      let count = 0n;
      for (const owner of chain.accounts) {
        for (const { token, amount } of await readBalances(tx, owner)) {
          if (token === base) owedBase += BigInt(amount);
          else owedQuote += BigInt(amount);
        }
        const all = { owner, status: 'active', limit: 1_000, before: null } as const;
        for (const order of (await readOrders(tx, all)).items) {
          const paid = BigInt(order.claimable.proceeds) + BigInt(order.claimable.rebate);
          const locked = BigInt(order.locked);
          owedBase += order.side === 'sell' ? locked : paid;
          owedQuote += order.side === 'sell' ? paid : locked;
          count += 3n;
        }
      }
      expect(count).toBeGreaterThan(10n);
      for (const [token, sum] of [
        [base, owedBase],
        [quote, owedQuote],
      ] as const) {
        expect(followed.owed(token)).toBe(dues.owed(token));
        // Each order rounds its refund, its proceeds and its rebate down; their sum by tick is rounded once.
        expect(dues.owed(token)).toBeGreaterThanOrEqual(sum);
        expect(dues.owed(token)).toBeLessThanOrEqual(sum + count);
      }
    });
  });

  it('says so loudly, token and amounts named, where the views owe more than is held', async () => {
    const { quote } = chain.market;
    const forged = { owner: zeroAddress, id: BigInt(quote), amount: 10n ** 24n };
    said.length = 0;
    await live.store.write((tx) => tx.insert(balances).values(forged));
    const watcher = watch();
    await checked(watcher);
    const { status, shortfalls, block } = watcher.report.present;
    const held = await heldOf(quote, live.syncer.status.block);
    expect(status).toBe('insolvent');
    expect(shortfalls).toMatchObject([{ token: quote, held, block }]);
    expect(shortfalls[0]?.owed).toBeGreaterThan(10n ** 24n);
    const alarm = said.find(({ level }) => level === 50);
    expect(alarm).toMatchObject({
      msg: 'the exchange holds less than it owes',
      token: quote,
      held: held.toString(),
    });
    await live.store.write((tx) => tx.delete(balances).where(eq(balances.owner, zeroAddress)));
  });

  it('says that it cannot check where the node does not answer, or the views contradict each other', async () => {
    const hub = new Hub();
    const gone = watch(hub, () => Promise.reject(new Error('the node is gone')));
    const tried = () => {
      gone.look();
      return gone.report.present;
    };
    await expect
      .poll(tried, patiently)
      .toMatchObject({ status: 'unchecked', problem: 'the node is gone' });
    const [level] = await live.store.read((tx) => tx.select().from(levels).limit(1));
    if (!level) throw new Error('no level was used');
    const broken = { ...level, placed: level.placed + 10n ** 15n };
    const put = (row: typeof level) =>
      live.store.write((tx) =>
        tx
          .update(levels)
          .set({ placed: row.placed })
          .where(and(eq(levels.isAsk, row.isAsk), eq(levels.tick, row.tick))),
      );
    await put(broken);
    const wrong = watch(hub);
    await expect
      .poll(() => wrong.report.present.problem, patiently)
      .toContain(`tick ${level.tick}: `);
    await put(level);
  });
});
