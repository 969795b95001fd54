import { describe, expect, it } from 'vitest';
import { readTradeSearch, withoutAmountOf } from './tradeSearch.ts';

describe('readTradeSearch', () => {
  it('keeps what it understands', () => {
    const search = { pair: 'WETH-USDC', mode: 'limit', side: 'sell', amount: '1.5', price: '3000' };
    expect(readTradeSearch(search)).toEqual(search);
  });

  it('leaves out what it does not', () => {
    expect(readTradeSearch({ mode: 'dance', side: 1, amount: '', other: 'x' })).toEqual({});
  });
});

describe('withoutAmountOf', () => {
  const done = { mode: 'limit', side: 'sell', amount: '2', price: '3250' } as const;

  it('empties the amount of the trade that was done', () => {
    expect(
      withoutAmountOf(done)({ price: '3250', amount: '2', side: 'sell', mode: 'limit' }),
    ).toEqual({ amount: '' });
  });

  it('leaves the next trade alone, whichever part of it was typed', () => {
    for (const next of [
      { amount: '1' },
      { price: '3000' },
      { side: 'buy' },
      { mode: 'swap' },
    ] as const) {
      expect(withoutAmountOf(done)({ ...done, ...next })).toEqual({});
    }
  });
});
