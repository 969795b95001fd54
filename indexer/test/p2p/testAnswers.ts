import { escrowAbi, methodId, momentOf } from '@weir/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createIndexerClient,
  type IndexerClient,
  type P2pOffersMessage,
  type P2pTradeAnswer,
  toOffer,
} from '../../src/client/index.ts';
import type { RunningIndexer } from '../../src/startIndexer.ts';
import { EventStream } from '../eventStream.ts';
import { caughtUp, startIndexerOf } from '../liveExchange.ts';
import { LiveSocket } from '../liveSocket.ts';
import { dollars, evidence, type PeerChain } from './peerChain.ts';
import type { Planned } from './tradeByPlan.ts';

/** What is answered about the trades of the plan. */
export function testAnswers(made: () => { peers: PeerChain; planned: Planned }): void {
  let peers: PeerChain;
  let planned: Planned;
  let indexer: RunningIndexer;
  let client: IndexerClient;

  beforeAll(async () => {
    ({ peers, planned } = made());
    indexer = await startIndexerOf(peers.chain, { JOURNAL_DEPTH: '16' });
    client = createIndexerClient(indexer.url);
    await caughtUp(peers.chain, indexer);
  }, 300_000);
  afterAll(() => indexer.stop(), 300_000);

  async function status(path: string): Promise<number> {
    return (await fetch(`${indexer.url}${path}`)).status;
  }

  it('finds offers by what a taker looks for, and hides unknown judges unless asked', async () => {
    const { maker, other, token, chain } = peers;
    const strange = await peers.post({
      maker: other,
      arbitrator: await peers.unknownArbitrator(),
      methods: [{ id: methodId('Revolut'), window: 3_600 }],
    });
    const { timestamp } = await peers.client.getBlock();
    const brief = await peers.post({ maker: other, expiry: Number(timestamp) + 100 });
    await caughtUp(chain, indexer);
    const ids = async (filter: Parameters<typeof client.p2p.offers>[0]) =>
      (await client.p2p.offers(filter)).offers.map(({ id }) => id);
    const [sell, buy, unknown] = [planned.sell, planned.buy, strange].map((one) => peers.idOf(one));
    const expiring = peers.idOf(brief);
    expect(await ids({})).toEqual([expiring, buy, sell]);
    expect(await ids({ arbitrator: 'unknown' })).toEqual([unknown]);
    expect(await ids({ arbitrator: 'all' })).toEqual([expiring, unknown, buy, sell]);
    expect(await ids({ side: 'buy' })).toEqual([buy]);
    expect(await ids({ maker })).toEqual([buy, sell]);
    expect(await ids({ method: 'Revolut', arbitrator: 'all' })).toEqual([unknown]);
    expect(await ids({ method: 'SEPA Instant', side: 'sell' })).toEqual([expiring, sell]);
    expect(await ids({ currency: 'USD' })).toEqual([]);
    expect(await ids({ token: chain.market.base })).toEqual([]);
    expect(await ids({ token, amount: '900000000', maker })).toEqual([buy, sell]);
    expect(await ids({ amount: '900000001' })).toEqual([]);
    expect(await ids({ amount: '19999999' })).toEqual([]);
    const first = await client.p2p.offers({ limit: 1 });
    const second = await client.p2p.offers({ limit: 1, cursor: first.cursor ?? undefined });
    expect([...first.offers, ...second.offers].map(({ id }) => id)).toEqual([expiring, buy]);
    // Time alone, in blocks without events.
    await peers.wait(100);
    await caughtUp(chain, indexer);
    expect(await ids({})).toEqual([buy, sell]);
    expect(await ids({ status: 'all', maker: other })).toEqual([expiring]);
    expect((await client.p2p.offer(expiring)).offer).toMatchObject({ isOpen: true, isLive: false });
  });

  it('tells an offer with the terms that the contract is called with', async () => {
    const { offer } = await client.p2p.offer(peers.idOf(planned.buy));
    // Repriced since: the terms that make the id are those that were posted.
    expect(peers.idOf(toOffer(offer))).toBe(offer.id);
    expect(offer).toMatchObject({
      side: 'buy',
      currency: 'EUR',
      total: '5000000000',
      isKnownArbitrator: true,
      methods: [{ name: 'SEPA Instant', window: 10_800 }],
      nonce: planned.buy.nonce.toString(),
      termsHash: planned.buy.termsHash,
    });
    expect(offer.price).toMatchObject({
      version: 2,
      figure: '910000000000000000',
      postedFigure: '920000000000000000',
      perToken: '910000',
    });
  });

  it('tells a trade with all that happened to it, and its deadlines by the state table', async () => {
    const found = await client.p2p.trade(planned.live);
    const said = await peers.client.readContract({
      address: peers.escrow,
      abi: escrowAbi,
      functionName: 'tradeOf',
      args: [BigInt(planned.live)],
    });
    expect(found.trade.state).toBe('Locked');
    expect(found.trade.deadlines).toEqual({
      demandEnd: Number(momentOf(said, 'DemandEnd')),
      payEnd: said.started + said.payWindow,
      graceEnd: Number(momentOf(said, 'GraceEnd')),
    });
    expect(found.events.map(({ kind, action }) => action ?? kind)).toEqual([
      'taken',
      'keys',
      'Confirm',
      'keys',
    ]);
    expect(found.keys.map(({ party }) => party).toSorted()).toEqual(
      [peers.maker, peers.taker].toSorted(),
    );
    const { events, trade, disputes } = await client.p2p.trade(planned.conceded);
    expect(events.find(({ action }) => action === 'SubmitEvidence')?.data).toBe(evidence);
    expect(trade.end).toMatchObject({ outcome: 'Conceded', by: peers.maker, from: 'Disputed' });
    expect(disputes).toEqual([]);
    const settled = await client.p2p.trade(planned.settled);
    expect(settled.trade.end?.buyer).toBe('40000000');
    expect(settled.proposals.map(({ toBuyer, isLive }) => [toBuyer, isLive])).toEqual([
      ['10000000', false],
      ['40000000', false],
    ]);
    const detailed = await client.p2p.trade(planned.detailed);
    expect(detailed.events.find(({ kind }) => kind === 'details')?.data).toBe('0xc1f3');
  });

  it('lists the trades of an account and of an offer, in pages that follow each other', async () => {
    const all = await client.p2p.trades({ account: peers.other });
    expect(all.trades.every(({ taker }) => taker === peers.other)).toBe(true);
    const paged: number[] = [];
    let cursor: string | null = null;
    do {
      const page = await client.p2p.trades({
        account: peers.other,
        limit: 2,
        cursor: cursor ?? undefined,
      });
      paged.push(...page.trades.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor !== null);
    expect(paged).toEqual(all.trades.map(({ id }) => id));
    const ofBuy = await client.p2p.trades({ offer: peers.idOf(planned.buy) });
    expect(ofBuy.trades.map(({ id }) => id)).toEqual([planned.settled, planned.cancelledByMaker]);
    const live = await client.p2p.trades({ account: peers.maker, status: 'live' });
    expect(live.trades.map(({ id }) => id)).toEqual([planned.live]);
  });

  it("tells a trader's ends, times and bands", async () => {
    const { trader } = await client.p2p.trader(peers.maker);
    expect(trader.counts).toEqual({
      live: 1,
      completed: 2,
      settled: 1,
      cancelledByTrader: 1,
      cancelledByOther: 1,
      expiredByTrader: 1,
      expiredByOther: 1,
      expired: 1,
      disputed: 4,
      won: 0,
      lost: 3,
      halved: 1,
    });
    // 100 of one; 90 and a fifth of 200 of the other.
    expect(trader).toMatchObject({ counterparties: 2, volume: { from: 100, below: 1_000 } });
    expect(trader.volume30Days).toEqual({ from: 0, below: 100 });
    expect(trader.releaseSeconds).toBe(Math.floor((1 + 3 * 86_400 + 1) / 2));
    const taker = (await client.p2p.trader(peers.taker)).trader;
    expect(taker.counts).toMatchObject({ expiredByTrader: 1, won: 3, cancelledByTrader: 1 });
    const nobody = (await client.p2p.trader(peers.chain.exchange)).trader;
    expect(nobody).toMatchObject({ firstAt: null, releaseSeconds: null, isPartial: false });
  });

  it('tells disputes with their panels, votes and appeals, also by seat and holder', async () => {
    const { disputes } = await client.p2p.trade(planned.appealed);
    const [dispute] = disputes;
    if (!dispute) throw new Error('the dispute is not linked to its trade');
    expect(dispute).toMatchObject({
      stage: 'Final',
      ruling: 'buyer',
      isAppeal: true,
      isOverturned: true,
      isDelivered: true,
      appeal: { by: peers.taker },
      trade: planned.appealed,
    });
    const ofRound = (round: number) => dispute.votes.filter((vote) => vote.round === round);
    expect(ofRound(0).map(({ ruling }) => ruling)).toEqual(['seller', 'seller', null]);
    expect(ofRound(1).map(({ ruling }) => ruling)).toEqual([
      'buyer',
      'buyer',
      'buyer',
      'buyer',
      'seller',
      'refused',
      null,
    ]);
    const seat = ofRound(1)[0]?.seat ?? -1;
    const bySeat = (await client.p2p.seatDisputes(seat)).disputes;
    expect(bySeat.map(({ id }) => id)).toContain(dispute.id);
    expect(bySeat.every(({ votes }) => votes.some((vote) => vote.seat === seat))).toBe(true);
    const byHolder = await client.p2p.disputes({ holder: peers.judge });
    expect(byHolder.disputes).toHaveLength(2);
    expect((await client.p2p.disputes({ holder: peers.maker })).disputes).toEqual([]);
    expect((await client.p2p.disputes({ status: 'open' })).disputes).toEqual([]);
    expect((await client.p2p.dispute(dispute.id)).dispute).toEqual(dispute);
    const { seats } = await client.p2p.seats({ holder: peers.judge, limit: 200 });
    expect(seats).toHaveLength(22);
    expect(seats.filter(({ stage }) => stage === 'Active').length).toBeGreaterThan(15);
  });

  it('tells balances and settings as the escrow does', async () => {
    const { balances } = await client.p2p.balances(peers.taker);
    const held = await peers.client.readContract({
      address: peers.escrow,
      abi: escrowAbi,
      functionName: 'balanceOf',
      args: [peers.taker, peers.token],
    });
    expect(balances.map(({ token, amount }) => [token.symbol, amount])).toEqual([
      ['USDC', held.toString()],
    ]);
    const { settings } = await client.p2p.settings();
    expect(settings).toMatchObject({ feeRate: 25, pool: peers.pool, backup: null });
    expect(settings.methods.map(({ name, isReversible }) => [name, isReversible])).toEqual([
      ['Revolut', true],
      ['SEPA Instant', false],
    ]);
  });

  it('refuses what does not exist or makes no sense, in words', async () => {
    expect(await status('/v1/p2p/trades/999')).toBe(404);
    expect(await status('/v1/p2p/trades/999/stream')).toBe(404);
    expect(await status('/v1/p2p/trades/0')).toBe(400);
    expect(await status(`/v1/p2p/offers/0x${'0'.repeat(64)}`)).toBe(404);
    expect(await status('/v1/p2p/offers?currency=euro')).toBe(400);
    expect(await status('/v1/p2p/offers?amount=0')).toBe(400);
    expect(await status('/v1/p2p/offers?method=%F0%9F%92%B6')).toBe(400);
    expect(await status('/v1/p2p/offers?colour=red')).toBe(400);
    await expect(client.p2p.dispute(999)).rejects.toThrow(
      'dispute 999 was never opened in the pool',
    );
  });

  it('tells a trade and the offers live, on both wires, and takes back what a fork takes', async () => {
    const snapshot = await peers.chain.anvil.rpc('evm_snapshot');
    const events = await EventStream.open(`${indexer.url}/v1/p2p/trades/${planned.live}/stream`);
    const offers = await EventStream.open(`${indexer.url}/v1/p2p/offers/stream`);
    const stateOf = async () => ((await events.next('trade')).data as P2pTradeAnswer).trade.state;
    const freeOf = async (event: string) => {
      const { data } = await offers.next(event);
      const id = peers.idOf(planned.sell);
      return (data as P2pOffersMessage).offers.find((one) => one.id === id)?.free;
    };
    expect(await stateOf()).toBe('Locked');
    const free = BigInt((await freeOf('snapshot')) ?? -1);
    const socket = await LiveSocket.open(indexer.url);
    socket.ask({ method: 'subscribe', channel: 'trade', trade: String(planned.live) });
    const told = async () =>
      ((await socket.next('trade')).data as unknown as P2pTradeAnswer).trade.state;
    expect(await told()).toBe('Locked');

    await peers.done(peers.taker, 'markPaid', [planned.live, 2, evidence]);
    expect(await stateOf()).toBe('Paid');
    expect(await told()).toBe('Paid');
    const taken = await peers.take(planned.sell, dollars(30n), peers.other);
    expect(await freeOf('offers')).toBe((free - dollars(30n)).toString());
    const fleeting = await EventStream.open(`${indexer.url}/v1/p2p/trades/${taken}/stream`);
    await fleeting.next('trade');

    await peers.chain.anvil.rpc('evm_revert', [snapshot]);
    await peers.chain.anvil.rpc('anvil_mine', ['0x4']);
    expect(await stateOf()).toBe('Locked');
    expect(await told()).toBe('Locked');
    expect(await freeOf('snapshot')).toBe(free.toString());
    expect((await fleeting.next('end')).data).toMatchObject({ reason: 'gone' });
    socket.close();
    for (const stream of [events, offers, fleeting]) stream.close();
  });
}
