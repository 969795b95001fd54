import { exchangeAbi, packMarketKey, packOrderRef } from '@weir/contracts';
import { encodeFunctionData } from 'viem';
import { expect, it } from 'vitest';
import type {
  AccountOrders,
  MarketDelta,
  MarketSnapshot,
} from '../../src/answers/streamSchemas.ts';
import { applyMarketDelta } from '../../src/client/index.ts';
import { EventStream } from '../eventStream.ts';
import { seededRandom, tradeAtRandom } from '../randomTrading.ts';
import type { ServedExchange } from './servedExchange.ts';

/** Server-sent events of a market and of an account, through a fork too. Changes the chain. */
export function testStreams(served: () => ServedExchange): void {
  it('streams a market: a snapshot, then deltas that add up to the state', async () => {
    const { caughtUp, chain, client, id, indexer, swap, taker } = served();
    const stream = await EventStream.open(`${indexer.url}/v1/markets/${id}/stream`);
    const first = await stream.next('snapshot');
    let view = first.data as MarketSnapshot;
    await tradeAtRandom(chain, seededRandom(11), { blocks: 12, most: 12 });
    await swap(taker, 5_000_000n, false);
    await chain.mine();
    await caughtUp();
    const { block, state } = await client.state(id);
    let last = first.id ?? '';
    while (view.block.number < block.number) {
      const event = await stream.next('delta');
      const delta = event.data as MarketDelta;
      expect(delta.seq).toBe(view.seq + 1);
      view = applyMarketDelta(view, delta);
      last = event.id ?? '';
    }
    expect(view.state).toEqual(state);
    expect(view.trades).toEqual((await client.trades(id, { limit: 50 })).trades);
    stream.close();

    // Back after a while: only what was missed comes.
    await swap(taker, 6_000_000n, false);
    await chain.mine();
    await caughtUp();
    const resumed = await EventStream.open(`${indexer.url}/v1/markets/${id}/stream`, last);
    const missed = await resumed.next('snapshot', 'delta');
    expect(missed.event).toBe('delta');
    view = applyMarketDelta(view, missed.data as MarketDelta);
    expect(view.state).toEqual((await client.state(id)).state);
    resumed.close();

    // An id of another index cannot be resumed.
    const other = await EventStream.open(
      `${indexer.url}/v1/markets/${id}/stream`,
      'another-index:3',
    );
    expect((await other.next('snapshot', 'delta')).event).toBe('snapshot');
    other.close();
  });

  it('tells followers of a fork, with sizes as they are at the block that is kept', async () => {
    const { caughtUp, chain, client, id, indexer, swap, taker } = served();
    const before = await client.state(id);
    const snapshot = await chain.anvil.rpc('evm_snapshot');
    const stream = await EventStream.open(`${indexer.url}/v1/markets/${id}/stream`);
    const start = (await stream.next('snapshot')).data as MarketSnapshot;
    await tradeAtRandom(chain, seededRandom(12), { blocks: 3, most: 12 });
    await swap(taker, 7_000_000n, true);
    await swap(taker, 7_000_000n, false);
    await chain.mine();
    await caughtUp();
    await chain.anvil.rpc('evm_revert', [snapshot]);
    for (let i = 0; i < 6; i++) await chain.mine();
    let view = start;
    let event = await stream.next('delta', 'rollback');
    for (; event.event === 'delta'; event = await stream.next('delta', 'rollback')) {
      view = applyMarketDelta(view, event.data as MarketDelta);
    }
    expect(view.state).not.toEqual(before.state);
    view = applyMarketDelta(view, event.data as MarketDelta);
    expect(view.state).toEqual(before.state);
    expect(view.trades.filter(({ block }) => block > before.block.number)).toEqual([]);
    stream.close();
    await caughtUp();
  });

  it("streams an account's orders: fills too, though they touch no order", async () => {
    const { caughtUp, chain, client, id, indexer, maker, place, swap, taker } = served();
    const { bids } = await client.depth(id, { rows: 1 });
    const tick = (bids[0]?.tick ?? 0) - 500;
    await place(maker, { handle: 1003n, lots: 30_000n, tick, sell: false });
    await chain.mine();
    await caughtUp();
    const stream = await EventStream.open(`${indexer.url}/v1/accounts/${maker}/stream`);
    const snapshot = (await stream.next('snapshot')).data as AccountOrders;
    expect(snapshot.orders).toEqual(
      (await client.orders(maker, { status: 'active', limit: 200 })).orders,
    );
    await swap(taker, 10n * 10n ** 18n, true);
    await chain.mine();
    const { orders } = (await stream.next('orders')).data as AccountOrders;
    expect(orders.find(({ handle }) => handle === '1003')).toMatchObject({
      status: 'filled',
      filledLots: '30000',
    });
    const args = [packMarketKey(chain.market), packOrderRef({ handle: 1003n })] as const;
    await chain.send(maker, encodeFunctionData({ abi: exchangeAbi, functionName: 'claim', args }));
    await chain.mine();
    const closed = (await stream.next('orders')).data as AccountOrders;
    expect(closed.orders.find(({ handle }) => handle === '1003')).toMatchObject({
      status: 'closed',
    });
    stream.close();
  });
}
