import type { Address } from 'viem';
import { useSpendable } from '#features/coin';
import { useExchangeBalance } from '#features/wallet';

/** Units of a token that the account could bring, by the purse they are in; undefined while unknown. */
export function usePurses(token: Address) {
  return { wallet: useSpendable(token), internal: useExchangeBalance(token) };
}
