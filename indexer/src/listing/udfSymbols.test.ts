import { describe, expect, it } from 'vitest';
import { pricePlaces } from './udfSymbols.ts';

describe('pricePlaces', () => {
  it.each([
    ['2500.123456', 2],
    ['65000', 2],
    ['7.5', 4],
    ['0.5', 5],
    ['0.00041', 8],
    ['0.0000000000000000012', 16],
    [null, 8],
  ])('of %s are %i', (lastPrice, expected) => {
    const pool = { baseReserve: '0', quoteReserve: '0', totalShares: '0', price: null };
    expect(pricePlaces({ lastPrice, pool })).toBe(expected);
  });

  it("are the pool's where nothing was traded", () => {
    const pool = { baseReserve: '1', quoteReserve: '1', totalShares: '1', price: '0.04' };
    expect(pricePlaces({ lastPrice: null, pool })).toBe(6);
  });
});
