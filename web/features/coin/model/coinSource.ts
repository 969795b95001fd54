import type { Address } from 'viem';
import { isAddressEqual, zeroAddress } from 'viem';

/** The chain's own coin as the exchange's markets name it (contracts/ts/words/marketKey.ts, `COIN`). */
const COIN: Address = zeroAddress;

/** What the coin and the token that wraps it come to in one wallet, in units of 10^-18. */
export interface CoinHoldings {
  coin: bigint;
  wrapped: bigint;
  /** Kept back for gas: it can be neither paid nor wrapped. */
  gasReserve: bigint;
}

/** How an amount is paid: by itself, or after some of the other form was turned into the one that is paid. */
export type CoinStep = { kind: 'none' } | { kind: 'wrap' | 'unwrap'; amount: bigint };

/** Whether a token is the coin or the token that wraps it: one asset to the reader. */
export function isCoinAsset(token: Address, wrappedCoin: Address | null): boolean {
  return (
    isAddressEqual(token, COIN) || (wrappedCoin !== null && isAddressEqual(token, wrappedCoin))
  );
}

/** The most that can be paid in either form: both together, less what gas needs. */
export function payableCoin({ coin, wrapped, gasReserve }: CoinHoldings): bigint {
  return spare(coin, gasReserve) + wrapped;
}

/**
 * What has to be turned before `needed` units of `token` (the coin or its wrapped form) can be paid; no more than is
 * missing. Null where both forms together are too little.
 */
export function coinStep(token: Address, needed: bigint, holdings: CoinHoldings): CoinStep | null {
  if (needed > payableCoin(holdings)) return null;
  const isCoin = isAddressEqual(token, COIN);
  const held = isCoin ? spare(holdings.coin, holdings.gasReserve) : holdings.wrapped;
  if (needed <= held) return { kind: 'none' };
  return { kind: isCoin ? 'unwrap' : 'wrap', amount: needed - held };
}

/** Coin beyond what gas needs; none where there is less than that. */
function spare(coin: bigint, gasReserve: bigint): bigint {
  return coin > gasReserve ? coin - gasReserve : 0n;
}
