import type { SharedPool } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import type { ListedMarket, Token } from '#features/deployment';
import { syntheticMarket, syntheticPool } from '#lib/testing/syntheticMarket.ts';
import { routeImpact } from './routeImpact.ts';
import { boundOf, type QuotedRoute, quoteRoutes, type RouteDraft } from './routeQuote.ts';

const { base: weth, quote: usdc } = syntheticMarket;
const wbtc: Token = {
  address: '0x3000000000000000000000000000000000000003',
  symbol: 'WBTC',
  name: 'Wrapped Bitcoin',
  decimals: 8,
};
const wbtcMarket: ListedMarket = {
  slug: 'WBTC-USDC',
  base: wbtc,
  quote: usdc,
  terms: { ...syntheticMarket.terms, id: 2n, base: wbtc.address, lotExponent: 4 },
};
/** 100 WBTC and 6,000,000 USDC. */
const wbtcPool: SharedPool = {
  ...syntheticPool,
  market: wbtcMarket.terms,
  baseReserve: 100n * 10n ** 8n,
  quoteReserve: 6_000_000n * 10n ** 6n,
  bids: [],
  asks: [],
};
const direct = { market: syntheticMarket, state: syntheticPool };
const markets = [direct, { market: wbtcMarket, state: wbtcPool }];

const quoteOf = (draft: Partial<RouteDraft>, over = markets) =>
  quoteRoutes(over, { from: usdc, to: weth, exact: 'in', amount: '', ...draft });
const quotedOf = (draft: Partial<RouteDraft>): QuotedRoute => {
  const quote = quoteOf(draft);
  if (quote.kind !== 'quoted') throw new Error(`no quote, but ${quote.kind}`);
  return quote;
};

describe('quoteRoutes', () => {
  it('reads an exact input in the paid token, an exact output in the received one', () => {
    expect(quotedOf({ amount: '3000' }).amount).toBe(3_000_000_000n);
    expect(quotedOf({ exact: 'out', amount: '1,5' }).amount).toBe(15n * 10n ** 17n);
    expect(quotedOf({ from: weth, to: usdc, amount: '1.5' }).amount).toBe(15n * 10n ** 17n);
  });

  it('leads over a market that both tokens share where they have none of their own', () => {
    const quote = quotedOf({ from: weth, to: wbtc, amount: '2' });
    expect(quote.hops.map(({ market }) => market.slug)).toEqual(['WETH-USDC', 'WBTC-USDC']);
    expect(quote.hops[1]?.plan.amountOut).toBe(quote.amountOut);
    // 2 WETH are 6000 USDC are 0.1 WBTC, less fees.
    expect(quote.amountOut).toBeGreaterThan(9_900_000n);
    expect(quote.amountOut).toBeLessThan(10_000_000n);
    const back = quotedOf({ from: weth, to: wbtc, exact: 'out', amount: '0.1' });
    expect(back.amountIn).toBeGreaterThan(2n * 10n ** 18n);
  });

  it('says so where pool and book cannot give what is asked', () => {
    expect(quoteOf({ exact: 'out', amount: '2000' })).toMatchObject({
      kind: 'refused',
      reason: 'tooMuch',
      words: expect.stringContaining('WETH only'),
    });
  });

  it('says so where a book without a pool takes a part only', () => {
    const state = { ...syntheticPool, baseReserve: 0n, quoteReserve: 0n };
    const draft = { from: weth, to: usdc, exact: 'in', amount: '5' } as const;
    expect(quoteOf(draft, [{ ...direct, state }])).toMatchObject({
      kind: 'quoted',
      shortfall: 'Pool and book together can take 3.0015 WETH only.',
    });
  });

  it('tells tokens that no market joins from an amount that no route does', () => {
    expect(quoteOf({ from: weth, to: wbtc, amount: '1' }, [direct])).toMatchObject({
      reason: 'noRoute',
      words: 'No markets lead from WETH to WBTC.',
    });
    expect(quoteOf({ from: weth, to: wbtc, exact: 'out', amount: '200' })).toMatchObject({
      reason: 'noRoute',
      words: expect.stringContaining('cannot do this amount'),
    });
  });

  it('refuses what is no amount, and a token for itself, in words', () => {
    expect(quoteOf({ amount: '1e-8' })).toMatchObject({ kind: 'refused', reason: 'amount' });
    expect(quoteOf({ amount: '0.0000001' })).toMatchObject({
      words: 'USDC has 6 decimals at most.',
    });
    expect(quoteOf({ amount: '0' }).kind).toBe('empty');
    expect(quoteOf({ to: usdc, amount: '1' })).toMatchObject({ reason: 'sameToken' });
  });
});

describe('routeImpact', () => {
  const impactOf = (draft: Partial<RouteDraft>) => routeImpact(quotedOf(draft).hops) ?? Number.NaN;

  it('grows with the size', () => {
    expect(impactOf({ from: weth, to: usdc, amount: '1' })).toBeLessThan(0.2);
    expect(impactOf({ from: weth, to: usdc, amount: '100' })).toBeGreaterThan(5);
  });

  it('of two markets is a little less than the sum of both', () => {
    const hops = quotedOf({ from: weth, to: wbtc, amount: '50' }).hops;
    const [one, two] = hops.map((hop) => routeImpact([hop]) ?? Number.NaN);
    const both = routeImpact(hops) ?? Number.NaN;
    const sum = (one ?? 0) + (two ?? 0);
    expect(both).toBeLessThan(sum);
    expect(both).toBeGreaterThan(sum * 0.9);
  });

  it('is unknown where one market has no middle', () => {
    const [hop] = quotedOf({ amount: '1' }).hops;
    const empty = { ...hop.state, baseReserve: 0n, quoteReserve: 0n, bids: [], asks: [] };
    expect(routeImpact([hop, { ...hop, state: empty }])).toBeNull();
  });
});

describe('boundOf', () => {
  it('rounds against the trader, so that a bound is never past what was allowed', () => {
    const amounts = { amountIn: 1n, amountOut: 1n };
    expect(boundOf(amounts, 'in', 50)).toBe(0n);
    expect(boundOf(amounts, 'out', 50)).toBe(2n);
    expect(boundOf({ amountIn: 10_000n, amountOut: 0n }, 'out', 50)).toBe(10_050n);
  });
});
