import {
  type LocalExchange,
  middleTick,
  seedPool,
  startLocalExchange,
} from '@weir/contracts/testing/localExchange';
import type { Address } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MarketDelta, MarketSnapshot } from '../src/answers/streamSchemas.ts';
import { applyMarketDelta, createIndexerClient, type IndexerClient } from '../src/client/index.ts';
import type { RunningIndexer } from '../src/startIndexer.ts';
import { EventStream } from './eventStream.ts';
import { caughtUp, place, startIndexerOf, swap } from './liveExchange.ts';
import { LiveSocket } from './liveSocket.ts';

// Far more than is needed: processors may be busy with other tests.
const patiently = { timeout: 120_000, interval: 5 };
describe('live answers', { timeout: 300_000 }, () => {
  let chain: LocalExchange;
  let indexer: RunningIndexer;
  let client: IndexerClient;
  let id: string;
  let maker: Address;
  let taker: Address;

  beforeAll(async () => {
    chain = await startLocalExchange();
    [maker, taker] = chain.accounts.slice(5) as [Address, Address];
    await seedPool(chain, 4_000_000n);
    indexer = await startIndexerOf(chain);
    client = createIndexerClient(indexer.url);
    await caughtUp(chain, indexer);
    id = (await client.markets()).markets[0]?.id ?? '';
  }, 300_000);
  afterAll(async () => {
    await indexer.stop();
    await chain.stop();
  }, 300_000);

  async function mineSwap(amount: bigint, baseIn = false): Promise<void> {
    await swap(chain, taker, amount, baseIn);
    await chain.mine();
    await caughtUp(chain, indexer);
  }

  it('tells WebSocket clients what it tells clients of server-sent events, word for word', async () => {
    const socket = await LiveSocket.open(indexer.url);
    socket.ask({ method: 'subscribe', channel: 'market', market: id, id: 7 });
    expect((await socket.next('subscribed')).data).toEqual({
      channel: 'market',
      market: id,
      id: 7,
    });
    const events = await EventStream.open(`${indexer.url}/v1/markets/${id}/stream`);
    const first = await socket.next('snapshot', 'delta');
    expect(first).toMatchObject({ channel: 'market', market: id, event: 'snapshot' });
    expect((await events.next('snapshot', 'delta')).data).toEqual(first.data);
    for (let i = 1; i <= 3; i++) {
      await mineSwap(BigInt(i) * 1_000_000n);
      const [one, other] = [await socket.next('delta', 'snapshot'), await events.next('delta')];
      expect({ id: one.id, data: one.data }).toEqual({ id: other.id, data: other.data });
      const heads = [(await socket.next('head')).data, (await events.next('head')).data];
      expect(heads[0]).toEqual(heads[1]);
      expect(heads[0]).toMatchObject({ ...(one.data.block as object), finality: 'included' });
    }
    socket.close();
    events.close();
  });

  it('joins a stream to a state that was asked for, without a snapshot and without a gap', async () => {
    const start = await client.state(id);
    await mineSwap(2_000_000n);
    await mineSwap(3_000_000n);
    const socket = await LiveSocket.open(indexer.url);
    socket.ask({ method: 'subscribe', channel: 'market', market: id, resume: start.resume });
    await mineSwap(10n ** 15n, true);
    let view: MarketSnapshot = { ...start, finality: 'included', trades: [] };
    for (let i = 0; i < 3; i++) {
      const { event, data } = await socket.next('delta', 'snapshot');
      const delta = data as unknown as MarketDelta;
      expect(event).toBe('delta');
      expect(delta).toMatchObject({ previousSeq: view.seq, seq: view.seq + 1 });
      view = applyMarketDelta(view, delta);
    }
    const now = await client.state(id);
    expect(view.state).toEqual(now.state);
    expect(view.seq).toBe(now.seq);
    socket.close();
  });

  it('tells of a fork, and goes on from the block that is kept', async () => {
    const before = await client.state(id);
    const reverted = await chain.anvil.rpc('evm_snapshot');
    const socket = await LiveSocket.open(indexer.url);
    socket.ask({ method: 'subscribe', channel: 'market', market: id });
    socket.ask({ method: 'subscribe', channel: 'account', owner: maker });
    let view = (await socket.next('snapshot')).data as unknown as MarketSnapshot;
    expect((await socket.next('snapshot')).data).toMatchObject({ orders: [] });
    await place(chain, maker, { handle: 1n, lots: 9_000n, tick: middleTick - 900, sell: false });
    await mineSwap(7_000_000n);
    view = applyMarketDelta(view, (await socket.next('delta')).data as unknown as MarketDelta);
    expect(view.state).not.toEqual(before.state);
    expect((await socket.next('orders')).data.orders).toHaveLength(1);
    await chain.anvil.rpc('evm_revert', [reverted]);
    await chain.anvil.rpc('anvil_mine', ['0x4']);
    const back = await socket.next('rollback');
    view = applyMarketDelta(view, back.data as unknown as MarketDelta);
    expect(view.state).toEqual(before.state);
    expect(view.trades.every(({ block }) => block <= before.block.number)).toBe(true);
    // The order is in no block any more, which only a new snapshot can say.
    expect(await socket.next('snapshot')).toMatchObject({ owner: maker, data: { orders: [] } });
    socket.close();
    await caughtUp(chain, indexer);
  });

  it("follows an account's fills, and stops when it is told to", async () => {
    await place(chain, maker, { handle: 2n, lots: 8_000n, tick: middleTick + 900, sell: true });
    await chain.mine();
    await caughtUp(chain, indexer);
    const socket = await LiveSocket.open(indexer.url);
    socket.ask({ method: 'subscribe', channel: 'account', owner: maker.toLowerCase() });
    expect(await socket.next('snapshot')).toMatchObject({
      channel: 'account',
      owner: maker,
      data: { orders: [{ handle: '2', status: 'open' }] },
    });
    await mineSwap(10n ** 11n);
    expect((await socket.next('orders')).data).toMatchObject({
      orders: [{ handle: '2', status: 'filled', filledLots: '8000' }],
    });
    socket.ask({ method: 'unsubscribe', channel: 'account', owner: maker });
    await socket.next('unsubscribed');
    await place(chain, maker, { handle: 3n, lots: 8_000n, tick: middleTick - 2_000, sell: false });
    await mineSwap(1_000_000n);
    socket.ask({ method: 'ping', id: 'still here' });
    expect((await socket.next('pong', 'orders', 'head')).data).toEqual({ id: 'still here' });
    socket.close();
  });

  it('forgets who left while it was joining, and who subscribes anew', async () => {
    const count = async () =>
      /^weir_subscribers (\d+)$/m.exec(await (await fetch(`${indexer.url}/metrics`)).text())?.[1];
    await expect.poll(count, patiently).toBe('0');
    const hasty = await LiveSocket.open(indexer.url);
    for (let i = 0; i < 20; i++) {
      hasty.ask({ method: 'subscribe', channel: 'market', market: id });
      hasty.ask({ method: 'subscribe', channel: 'account', owner: maker });
    }
    hasty.close();
    await hasty.closed;
    const socket = await LiveSocket.open(indexer.url);
    for (let i = 0; i < 2; i++) socket.ask({ method: 'subscribe', channel: 'market', market: id });
    await socket.next('snapshot');
    await expect.poll(count, patiently).toBe('1');
    socket.close();
    await expect.poll(count, patiently).toBe('0');
  });

  it.each([
    ['no JSON', 'hello', 'message', 'message is hello; expected an object in JSON'],
    ['a list', '[1]', 'message', 'expected an object in JSON'],
    [
      'no method',
      '{}',
      'method',
      'method is missing; expected one of subscribe, unsubscribe, ping',
    ],
    ['no such method', '{"method":"buy"}', 'method', 'method is "buy"; expected one of subscribe'],
    ['no channel', '{"method":"subscribe"}', 'channel', 'expected one of market, account, risk'],
    ['no market', '{"method":"subscribe","channel":"market"}', 'market', "expected a market's id"],
    [
      'a bad owner',
      '{"method":"subscribe","channel":"account","owner":"0x1"}',
      'owner',
      'owner is "0x1"; expected an address',
    ],
    [
      'a misspelt field',
      '{"method":"ping","chanel":"market"}',
      'chanel',
      'chanel is no field of this request',
    ],
    [
      'a market never opened',
      `{"method":"subscribe","channel":"market","market":"0x${'ab'.repeat(32)}"}`,
      'market',
      'was never opened',
    ],
    [
      'what is not subscribed to',
      `{"method":"unsubscribe","channel":"market","market":"0x${'ab'.repeat(32)}"}`,
      'market',
      'is not subscribed to',
    ],
  ])('answers a message with %s by naming the field', async (_, text, field, words) => {
    const socket = await LiveSocket.open(indexer.url);
    socket.send(text);
    const { channel, data } = await socket.next('error');
    expect({ channel, field: data.field }).toEqual({ channel: 'control', field });
    expect(data.message).toContain(words);
    // And goes on.
    socket.ask({ method: 'ping' });
    await socket.next('pong');
    socket.close();
  });

  it('bounds the subscriptions and the messages of a connection', async () => {
    const socket = await LiveSocket.open(indexer.url);
    const owner = (i: number) => `0x${i.toString(16).padStart(40, '0')}`;
    for (let i = 1; i <= 101; i++) {
      socket.ask({ method: 'subscribe', channel: 'account', owner: owner(i), id: i });
    }
    const { data } = await socket.next('error');
    expect(data).toMatchObject({ code: 'too_many_requests', field: 'method', id: 101 });
    for (let i = 0; i < 300; i++) socket.ask({ method: 'ping' });
    const { code, reason } = await socket.closed;
    expect(code).toBe(1008);
    expect(reason).toContain('too_many_requests');
    const large = await LiveSocket.open(indexer.url);
    large.send('x'.repeat(5_000));
    expect((await large.closed).code).toBe(1009);
  });

  it('is at /v1/ws only, and says so', async () => {
    const answer = await fetch(`${indexer.url}/v1/ws`);
    expect(answer.status).toBe(426);
    expect(await answer.json()).toMatchObject({ error: { field: 'upgrade' } });
    await expect(LiveSocket.open(`${indexer.url}/v2`)).rejects.toThrow('404');
  });

  it('tells everybody before it stops, and bounds the streams of an address', async () => {
    const bounded = await startIndexerOf(chain, {
      STREAM_LIMIT: '3',
      CORS_ORIGIN: 'http://a.test',
    });
    await caughtUp(chain, bounded);
    const socket = await LiveSocket.open(bounded.url, { origin: 'http://a.test' });
    socket.ask({ method: 'subscribe', channel: 'market', market: id });
    await socket.next('snapshot');
    const events = await EventStream.open(`${bounded.url}/v1/markets/${id}/stream`);
    await events.next('snapshot');
    const idle = await LiveSocket.open(bounded.url);
    await expect(LiveSocket.open(bounded.url)).rejects.toThrow('429');
    const refused = await fetch(`${bounded.url}/v1/markets/${id}/stream`);
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ error: { code: 'too_many_requests' } });
    events.close();
    await expect
      .poll(async () => (await fetch(`${bounded.url}/metrics`)).text(), patiently)
      .toContain('weir_subscribers 1\n');
    await expect(LiveSocket.open(bounded.url, { origin: 'http://b.test' })).rejects.toThrow('400');
    const again = await EventStream.open(`${bounded.url}/v1/accounts/${maker}/stream`);
    await again.next('snapshot');

    const stopped = bounded.stop();
    const notice = { reason: 'shutdown', message: expect.stringContaining('Come back') };
    expect((await again.next('end')).data).toEqual(notice);
    expect(await socket.next('end')).toMatchObject({ channel: 'control', data: notice });
    expect(await socket.closed).toMatchObject({ code: 1001 });
    expect(await idle.next('end')).toMatchObject({ channel: 'control', data: notice });
    expect(await idle.closed).toMatchObject({ code: 1001 });
    await stopped;
  });
});
