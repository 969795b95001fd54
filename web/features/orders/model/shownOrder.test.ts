import type { Order } from '@weir/indexer/client';
import { describe, expect, it } from 'vitest';
import { marketHex } from '#features/market';
import { syntheticMarket } from '#lib/testing/syntheticMarket.ts';
import { inTransactions, orderActions } from './orderBatch.ts';
import { filledPercent, fromIndexer, isExpired, type ShownOrder } from './shownOrder.ts';

const payout = { lots: '0', proceeds: '0', rebate: '0' };
const indexed: Order = {
  id: '1-buy-5-2-3',
  market: marketHex(syntheticMarket),
  owner: '0x',
  handle: '7',
  side: 'buy',
  tick: 5,
  price: '1',
  generation: 2,
  index: 3,
  status: 'open',
  lots: '200000',
  filledLots: '49975',
  cancelledLots: '0',
  restingLots: '150025',
  locked: '10',
  claimable: payout,
  claimed: payout,
  expiry: 100,
  bountyLots: '0',
  placed: { block: 1, timestamp: 50, transaction: '0x12' },
  closed: null,
};
const shown = fromIndexer([syntheticMarket], indexed) as ShownOrder;

describe('fromIndexer', () => {
  it('knows the order’s market, and leaves out what the page does not list', () => {
    expect(shown.market).toBe(syntheticMarket);
    expect(fromIndexer([], indexed)).toBeNull();
  });
});

describe('filledPercent', () => {
  it('is rounded down: all of it is all of it', () => {
    expect(filledPercent(shown)).toBe(24.9);
    expect(filledPercent({ ...shown, filledLots: 199_999n })).toBe(99.9);
    expect(filledPercent({ ...shown, lots: 0n, filledLots: 0n })).toBe(0);
  });
});

describe('isExpired', () => {
  it('still stands in its last second', () => {
    expect(isExpired(shown, 100)).toBe(false);
    expect(isExpired(shown, 101)).toBe(true);
    expect(isExpired({ ...shown, expiry: null }, 101)).toBe(false);
  });
});

describe('orderActions', () => {
  it('names the very order, in its own market', () => {
    expect(orderActions('claim', [shown])).toMatchObject([
      { kind: 'claim', ref: { handle: 7n, expected: { generation: 2, index: 3 } } },
    ]);
  });
});

describe('inTransactions', () => {
  it('leaves none out and overfills no transaction', () => {
    expect(inTransactions([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(inTransactions([])).toEqual([]);
  });
});
