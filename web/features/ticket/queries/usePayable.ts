import { maxUint256, zeroAddress } from 'viem';
import { useSpendable } from '#features/coin';
import type { Token } from '#features/deployment';
import { useAllowance, useExchangeBalance } from '#features/wallet';
import type { Place } from '../model/tradeSettings.ts';

/** What can be paid of a token. Undefined while unknown. */
export interface Payable {
  balance: bigint | undefined;
  /** What the exchange may take; of what lies with it, and of the coin, all. */
  allowance: bigint | undefined;
}

/** The one place that says what can be paid of a token, from the wallet or from the balance on the exchange. */
export function usePayable(token: Token, place: Place): Payable {
  const inWallet = useSpendable(token.address);
  const allowance = useAllowance(token.address);
  const onExchange = useExchangeBalance(token.address, place === 'exchange');
  if (place === 'exchange') return { balance: onExchange, allowance: maxUint256 };
  return { balance: inWallet, allowance: token.address === zeroAddress ? maxUint256 : allowance };
}
