import { planWalk } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import { syntheticMarket, syntheticPool } from '#lib/testing/syntheticMarket.ts';
import { fallPath } from './fallPath.ts';

const walk = (baseIn: boolean, amount: bigint) =>
  planWalk(syntheticPool, {
    baseIn,
    exactOut: false,
    amount,
    limitTick: 0,
    maxLevels: 0,
    asOrder: false,
  });

describe('fallPath', () => {
  it('draws all of the trade, level by level and stretch by stretch', () => {
    const plan = walk(false, 30_000n * 10n ** 6n);
    const parts = fallPath(syntheticMarket, syntheticPool, plan);
    const sum = parts.reduce((total, { base }) => total + base, 0n);
    // Reserves are whole units of the paid token: together the stretches are a lot off at most.
    const lot = 10n ** 13n;
    expect(sum - plan.amountOut).toBeLessThan(lot);
    expect(plan.amountOut - sum).toBeLessThan(lot);
    expect(parts.filter(({ kind }) => kind === 'level')).toHaveLength(3);
    expect(parts.at(-1)?.kind).toBe('pool');
    // Each part begins where the one before ended, and the last ends at the whole amount.
    const ends = parts.map(({ points }) => points.at(-1)?.amount);
    const starts = parts.map(({ points }) => points[0]?.amount);
    expect(starts).toEqual([0, ...ends.slice(0, -1)]);
    expect(ends.at(-1)).toBeCloseTo(Number(plan.amountOut) / 1e18, 5);
  });

  it.each([false, true])('only ever gets worse (sale: %s)', (baseIn) => {
    const amount = baseIn ? 20n * 10n ** 18n : 60_000n * 10n ** 6n;
    const parts = fallPath(syntheticMarket, syntheticPool, walk(baseIn, amount));
    const prices = parts.flatMap(({ points }) => points.map(({ price }) => price));
    const worse = (from: number, to: number) => (baseIn ? to <= from : to >= from);
    // A part in ten million: drawing precision.
    const tolerance = baseIn ? 1 - 1e-7 : 1 + 1e-7;
    for (const [at, price] of prices.slice(1).entries()) {
      expect(worse((prices[at] ?? Number.NaN) / tolerance, price)).toBe(true);
    }
  });
});
