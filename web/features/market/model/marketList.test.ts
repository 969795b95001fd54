import { describe, expect, it } from 'vitest';
import { syntheticMarket } from '#lib/testing/syntheticMarket.ts';
import { changeOf, listMarkets } from './marketList.ts';

const other = {
  ...syntheticMarket,
  slug: 'WBTC-USDC',
  base: { ...syntheticMarket.base, symbol: 'WBTC', name: 'Wrapped Bitcoin' },
};
const slugs = (typed: string, favourites: string[] = []) =>
  listMarkets([syntheticMarket, other], typed, new Set(favourites), []).map(
    ({ market }) => market.slug,
  );

describe('listMarkets', () => {
  it('finds by symbol, name and pair, in any case', () => {
    expect(slugs('')).toEqual(['WETH-USDC', 'WBTC-USDC']);
    expect(slugs('btc')).toEqual(['WBTC-USDC']);
    expect(slugs('wrapped bitcoin')).toEqual(['WBTC-USDC']);
    expect(slugs('weth/usdc')).toEqual(['WETH-USDC']);
    expect(slugs('doge')).toEqual([]);
  });

  it('puts favourites first and leaves the order otherwise', () => {
    expect(slugs('', ['WBTC-USDC'])).toEqual(['WBTC-USDC', 'WETH-USDC']);
  });
});

describe('changeOf', () => {
  it('has the direction of the rounded figure', () => {
    expect(changeOf('-0.0123')).toEqual({ direction: -1, percent: '1.23' });
    expect(changeOf('0.5')).toEqual({ direction: 1, percent: '50.00' });
    expect(changeOf('-0.00001')).toEqual({ direction: 0, percent: '0.00' });
  });
});
