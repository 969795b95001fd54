import { lotSize } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import { syntheticMarket, syntheticPool, tickAt } from '#lib/testing/syntheticMarket.ts';
import { limitQuote } from './limitQuote.ts';
import { affordableLots, lotsWorth, totalAt, type Unsized } from './limitSizes.ts';

const order = (change: Partial<Unsized> = {}): Unsized => ({
  sell: false,
  tick: tickAt('2990'),
  timeInForce: 'gtc',
  slide: false,
  ...change,
});
/** What a buy of so many lots leaves the wallet for. */
const cost = (lots: bigint, price: string) => {
  const amount = `${lots / 100_000n}.${(lots % 100_000n).toString().padStart(5, '0')}`;
  const draft = { side: 'buy', amount, price, timeInForce: 'gtc' } as const;
  const quote = limitQuote(syntheticMarket, syntheticPool, draft);
  if (quote.kind !== 'planned') throw new Error(quote.kind);
  return quote.pays;
};

describe('lotsWorth', () => {
  it('is the most that a total buys at a price', () => {
    const tick = tickAt('2990');
    const lots = lotsWorth(tick, 1_000_000_000n);
    expect(totalAt(tick, lots)).toBeLessThanOrEqual(1_000_000_000n);
    expect(totalAt(tick, lots + 1n)).toBeGreaterThan(1_000_000_000n);
    expect(lotsWorth(tick, 0n)).toBe(0n);
  });
});

describe('affordableLots', () => {
  it('sells what is there, in whole lots', () => {
    const lot = lotSize(syntheticMarket.terms.lotExponent);
    expect(affordableLots(syntheticPool, order({ sell: true }), 3n * lot + 1n)).toBe(3n);
  });

  it.each(['2990', '3001.5'])(
    'buys the most that is within the budget at %s, fees too',
    (price) => {
      const budget = 7_000_000_000n;
      const lots = affordableLots(syntheticPool, order({ tick: tickAt(price) }), budget);
      expect(cost(lots, price)).toBeLessThanOrEqual(budget);
      expect(cost(lots + 1n, price)).toBeGreaterThan(budget);
    },
  );

  it('asks for no more than can be had at once, where all or nothing is wanted', () => {
    const all = order({ tick: tickAt('3000.5'), timeInForce: 'fok' });
    const lots = affordableLots(syntheticPool, all, 10n ** 12n);
    expect(lots).toBeGreaterThan(0n);
    expect(lots).toBeLessThanOrEqual(100_000n);
  });
});
