import type { SharedPool } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import { syntheticMarket, syntheticPool } from '#lib/testing/syntheticMarket.ts';
import {
  addQuote,
  firstPrice,
  inProportion,
  leastOf,
  readPercent,
  removeQuote,
  sharePercent,
  singleQuote,
} from './liquidityQuote.ts';

const market = syntheticMarket;
const pool: SharedPool = syntheticPool;
const empty: SharedPool = { ...pool, baseReserve: 0n, quoteReserve: 0n, totalShares: 0n };

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

describe('singleQuote', () => {
  it('swaps about half, and takes no more than was offered', () => {
    const quote = singleQuote(market, pool, true, '10');
    if (quote.kind !== 'quoted') throw new Error(quote.kind);
    const { addition, impact } = quote;
    expect(addition.amountIn).toBeLessThanOrEqual(10n * 10n ** 18n);
    expect(addition.swapAmount).toBeGreaterThan(49n * 10n ** 17n);
    expect(addition.swapAmount).toBeLessThan(51n * 10n ** 17n);
    expect(impact).toBeGreaterThan(0);
    expect(impact).toBeLessThan(1);
  });

  it('reads the token that is given, with its decimals', () => {
    expect(singleQuote(market, pool, false, '0.0000001').kind).toBe('refused');
    expect(singleQuote(market, pool, true, '').kind).toBe('empty');
    expect(singleQuote(market, pool, true, '0').kind).toBe('empty');
    expect(singleQuote(market, pool, true, '1e3').kind).toBe('refused');
  });

  it('refuses where there is nothing to add to, by the error of the exchange', () => {
    const quote = singleQuote(market, empty, true, '1');
    expect(quote).toMatchObject({ kind: 'refused', error: { name: 'NoLiquidity' } });
  });

  it('quotes no walk to the end of the part of the book that was read', () => {
    const bids = Array.from({ length: 200 }, (_, index) => ({
      tick: (pool.bids[0]?.tick ?? 0) - index,
      lots: 1n,
    }));
    const quote = singleQuote(market, { ...pool, bids }, true, '100');
    expect(quote).toMatchObject({ kind: 'refused', error: null });
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

  it('has nothing to remove without shares, or of nothing', () => {
    expect(removeQuote(pool, 0n, 10_000n).kind).toBe('empty');
    expect(removeQuote(pool, 10n ** 12n, 0n).kind).toBe('empty');
  });
});

describe('readPercent', () => {
  it.each([
    ['100', 10_000n],
    ['12,5', 1250n],
    ['0.01', 1n],
    ['0', 0n],
  ])('reads %s', (text, points) => expect(readPercent(text)).toBe(points));

  it.each(['100.01', '0.001', '-5', '1e1', ''])('refuses %j', (text) =>
    expect(readPercent(text)).toBeNull(),
  );
});

describe('leastOf', () => {
  it('takes the slippage off and rounds down', () => {
    expect(leastOf(1000n, 50)).toBe(995n);
    expect(leastOf(1n, 1)).toBe(0n);
  });
});

describe('firstPrice', () => {
  it('lies beside the middle of the book', () => {
    const change = { base: 10n ** 18n, quote: 3030n * 10n ** 6n };
    expect(firstPrice(market, empty, change)).toEqual({
      price: '3030',
      middle: '3000',
      awayPercent: 1,
    });
  });

  it('has nothing beside it where no order rests', () => {
    const change = { base: 10n ** 18n, quote: 3030n * 10n ** 6n };
    const found = firstPrice(market, { ...empty, bids: [], asks: [] }, change);
    expect(found).toEqual({ price: '3030', middle: null, awayPercent: null });
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

  it('leaves an empty pool to its first depositor, at the price that was meant', () => {
    expect(inProportion(market, empty, 'base', '2')).toBeNull();
    expect(inProportion(market, empty, 'base', '2', '3250.5')).toBe('6501');
    expect(inProportion(market, empty, 'quote', '1', '3')).toBe('0.333333333333333333');
    expect(inProportion(market, empty, 'base', 'x', '3')).toBeNull();
    expect(inProportion(market, empty, 'base', '', '3')).toBe('');
  });
});

describe('sharePercent', () => {
  it('never shows a share as none', () => {
    expect(sharePercent(1n, 10n ** 18n)).toBe('<0.01 %');
    expect(sharePercent(1n, 4n)).toBe('25 %');
    expect(sharePercent(0n, 0n)).toBe('0 %');
  });
});
