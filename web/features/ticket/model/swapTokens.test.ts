import { describe, expect, it } from 'vitest';
import type { ListedMarket, Token } from '#features/deployment';
import { syntheticMarket } from '#lib/testing/syntheticMarket.ts';
import { chooseTokens, swapTokens } from './swapTokens.ts';

const { base: weth, quote: usdc } = syntheticMarket;
const token = (digit: number, symbol: string): Token => ({
  address: `0x${String(digit).repeat(40)}`,
  symbol,
  name: symbol,
  decimals: 18,
});
const [wbtc, reed, fake] = [token(3, 'WBTC'), token(4, 'REED'), token(5, 'REED')];
const tokens = [weth, usdc, wbtc];
const wbtcMarket: ListedMarket = { ...syntheticMarket, slug: 'WBTC-USDC', base: wbtc };
const markets = [syntheticMarket, wbtcMarket];
const symbols = (search: Parameters<typeof swapTokens>[1]) => {
  const { from, to, side } = swapTokens(syntheticMarket, search, tokens);
  return `${from.symbol} ${to.symbol} ${side}`;
};

describe('swapTokens', () => {
  it("are the market's, by the side", () => {
    expect(symbols({})).toBe('USDC WETH buy');
    expect(symbols({ side: 'sell' })).toBe('WETH USDC sell');
  });

  it('are those named, by symbol or address', () => {
    expect(symbols({ from: 'weth', to: wbtc.address })).toBe('WETH WBTC null');
    expect(symbols({ from: 'WETH', to: 'USDC', side: 'buy' })).toBe('WETH USDC sell');
    expect(symbols({ from: 'WETH', to: 'WETH' })).toBe('WETH WETH null');
  });

  it("are the market's where a name means nothing, or two", () => {
    expect(symbols({ from: 'WETH', to: 'nonsense' })).toBe('USDC WETH buy');
    expect(symbols({ from: 'WBTC' })).toBe('USDC WETH buy');
    const { to } = swapTokens(syntheticMarket, { from: 'WETH', to: 'REED' }, [
      ...tokens,
      reed,
      fake,
    ]);
    expect(to.symbol).toBe('WETH');
  });
});

describe('chooseTokens', () => {
  const choose = (from: Token, to: Token) =>
    chooseTokens({ from, to }, syntheticMarket, markets, tokens);

  it('stays with the market in view, and moves to the one whose pair is chosen', () => {
    expect(choose(weth, usdc)).toEqual({ side: 'sell', from: undefined, to: undefined });
    expect(choose(usdc, wbtc)).toMatchObject({ pair: 'WBTC-USDC', side: 'buy', from: undefined });
  });

  it('names tokens that no market joins, and reads them back', () => {
    const chosen = choose(weth, wbtc);
    expect(chosen).toEqual({ from: 'WETH', to: 'WBTC' });
    expect(swapTokens(syntheticMarket, chosen, tokens)).toMatchObject({ from: weth, to: wbtc });
  });

  it('names a token by its address where another has its symbol', () => {
    const named = chooseTokens({ from: weth, to: fake }, syntheticMarket, markets, [
      ...tokens,
      reed,
      fake,
    ]);
    expect(named.to).toBe(fake.address);
  });
});
