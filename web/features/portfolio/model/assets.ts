import type { ListedMarket, Token } from '#features/deployment';
import type { ShownOrder } from '#features/orders';
import { dearestFirst, worthOf } from './prices.ts';

/** A provider's part of one pool, and what its removal would pay now, in token units. */
export interface PoolPosition {
  market: ListedMarket;
  shares: bigint;
  totalShares: bigint;
  base: bigint;
  quote: bigint;
}

/** What an account has of one token, by where it is, in units. */
export interface Asset {
  token: Token;
  /** In the wallet; null where the token does not say. */
  wallet: bigint | null;
  /** The internal balance of the exchange. */
  internal: bigint;
  /** Would come back if the account's orders were cancelled. */
  locked: bigint;
  /** Filled and not yet claimed, rebates included. */
  claimable: bigint;
  /** Would come out if the account's pool shares were burnt. */
  pooled: bigint;
  total: bigint;
  /** Of `total`, in whole reference tokens; null where no price is known. */
  value: string | null;
}

export interface AssetSources {
  tokens: readonly { token: Token; wallet: bigint | null; internal: bigint }[];
  positions: readonly PoolPosition[];
  orders: readonly ShownOrder[];
  /** See `tokenPrices`. */
  prices: ReadonlyMap<string, string>;
}

/** Everything an account has, token by token, dearest first. */
export function collectAssets({ tokens, positions, orders, prices }: AssetSources): Asset[] {
  const assets = tokens.map(({ token, wallet, internal }) => {
    const is = (other: { address: string }) => other.address === token.address;
    const sum = (amounts: readonly bigint[]) => amounts.reduce((all, amount) => all + amount, 0n);
    const locked = sum(
      orders.flatMap(({ market, side, locked }) =>
        is(side === 'buy' ? market.quote : market.base) ? [locked] : [],
      ),
    );
    const claimable = sum(
      orders.flatMap(({ market, side, proceeds, rebate }) =>
        is(side === 'buy' ? market.base : market.quote) ? [proceeds + rebate] : [],
      ),
    );
    const pooled = sum(
      positions.flatMap(({ market, base, quote }) => [
        ...(is(market.base) ? [base] : []),
        ...(is(market.quote) ? [quote] : []),
      ]),
    );
    const total = (wallet ?? 0n) + internal + locked + claimable + pooled;
    const price = prices.get(token.address);
    const value = price === undefined ? null : worthOf(total, token.decimals, price);
    return { token, wallet, internal, locked, claimable, pooled, total, value };
  });
  return assets.toSorted((a, b) => dearestFirst(a.value, b.value));
}
