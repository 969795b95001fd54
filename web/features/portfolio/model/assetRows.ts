import { type Address, isAddressEqual } from 'viem';
import type { Asset } from './assets.ts';
import { isCoin } from './coinAsset.ts';
import { dearestFirst, sumOf } from './prices.ts';

/** A line of the assets: one token, or the chain's coin and the token that wraps it as one. */
export type AssetRow =
  | { kind: 'token'; asset: Asset }
  | { kind: 'coin'; asset: Asset; forms: readonly [coin: Asset, wrapped: Asset] };

/** Assets as they are listed, dearest first. `wrappedCoin` is the token that wraps the coin one to one; null: none. */
export function assetRows(assets: readonly Asset[], wrappedCoin: Address | null): AssetRow[] {
  const coin = assets.find(({ token }) => isCoin(token.address));
  const wrapped = assets.find(
    ({ token }) => wrappedCoin !== null && isAddressEqual(token.address, wrappedCoin),
  );
  const single = (asset: Asset): AssetRow => ({ kind: 'token', asset });
  if (!coin || !wrapped || coin.token.decimals !== wrapped.token.decimals) {
    return assets.map(single);
  }
  const others = assets.filter((asset) => asset !== coin && asset !== wrapped).map(single);
  const both: AssetRow = { kind: 'coin', asset: together(coin, wrapped), forms: [coin, wrapped] };
  return [both, ...others].toSorted((a, b) => dearestFirst(a.asset.value, b.asset.value));
}

function together(coin: Asset, wrapped: Asset): Asset {
  const values = [coin.value, wrapped.value].filter((value) => value !== null);
  return {
    token: coin.token,
    wallet: coin.wallet === null || wrapped.wallet === null ? null : coin.wallet + wrapped.wallet,
    internal: coin.internal + wrapped.internal,
    locked: coin.locked + wrapped.locked,
    claimable: coin.claimable + wrapped.claimable,
    pooled: coin.pooled + wrapped.pooled,
    total: coin.total + wrapped.total,
    value: values.length === 0 ? null : sumOf(values),
  };
}
