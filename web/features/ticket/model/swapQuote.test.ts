import { describe, expect, it } from 'vitest';
import { syntheticMarket, syntheticPool } from '#lib/testing/syntheticMarket.ts';
import { leastOut, mostIn, swapQuote } from './swapQuote.ts';

const quoteOf = (draft: Parameters<typeof swapQuote>[2], slippage = 50) =>
  swapQuote(syntheticMarket, syntheticPool, draft, slippage);

describe('swapQuote', () => {
  it('reads an exact input in the paid token, an exact output in the received one', () => {
    expect(quoteOf({ side: 'buy', exact: 'in', amount: '3000' })).toMatchObject({
      kind: 'quoted',
      amount: 3_000_000_000n,
    });
    expect(quoteOf({ side: 'buy', exact: 'out', amount: '1,5' })).toMatchObject({
      kind: 'quoted',
      amount: 1_500_000_000_000_000_000n,
    });
    expect(quoteOf({ side: 'sell', exact: 'in', amount: '1.5' })).toMatchObject({
      kind: 'quoted',
      amount: 1_500_000_000_000_000_000n,
    });
  });

  it('bounds the output from below and the input from above', () => {
    const exactIn = quoteOf({ side: 'buy', exact: 'in', amount: '3000' });
    const exactOut = quoteOf({ side: 'buy', exact: 'out', amount: '1' });
    if (exactIn.kind !== 'quoted' || exactOut.kind !== 'quoted') throw new Error('no quote');
    expect(exactIn.bound).toBe((exactIn.plan.amountOut * 9950n) / 10_000n);
    expect(exactOut.bound).toBeGreaterThan(exactOut.plan.amountIn);
  });

  it('grows the impact with the size', () => {
    const impact = (amount: string) => {
      const quote = quoteOf({ side: 'sell', exact: 'in', amount });
      return quote.kind === 'quoted' ? (quote.impact ?? Number.NaN) : Number.NaN;
    };
    expect(impact('1')).toBeLessThan(0.2);
    expect(impact('100')).toBeGreaterThan(5);
  });

  it('says so where pool and book cannot give what is asked', () => {
    expect(quoteOf({ side: 'buy', exact: 'out', amount: '2000' })).toMatchObject({
      kind: 'refused',
      words: expect.stringContaining('WETH only'),
    });
  });

  it('says so where a book without a pool takes a part only', () => {
    const poolless = { ...syntheticPool, baseReserve: 0n, quoteReserve: 0n };
    const draft = { side: 'sell', exact: 'in', amount: '5' } as const;
    expect(swapQuote(syntheticMarket, poolless, draft, 50)).toMatchObject({
      kind: 'quoted',
      shortfall: 'Pool and book together can take 3.0015 WETH only.',
    });
  });

  it('refuses what is no amount, in words', () => {
    expect(quoteOf({ side: 'buy', exact: 'in', amount: '1e-8' }).kind).toBe('refused');
    expect(quoteOf({ side: 'buy', exact: 'in', amount: '0.0000001' })).toMatchObject({
      kind: 'refused',
      words: 'USDC has 6 decimals at most.',
    });
    expect(quoteOf({ side: 'buy', exact: 'in', amount: '0' }).kind).toBe('empty');
  });
});

describe('bounds', () => {
  it('round against the trader, so that a bound is never past what was allowed', () => {
    expect(leastOut({ amountOut: 1n }, 50)).toBe(0n);
    expect(mostIn({ amountIn: 1n }, 50)).toBe(2n);
    expect(mostIn({ amountIn: 10_000n }, 50)).toBe(10_050n);
  });
});
