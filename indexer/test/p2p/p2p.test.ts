import {
  type PostgresServer,
  postgresBinaries,
  startPostgres,
} from '@weir/contracts/testing/postgresServer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as court from '../../src/schema/courtTables.ts';
import * as tables from '../../src/schema/p2pTables.ts';
import { openStore, type Store } from '../../src/store/openStore.ts';
import { dumpFreshIndex, dumpViews, type LiveIndex, startLiveIndex } from '../liveIndex.ts';
import { judgeByPlan } from './judgeByPlan.ts';
import { dollars, evidence, PeerChain } from './peerChain.ts';
import { peersOfChain, peersOfIndex } from './peersOfChain.ts';
import { testAnswers } from './testAnswers.ts';
import { type Planned, tradeByPlan } from './tradeByPlan.ts';

const isInstalled = postgresBinaries() !== null;
if (!isInstalled)
  console.warn('Skipped: PostgreSQL is not installed (apt-get install postgresql).');

// Far more than is needed: processors may be busy with other tests.
describe('an index of trades between people', { timeout: 300_000 }, () => {
  let peers: PeerChain;
  let live: LiveIndex;
  let planned: Planned;
  /** Where fresh indexes are made, to compare with. */
  let scratch: Store;

  beforeAll(async () => {
    [peers, scratch] = await Promise.all([PeerChain.start(), openStore(undefined)]);
    planned = await tradeByPlan(peers);
    // The plan's hundreds of blocks are read as old ones.
    live = await startLiveIndex(peers.chain, { journalDepth: 16 });
  }, 300_000);
  afterAll(async () => {
    await live.stop();
    await scratch.close();
    await peers.chain.stop();
  }, 300_000);

  async function expectEqualToContracts(): Promise<void> {
    await live.caughtUp();
    const found = await peersOfIndex(live.store, peers);
    const offers = found.offers.map(({ id }) => id);
    expect(found).toEqual(await peersOfChain(peers, offers));
  }

  it('is equal to the escrow and the pool, field by field, however trades go', async () => {
    await expectEqualToContracts();
    const { trades, events, votes } = await live.store.read(async (tx) => ({
      trades: await tx.select().from(tables.p2pTrades),
      events: await tx.select().from(tables.p2pTradeEvents),
      votes: await tx.select().from(court.courtVotes),
    }));
    expect(new Set(trades.map(({ outcome }) => outcome))).toEqual(
      new Set([null, 'Cancelled', 'Released', 'Settled', 'Conceded', 'RuledForBuyer', 'Halved']),
    );
    expect(new Set(events.map(({ kind }) => kind))).toEqual(
      new Set(tables.p2pTradeEvents.kind.enumValues),
    );
    // Two panels of three and one of seven; silent seats and overturned ones lost something, who was right was paid.
    expect(votes).toHaveLength(13);
    expect(votes.filter(({ slashed }) => slashed > 0n)).toHaveLength(4);
    expect(votes.filter(({ paid }) => paid > 0n).length).toBeGreaterThan(5);
  });

  describe('answers', () => testAnswers(() => ({ peers, planned })));

  it('undoes a fork, and has then, row by row, what a fresh index has', async () => {
    const snapshot = await peers.chain.anvil.rpc('evm_snapshot');
    await peers.done(peers.taker, 'markPaid', [planned.live, 2, evidence]);
    const gone = await peers.take(planned.sell, dollars(30n), peers.other);
    await live.caughtUp();
    const before = await dumpViews(live.store);
    await peers.chain.anvil.rpc('evm_revert', [snapshot]);
    await peers.done(peers.maker, 'release', [planned.live, 2]);
    await peers.take(planned.sell, dollars(40n), peers.taker);
    await peers.wait(1);
    await expectEqualToContracts();
    const after = await dumpViews(live.store);
    expect(after).not.toEqual(before);
    expect(Number(gone)).toBe(planned.live + 1);
    expect(after).toEqual(await dumpFreshIndex(peers.chain, scratch, { journalDepth: 16 }));
  });

  it('refuses a log that does not follow from those before, and names it', async () => {
    // As if a log had been left out.
    await scratch.write((tx) => tx.update(tables.p2pOffers).set({ free: 5n }));
    const again = await startLiveIndex(peers.chain, { store: scratch });
    await peers.take(planned.sell, dollars(30n), peers.other);
    await expect
      .poll(() => again.syncer.status.problem, { timeout: 60_000, interval: 10 })
      .toMatch(/offer 0x[0-9a-f]{64} would have -\d+ units free/);
    await again.stop();
  });

  it('follows refusals, the backup, both rulings, sponsors, price adapters, and seats that come and go', async () => {
    const judged = await judgeByPlan(peers);
    await expectEqualToContracts();
    const { trades, seats, disputes } = await live.store.read(async (tx) => ({
      trades: await tx.select().from(tables.p2pTrades),
      seats: await tx.select().from(court.courtSeats),
      disputes: await tx.select().from(court.courtDisputes),
    }));
    const trade = (id: number) => trades.find((row) => row.id === id);
    expect(trade(judged.sponsored)).toMatchObject({
      outcome: 'RuledForSeller',
      sponsor: peers.other,
      accountAge: 1,
      // 0.92 and 2 % of 100 USDC.
      fiat: 93_840_000n,
    });
    // A bond of 15 USDC, less three seats of 3.
    expect(trade(judged.sponsored)?.paidTreasury).toBe(6_000_000n);
    expect(trade(judged.refused)).toMatchObject({
      outcome: 'RuledForBuyer',
      requests: 2,
      wasRefused: false,
      courtFees: 18_000_000n,
    });
    expect(disputes.filter((row) => row.trade === judged.refused)).toHaveLength(2);
    expect(trade(judged.waiting)).toMatchObject({ state: 'Disputed', wasRefused: true });
    expect(trade(judged.waiting)?.court).toBeNull();
    const stages = ['Active', 'Empty', 'Leaving', 'Suspended', 'Waiting'];
    expect([...new Set(seats.map(({ stage }) => stage))].toSorted()).toEqual(stages);
    expect(seats.find(({ id }) => id === judged.toppedUp)).toMatchObject({
      stage: 'Active',
      missing: 0n,
    });
    expect(await dumpViews(live.store)).toEqual(
      await dumpFreshIndex(peers.chain, scratch, { journalDepth: 16 }),
    );
  });

  describe.skipIf(!isInstalled)('on a PostgreSQL server', () => {
    let server: PostgresServer;
    beforeAll(async () => {
      server = await startPostgres();
    }, 300_000);
    afterAll(() => server.stop(), 300_000);

    it('has the same rows as an embedded index, after a fork too', async () => {
      const store = await openStore({ url: server.url, schema: 'peers' });
      const onServer = await startLiveIndex(peers.chain, { store, journalDepth: 16 });
      await onServer.caughtUp();
      const snapshot = await peers.chain.anvil.rpc('evm_snapshot');
      await peers.done(peers.maker, 'reprice', [planned.sell, 10n ** 18n]);
      await onServer.caughtUp();
      await peers.chain.anvil.rpc('evm_revert', [snapshot]);
      await peers.done(peers.maker, 'reduce', [planned.sell, dollars(45n)]);
      await peers.wait(1);
      await onServer.caughtUp();
      expect(await dumpViews(store)).toEqual(
        await dumpFreshIndex(peers.chain, scratch, { journalDepth: 16 }),
      );
      await onServer.stop();
      await store.close();
    });
  });
});
