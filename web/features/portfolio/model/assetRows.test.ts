import { zeroAddress } from 'viem';
import { describe, expect, it } from 'vitest';
import { assetRows } from './assetRows.ts';
import type { Asset } from './assets.ts';

const weth = '0x1000000000000000000000000000000000000001';
const usdc = '0x2000000000000000000000000000000000000002';

const asset = (address: Asset['token']['address'], change: Partial<Asset>): Asset => ({
  token: { address, symbol: address.slice(0, 4), name: '', decimals: 18 },
  wallet: 1n,
  internal: 2n,
  locked: 3n,
  claimable: 4n,
  pooled: 5n,
  total: 15n,
  value: '10',
  ...change,
});
const coin = asset(zeroAddress, {});
const wrapped = asset(weth, { wallet: 10n, total: 24n, value: '20.5' });
const dollars = asset(usdc, { value: '25' });

describe('assetRows', () => {
  it('adds the coin and what wraps it to one line, by its worth among the others', () => {
    const [first, second, ...rest] = assetRows([dollars, wrapped, coin], weth);
    expect(first).toEqual({
      kind: 'coin',
      forms: [coin, wrapped],
      asset: {
        token: coin.token,
        wallet: 11n,
        internal: 4n,
        locked: 6n,
        claimable: 8n,
        pooled: 10n,
        total: 39n,
        value: '30.5',
      },
    });
    expect(second).toEqual({ kind: 'token', asset: dollars });
    expect(rest).toEqual([]);
  });

  it('knows no sum where one of the two is unknown', () => {
    const unread = asset(weth, { wallet: null, value: null });
    const [first] = assetRows([coin, unread], weth);
    expect(first?.asset).toMatchObject({ wallet: null, value: '10' });
    const unpriced = [asset(zeroAddress, { value: null }), unread];
    expect(assetRows(unpriced, weth)[0]?.asset.value).toBeNull();
  });

  it.each([
    ['no wrapped form is named', [dollars, coin, wrapped], null],
    ['there is none of it', [dollars, coin], weth],
    ['their units differ', [coin, { ...wrapped, token: { ...wrapped.token, decimals: 6 } }], weth],
  ] as const)('leaves every token for itself where %s', (_, assets, named) => {
    expect(assetRows(assets, named)).toEqual(
      assets.map((each) => ({ kind: 'token', asset: each })),
    );
  });
});
