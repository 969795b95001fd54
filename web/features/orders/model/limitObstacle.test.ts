import { describe, expect, it } from 'vitest';
import { syntheticMarket, syntheticPool } from '#lib/testing/syntheticMarket.ts';
import { limitObstacle } from './limitObstacle.ts';
import { limitQuote } from './limitQuote.ts';
import type { Expiry } from './orderExpiry.ts';

const obstacle = (price: string, amount: string, expiry: Expiry = { kind: 'at', seconds: 0 }) => {
  const draft = { side: 'buy', price, amount, timeInForce: 'postOnly' } as const;
  return limitObstacle(limitQuote(syntheticMarket, syntheticPool, draft), draft, expiry);
};

describe('limitObstacle', () => {
  it('has none for an order that can be placed', () => {
    expect(obstacle('2990', '1')).toBeNull();
  });

  it.each([
    ['', '1', 'Enter a price'],
    ['2990', '', 'Enter an amount'],
    ['2990', '0', 'Enter a larger amount'],
    ['2990.55', '1', 'Change the price'],
    ['2990', '1e5', 'Change the amount'],
    ['3000.5', '1', 'This order cannot be placed'],
  ])('at %s for %s: %s', (price, amount, words) => {
    expect(obstacle(price, amount)).toBe(words);
  });

  it('holds an order back whose expiry is no time', () => {
    expect(obstacle('2990', '1', { kind: 'refused', words: '' })).toBe('Change the expiry');
  });
});
