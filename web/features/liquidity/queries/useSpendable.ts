import type { Address } from 'viem';
import { useBalance, useExchangeBalance } from '#features/wallet';

/** Units of a token that the account could bring, by where they lie; undefined while unknown. */
export function useSpendable(token: Address) {
  return { wallet: useBalance(token), internal: useExchangeBalance(token) };
}
