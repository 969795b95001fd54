import { marketId, packMarketKey } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import { syntheticPool, tickAt } from '#lib/testing/syntheticMarket.ts';
import { ownOrdersHit, withoutOrders } from './ownOrders.ts';

// The bindings look a market up by the hash of its key, which the synthetic one's id is not.
const id = marketId(packMarketKey(syntheticPool.market));
const state = { ...syntheticPool, market: { ...syntheticPool.market, id } };

const own = (price: string, isAsk: boolean, lots = 40_000n) => ({
  market: id,
  handle: BigInt(tickAt(price)),
  tick: tickAt(price),
  isAsk,
  unfilledLots: lots,
});
const buy = (lots: bigint, price: string) => ({ sell: false, lots, tick: tickAt(price) });

describe('ownOrdersHit', () => {
  it('finds own asks that a buy would reach, and no others', () => {
    const orders = [own('3000.5', true), own('3002', true), own('2999', false)];
    expect(ownOrdersHit(state, buy(50_000n, '3001'), orders)).toEqual([orders[0]]);
    expect(ownOrdersHit(state, buy(50_000n, '2999'), orders)).toEqual([]);
  });

  it('finds those that come within reach only because the first is taken off', () => {
    const orders = [own('3000.5', true, 100_000n), own('3001', true)];
    const hit = ownOrdersHit(state, buy(100_000n, '3001'), orders);
    expect(hit).toHaveLength(2);
  });
});

describe('withoutOrders', () => {
  it('takes their lots off their levels, and empty levels off the book', () => {
    const left = withoutOrders(state, [own('3000.5', true), own('3001', true, 100_000n)]);
    expect(left.asks).toEqual([
      { tick: tickAt('3000.5'), lots: 60_000n },
      { tick: tickAt('3002'), lots: 100_000n },
    ]);
    expect(left.bids).toEqual(syntheticPool.bids);
  });
});
