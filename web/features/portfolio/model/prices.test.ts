import type { MarketState } from '@weir/contracts';
import type { Address } from 'viem';
import { describe, expect, test } from 'vitest';
import type { ListedMarket, Token } from '#features/deployment';
import { syntheticMarket } from '#lib/testing/syntheticMarket.ts';
import {
  dearestFirst,
  formatPrice,
  formatValue,
  referenceToken,
  sumOf,
  tokenPrices,
  worthOf,
} from './prices.ts';

const token = (digit: string, symbol: string, decimals: number): Token => ({
  address: `0x${digit.repeat(40)}` as Address,
  symbol,
  name: symbol,
  decimals,
});
const usdc = token('1', 'USDC', 6);
const weth = token('2', 'WETH', 18);
const wbtc = token('3', 'WBTC', 8);
const lone = token('4', 'LONE', 18);

/** A market whose pool holds so many whole tokens of each. */
function known(base: Token, quote: Token, held: { base: number; quote: number }) {
  const market: ListedMarket = { ...syntheticMarket, slug: '', base, quote };
  const state: MarketState = {
    market: { ...syntheticMarket.terms, poolFee: 0 },
    baseReserve: BigInt(held.base) * 10n ** BigInt(base.decimals),
    quoteReserve: BigInt(held.quote) * 10n ** BigInt(quote.decimals),
    bids: [],
    asks: [],
  };
  return { market: { ...market, terms: state.market }, state };
}

describe('tokenPrices', () => {
  test('goes through the markets between, in both directions', () => {
    const markets = [
      known(wbtc, weth, { base: 1, quote: 20 }),
      known(weth, usdc, { base: 10, quote: 30_000 }),
      known(weth, lone, { base: 4, quote: 2 }),
    ];
    const prices = tokenPrices(markets, usdc);
    expect(prices.get(usdc.address)).toBe('1');
    expect(prices.get(weth.address)).toBe('3000');
    expect(prices.get(wbtc.address)).toBe('60000');
    expect(prices.get(lone.address)).toBe('6000');
  });

  test('takes the market that holds most where several lead there equally far', () => {
    const honest = known(weth, usdc, { base: 10, quote: 30_000 });
    const cheat = known(weth, usdc, { base: 1, quote: 29_000 });
    expect(tokenPrices([cheat, honest], usdc).get(weth.address)).toBe('3000');
    expect(tokenPrices([honest, cheat], usdc).get(weth.address)).toBe('3000');
  });

  test('does not listen to markets that anybody opened', () => {
    const { market, state } = known(lone, usdc, { base: 1, quote: 1_000_000 });
    const open = { market: { ...market, unlisted: true as const }, state };
    expect(tokenPrices([open], usdc).has(lone.address)).toBe(false);
    expect(referenceToken([open.market])).toBe(null);
  });

  test('leaves out what no market leads to, and empty markets', () => {
    const prices = tokenPrices([known(weth, usdc, { base: 0, quote: 0 })], usdc);
    expect([...prices.keys()]).toEqual([usdc.address]);
  });
});

test('referenceToken is a dollar where a market quotes in one, else the first quote', () => {
  const inWeth = known(wbtc, weth, { base: 1, quote: 1 }).market;
  const inUsdc = known(weth, usdc, { base: 1, quote: 1 }).market;
  expect(referenceToken([inWeth, inUsdc])).toBe(usdc);
  expect(referenceToken([inWeth])).toBe(weth);
  expect(referenceToken([])).toBe(null);
});

test('values are exact, and what is worth something never shows as nothing', () => {
  expect(worthOf(1n, 18, '3000')).toBe('0.000000000000003');
  expect(sumOf(['0.1', '0.2', '1e3'])).toBe('1000.3');
  expect(formatValue('1234567.899')).toBe('1,234,567.89');
  expect(formatValue('0.004')).toBe('<0.01');
  expect(formatValue('0')).toBe('0.00');
  expect(['1', '3250.5', '65000', '0.0123', '1234567'].map(formatPrice)).toEqual([
    '1',
    '3,250.5',
    '65,000',
    '0.0123',
    '1,234,567',
  ]);
});

test('dearestFirst puts what has no value last', () => {
  expect([null, '2', null, '10', '3'].toSorted(dearestFirst)).toEqual(['10', '3', '2', null, null]);
});
