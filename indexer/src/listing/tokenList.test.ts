import { COIN } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import type { MarketWithTokens } from '../views/marketWithTokens.ts';
import { tokenListOf } from './tokenList.ts';

const token = (digit: string, symbol: string, name = symbol) => ({
  address: `0x${digit.repeat(40)}`,
  symbol,
  name,
  decimals: 18,
});
const weth = token('1', 'WETH');
const usdc = token('2', 'USDC');
const impostor = token('3', 'usdc', 'USD Coin');
const market = (base: object, quote: object, openedAt: number) =>
  ({ base, quote, market: { openedAt } }) as MarketWithTokens;
const addresses = (list: ReturnType<typeof tokenListOf>) =>
  list?.tokens.map(({ address }) => address);

describe('tokenListOf', () => {
  it('lists each token once, and only the first one of a symbol', () => {
    const list = tokenListOf([market(weth, usdc, 5), market(weth, impostor, 9)], 1, []);
    expect(addresses(list)).toEqual([weth.address, usdc.address]);
    expect(list).toMatchObject({ timestamp: '1970-01-01T00:00:05.000Z', version: { minor: 2 } });
  });

  it('keeps a symbol for the token that the deployment names, whoever comes before it', () => {
    const first = [market(weth, impostor, 5)];
    const both = [...first, market(weth, usdc, 9)];
    expect(addresses(tokenListOf(first, 1, [usdc]))).toEqual([weth.address]);
    expect(addresses(tokenListOf(both, 1, [usdc]))).toEqual([weth.address, usdc.address]);
    expect(tokenListOf(both, 1, [usdc])?.version.minor).toBe(2);
  });

  it('lists nobody under letters or signs that are drawn like those of a listed symbol', () => {
    const alike = ['UЅDС', 'U5DC', 'ＵＳＤＣ', 'U$DC'].map((symbol, i) =>
      token(`${i + 4}`, symbol),
    );
    const views = [market(weth, usdc, 5), ...alike.map((one) => market(weth, one, 9))];
    expect(addresses(tokenListOf(views, 1, []))).toEqual([weth.address, usdc.address]);
    const named = token('9', 'USD₮0');
    expect(addresses(tokenListOf([market(weth, named, 5)], 1, [named]))).toContain(named.address);
  });

  it('lists no coin, and is none without a token', () => {
    const coin = { ...token('0', 'COIN'), address: COIN };
    expect(addresses(tokenListOf([market(coin, usdc, 5)], 1, []))).toEqual([usdc.address]);
    expect(tokenListOf([], 1, [usdc])).toBeNull();
  });

  it('fits names and symbols into what the schema allows, without halving a letter', () => {
    const odd = token('4', `A B\u00a0${'𝔾'.repeat(30)}`, `tab\tname ${'n'.repeat(80)}`);
    const [entry] = tokenListOf([market(odd, usdc, 5)], 1, [])?.tokens ?? [];
    expect(entry?.symbol).toBe(`AB${'𝔾'.repeat(18)}`);
    expect(entry?.name).toHaveLength(60);
    expect(entry?.name).toMatch(/^tab name n+$/);
  });
});
