import { describe, expect, it } from 'vitest';
import { readTradeSearch } from './tradeSearch.ts';

describe('readTradeSearch', () => {
  it('keeps what it understands', () => {
    const search = { pair: 'WETH-USDC', mode: 'limit', side: 'sell', amount: '1.5', price: '3000' };
    expect(readTradeSearch(search)).toEqual(search);
  });

  it('leaves out what it does not', () => {
    expect(readTradeSearch({ mode: 'dance', side: 1, amount: '', other: 'x' })).toEqual({});
  });
});
