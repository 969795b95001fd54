import { poolDepth } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import { syntheticMarket, syntheticPool, tickAt } from '#lib/testing/syntheticMarket.ts';
import { depthAt, depthCurve } from './depthCurve.ts';
import { depthPaths } from './depthPaths.ts';
import { ownLots } from './ownLots.ts';
import { sumToHere } from './sumToHere.ts';

const curve = depthCurve(syntheticMarket, syntheticPool, 2);

describe('depthCurve', () => {
  it('sums pool and book outwards, a step at each price of the book', () => {
    const step = curve?.asks.find(({ tick }) => tick === tickAt('3001'));
    expect(step).toMatchObject({ bookBefore: 100_000n, bookLots: 200_000n });
    const last = curve?.asks.at(-1);
    expect(last?.bookLots).toBe(300_000n);
    expect(last?.poolLots).toBe(poolDepth(syntheticPool, 'asks', [last?.tick ?? 0])[0]?.lots);
    expect(curve?.bids.at(-1)?.bookLots).toBe(300_000n);
    expect(curve?.most).toBeGreaterThan(300_000n);
  });

  it('stays within its span, and leaves out what lies beyond', () => {
    const near = depthCurve(syntheticMarket, syntheticPool, 0.03);
    expect(near?.asks.every(({ price }) => price <= near.high)).toBe(true);
    expect(near?.asks.at(-1)?.bookLots).toBe(100_000n);
  });

  it('has no curve where there is nothing', () => {
    const empty = { ...syntheticPool, baseReserve: 0n, quoteReserve: 0n, bids: [], asks: [] };
    expect(depthCurve(syntheticMarket, empty, 2)).toBeNull();
  });

  it('says the sums at a distance', () => {
    if (!curve) throw new Error('no curve');
    expect(depthAt(curve, 'asks', 0.03)?.bookLots).toBe(100_000n);
    expect(depthAt(curve, 'asks', 0)).toBeNull();
  });
});

describe('depthPaths', () => {
  it('draws both sides from the middle outwards', () => {
    if (!curve) throw new Error('no curve');
    const { bids, asks, x } = depthPaths(curve, 400, 200);
    expect(x(curve.mid)).toBeCloseTo(200);
    for (const path of [bids.pool, bids.book, bids.edge, asks.pool, asks.book, asks.edge]) {
      expect(path).toMatch(/^M[\d.,L MZ-]+$/);
    }
  });
});

describe('ownLots', () => {
  it('gathers own lots as the rows gather the book’s: asks up, bids down', () => {
    const own = new Map([
      [101, 1n],
      [110, 2n],
      [111, 4n],
    ]);
    expect(ownLots(own, 110, 'sell', 10)).toBe(3n);
    expect(ownLots(own, 110, 'buy', 10)).toBe(6n);
  });
});

describe('sumToHere', () => {
  it('is what trading so much costs with all fees', () => {
    expect(sumToHere(syntheticMarket, syntheticPool, 'sell', 100_000n)).toBe(
      'Buy 1 WETH for 3,002 USDC, average 3,002.00',
    );
    expect(sumToHere(syntheticMarket, syntheticPool, 'sell', 0n)).toBeNull();
    expect(sumToHere(syntheticMarket, syntheticPool, 'sell', 10n ** 9n)).toBeNull();
  });
});
