import { describe, expect, it } from 'vitest';
import { syntheticMarket, syntheticPool } from '#lib/testing/syntheticMarket.ts';
import { quoteRoutes } from './routeQuote.ts';
import { swapObstacle } from './swapObstacle.ts';

const { base: weth, quote: usdc } = syntheticMarket;
const markets = [{ market: syntheticMarket, state: syntheticPool }];
const good = {
  quote: quoteRoutes(markets, { from: usdc, to: weth, exact: 'in', amount: '3000' }),
  isRead: true,
  isDeep: true,
  recipient: { kind: 'own' },
} as const;
const quoteOf = (amount: string, to = weth, exact: 'in' | 'out' = 'in') =>
  quoteRoutes(markets, { from: usdc, to, exact, amount });

describe('swapObstacle', () => {
  it('is none for a good swap', () => {
    expect(swapObstacle(good)).toBeNull();
  });

  it('asks for an amount where there is none, or where it is zero', () => {
    expect(swapObstacle({ ...good, quote: quoteOf('') })).toBe('Enter an amount');
    expect(swapObstacle({ ...good, quote: quoteOf('0.00') })).toBe('Enter an amount');
  });

  it('asks for another amount where it has too many decimals, or is more than there is', () => {
    expect(swapObstacle({ ...good, quote: quoteOf('0.0000001') })).toBe('Change the amount');
    expect(swapObstacle({ ...good, quote: quoteOf('2000', weth, 'out') })).toBe(
      'Change the amount',
    );
  });

  it('asks for another token where both are the same', () => {
    expect(swapObstacle({ ...good, quote: quoteOf('1', usdc) })).toBe('Choose another token');
  });

  it('knows no route only once all markets were read', () => {
    const stranger = { ...weth, address: '0x3000000000000000000000000000000000000003' } as const;
    const quote = quoteOf('1', stranger);
    expect(swapObstacle({ ...good, quote })).toBe('No route');
    expect(swapObstacle({ ...good, quote, isRead: false })).toBe('Reading the route…');
  });

  it('holds back what was not read deep enough, and what would go to a bad recipient', () => {
    expect(swapObstacle({ ...good, isDeep: false })).toBe('Deeper than the page reads');
    const recipient = { kind: 'refused', words: '' } as const;
    expect(swapObstacle({ ...good, recipient })).toBe('Change the recipient');
  });
});
