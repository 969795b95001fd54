import { maxUint256, zeroAddress } from 'viem';
import type { Token } from '#features/deployment';
import { useAllowance, useBalance, useExchangeBalance } from '#features/wallet';
import { mostPayable } from '../model/mostPayable.ts';
import type { Place } from '../model/tradeSettings.ts';

/** What can be paid of a token. Undefined while unknown. */
export interface Payable {
  balance: bigint | undefined;
  /** What the exchange may take; of what lies with it, all. */
  allowance: bigint | undefined;
  /** What `Max` takes. */
  most: bigint | undefined;
}

/** The one place that says what can be paid of a token, from the wallet or from the balance on the exchange. */
export function usePayable(token: Token, place: Place, gasCost: bigint | null): Payable {
  const inWallet = useBalance(token.address);
  const allowance = useAllowance(token.address);
  const onExchange = useExchangeBalance(token.address, place === 'exchange');
  if (place === 'exchange') {
    return { balance: onExchange, allowance: maxUint256, most: onExchange };
  }
  const isCoin = token.address === zeroAddress;
  return {
    balance: inWallet,
    allowance: isCoin ? maxUint256 : allowance,
    most: mostPayable(inWallet, isCoin, gasCost),
  };
}
