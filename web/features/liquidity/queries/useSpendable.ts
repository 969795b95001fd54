import type { Address } from 'viem';
import { useSpendable as useWalletSpendable } from '#features/coin';
import { useExchangeBalance } from '#features/wallet';

/** Units of a token that the account could bring, by where they lie; undefined while unknown. */
export function useSpendable(token: Address) {
  return { wallet: useWalletSpendable(token), internal: useExchangeBalance(token) };
}
