import { lotSize, type MarketState, planWalk } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import { depthRows, isGrouping } from './depth.ts';

const scale = { lotExponent: 13, baseDecimals: 18, quoteDecimals: 6 };
/** 2500 quote tokens a base token. */
const middle = 465_000;
const state: MarketState = {
  market: {
    id: 1n,
    base: '0x0000000000000000000000000000000000000001',
    quote: '0x0000000000000000000000000000000000000002',
    lotExponent: 13,
    tickSpacing: 10,
    poolFee: 3000,
    takerFee: 1000,
    makerRebate: 400,
    minQuote: 1n,
  },
  baseReserve: 40n * 10n ** 18n,
  quoteReserve: 100_000_000_000n,
  bids: [
    { tick: middle - 110, lots: 5n },
    { tick: middle - 190, lots: 6n },
  ],
  asks: [
    { tick: middle + 110, lots: 7n },
    { tick: middle + 190, lots: 8n },
    { tick: middle + 210, lots: 9n },
  ],
};

describe('depthRows', () => {
  it("gathers asks at the row above and bids at the row below, as prices of the market's tokens", () => {
    const grouping = { grouping: 100, rows: 3 };
    const asks = depthRows(state, 'asks', grouping, scale);
    expect(asks.map(({ tick, price, bookLots }) => [tick, price, bookLots])).toEqual([
      [middle + 100, '2510', '0'],
      [middle + 200, '2520', '15'],
      [middle + 300, '2530', '9'],
    ]);
    const bids = depthRows(state, 'bids', grouping, scale);
    expect(bids.map(({ tick, price, bookLots }) => [tick, price, bookLots])).toEqual([
      [middle - 100, '2490', '0'],
      [middle - 200, '2480', '11'],
      [middle - 300, '2470', '0'],
    ]);
  });

  it('shows as the depth of the pool what an order at that price would get from it', () => {
    const rows = depthRows(state, 'asks', { grouping: 100, rows: 5 }, scale);
    let sum = 0n;
    for (const { tick, poolLots } of rows) {
      sum += BigInt(poolLots);
      const plan = planWalk(
        { ...state, bids: [], asks: [] },
        {
          baseIn: false,
          exactOut: true,
          amount: 10n ** 24n,
          limitTick: tick,
          maxLevels: 0,
          asOrder: true,
        },
      );
      expect(sum).toBe(plan.poolOut / lotSize(13));
    }
    expect(sum).toBeGreaterThan(0n);
  });

  it('has rows for levels only where the pool is empty', () => {
    const bookOnly = { ...state, baseReserve: 0n, quoteReserve: 0n };
    const rows = depthRows(bookOnly, 'asks', { grouping: 10, rows: 2 }, scale);
    expect(rows.map(({ tick, bookLots, poolLots }) => [tick, bookLots, poolLots])).toEqual([
      [middle + 110, '7', '0'],
      [middle + 190, '8', '0'],
    ]);
  });
});

describe('isGrouping', () => {
  it.each([
    [10, 10, true],
    [1000, 10, true],
    [15, 10, false],
    [30, 10, false],
    [50, 50, true],
    [0, 1, false],
  ])('says of %i ticks on a grid of %i: %s', (grouping, spacing, expected) => {
    expect(isGrouping(grouping, spacing)).toBe(expected);
  });
});
