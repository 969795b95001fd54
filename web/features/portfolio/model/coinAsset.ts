import { type Address, isAddressEqual, zeroAddress } from 'viem';

/** Whether a token is the chain's own coin. */
export function isCoin(token: Address): boolean {
  return isAddressEqual(token, zeroAddress);
}

/** Prices with the coin's: that of the token that wraps it one to one, where no market has the coin itself. */
export function withCoinPrice(
  prices: ReadonlyMap<string, string>,
  wrappedCoin: Address | null,
): ReadonlyMap<string, string> {
  const price = wrappedCoin === null ? undefined : prices.get(wrappedCoin);
  if (price === undefined || prices.has(zeroAddress)) return prices;
  return new Map([...prices, [zeroAddress, price]]);
}
