import type { SharedPool } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import { syntheticMarket, syntheticPool } from '#lib/testing/syntheticMarket.ts';
import { addQuote, inProportion, removeQuote, sharePercent } from './liquidityQuote.ts';

const market = syntheticMarket;
const pool: SharedPool = syntheticPool;

describe('addQuote', () => {
  it('takes both tokens in proportion, never more than was offered', () => {
    const quote = addQuote(market, pool, { base: '1', quote: '9999999' });
    expect(quote.kind).toBe('quoted');
    if (quote.kind !== 'quoted') return;
    expect(quote.change.base).toBeLessThanOrEqual(10n ** 18n);
    const expected = (10n ** 18n * pool.quoteReserve) / pool.baseReserve;
    expect(quote.change.quote - expected).toBeLessThanOrEqual(1n);
  });

  it('waits for both amounts, and says what is no number', () => {
    expect(addQuote(market, pool, { base: '1', quote: '' }).kind).toBe('empty');
    expect(addQuote(market, pool, { base: '1', quote: 'x' }).kind).toBe('refused');
  });
});

describe('removeQuote', () => {
  it('returns a part of both reserves, rounded down', () => {
    const quote = removeQuote(pool, pool.totalShares, 5000n);
    expect(quote).toMatchObject({
      kind: 'quoted',
      change: { base: pool.baseReserve / 2n, quote: pool.quoteReserve / 2n },
    });
  });

  it('has nothing to remove without shares', () => {
    expect(removeQuote(pool, 0n, 10_000n).kind).toBe('empty');
  });
});

describe('inProportion', () => {
  it('gives the other side at the price of the pool', () => {
    expect(inProportion(market, pool, 'base', '2')).toBe('6000');
    expect(inProportion(market, pool, 'quote', '3000')).toBe('1');
    expect(inProportion(market, pool, 'base', '')).toBe('');
    expect(inProportion(market, pool, 'base', 'x')).toBeNull();
  });

  it('rounds up, so that the other side never falls short', () => {
    expect(inProportion(market, pool, 'quote', '0.000001')).toBe('0.000000000333333334');
  });

  it('leaves an empty pool to its first depositor', () => {
    expect(inProportion(market, { ...pool, totalShares: 0n }, 'base', '2')).toBeNull();
  });
});

describe('sharePercent', () => {
  it('never shows a share as none', () => {
    expect(sharePercent(1n, 10n ** 18n)).toBe('<0.01 %');
    expect(sharePercent(1n, 4n)).toBe('25 %');
    expect(sharePercent(0n, 0n)).toBe('0 %');
  });
});
