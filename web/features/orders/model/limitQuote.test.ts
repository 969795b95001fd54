import { describe, expect, it } from 'vitest';
import { syntheticMarket, syntheticPool, tickAt } from '#lib/testing/syntheticMarket.ts';
import { gridPrice, type LimitDraft, limitQuote } from './limitQuote.ts';

const quoteOf = (draft: Partial<LimitDraft>) =>
  limitQuote(syntheticMarket, syntheticPool, {
    side: 'buy',
    amount: '1',
    price: '2990',
    timeInForce: 'gtc',
    ...draft,
  });

describe('limitQuote', () => {
  it('rests what does not cross, and locks its value', () => {
    expect(quoteOf({})).toMatchObject({
      kind: 'planned',
      tick: tickAt('2990'),
      lots: 100_000n,
      pays: 2_990_000_000n,
      plan: { taken: null, restingLots: 100_000n },
    });
  });

  it('reads a price with a comma', () => {
    expect(quoteOf({ price: '2990,5' })).toMatchObject({ kind: 'planned', tick: tickAt('2990.5') });
  });

  it('trades at once what crosses', () => {
    const quote = quoteOf({ price: '3001' });
    expect(quote.kind === 'planned' && quote.plan.taken?.amountOut).toBeGreaterThan(0n);
  });

  it('offers the nearest prices where one lies between two steps', () => {
    expect(quoteOf({ price: '2990.55' })).toMatchObject({
      kind: 'refused',
      field: 'price',
      nearest: ['2990.5', '2990.6'],
    });
  });

  it('names the step of amounts', () => {
    expect(quoteOf({ amount: '0.000001' })).toMatchObject({
      kind: 'refused',
      field: 'amount',
      words: 'Amounts are multiples of 0.00001 WETH.',
    });
  });

  it('refuses a post-only order that would trade, before it is sent', () => {
    const quote = quoteOf({ price: '3000.5', timeInForce: 'postOnly' });
    expect(quote).toMatchObject({ kind: 'refused', error: { name: 'WouldCross' } });
  });

  it('refuses an order below the smallest', () => {
    expect(quoteOf({ amount: '0.0001' })).toMatchObject({
      kind: 'refused',
      error: { name: 'OrderTooSmall' },
    });
  });

  it('waits for both fields', () => {
    expect(quoteOf({ price: '' }).kind).toBe('empty');
    expect(quoteOf({ amount: '0' }).kind).toBe('empty');
  });
});

describe('gridPrice', () => {
  it('goes to the grid in the direction asked', () => {
    expect(gridPrice(syntheticMarket, '3000.123456', 'down')).toBe('3000.1');
    expect(gridPrice(syntheticMarket, '3000.123456', 'up')).toBe('3000.2');
  });

  it('has none beyond all ticks', () => {
    expect(gridPrice(syntheticMarket, `1${'0'.repeat(60)}`, 'up')).toBeNull();
  });
});
