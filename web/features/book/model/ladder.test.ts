import { poolDepth } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import { syntheticMarket, syntheticPool, tickAt } from '#lib/testing/syntheticMarket.ts';
import { buildLadder, groupingLabel, groupings, largestTotal } from './ladder.ts';

const poolless = { ...syntheticPool, baseReserve: 0n, quoteReserve: 0n };

describe('buildLadder', () => {
  it('rounds bids down and asks up', () => {
    const { asks, bids } = buildLadder(syntheticMarket, poolless, 10, 5);
    expect(asks.map(({ tick }) => tick)).toEqual([tickAt('3001'), tickAt('3002')]);
    expect(bids.map(({ tick }) => tick)).toEqual([tickAt('2999'), tickAt('2998')]);
    expect(asks[0]?.bookLots).toBe(200_000n);
  });

  it("puts the pool's depth beside the book's, without gaps and in full", () => {
    const { asks } = buildLadder(syntheticMarket, syntheticPool, 10, 12);
    const last = asks.at(-1);
    const ticks = asks.map(({ tick }) => tick);
    expect(ticks).toEqual(ticks.map((_, row) => (ticks[0] ?? 0) + row * 10));
    const pool = asks.reduce((sum, { poolLots }) => sum + poolLots, 0n);
    expect(pool).toBe(poolDepth(syntheticPool, 'asks', [last?.tick ?? 0])[0]?.lots);
    expect(last?.totalLots).toBe(pool + 300_000n);
  });

  it('has no rows where there is nothing', () => {
    const empty = { ...poolless, bids: [], asks: [] };
    const ladder = buildLadder(syntheticMarket, empty, 1, 5);
    expect(ladder).toEqual({ asks: [], bids: [] });
    expect(largestTotal(ladder)).toBe(1n);
  });
});

describe('groupings', () => {
  it('offers multiples of the spacing that divide 10000', () => {
    const spaced = { ...syntheticMarket, terms: { ...syntheticMarket.terms, tickSpacing: 50 } };
    const steps = groupings(spaced, syntheticPool);
    expect(steps.length).toBeGreaterThan(2);
    expect(steps.every((step) => step % 50 === 0 && 10_000 % step === 0)).toBe(true);
  });

  it('names a grouping as a difference of prices', () => {
    expect(groupingLabel(syntheticMarket, syntheticPool, 1)).toBe('0.1');
    expect(groupingLabel(syntheticMarket, syntheticPool, 10)).toBe('1');
    expect(groupingLabel(syntheticMarket, syntheticPool, 200)).toBe('20');
  });
});
