import { queryOptions, useQuery } from '@tanstack/react-query';
import { type Address, maxUint256, zeroAddress } from 'viem';
import { readContract } from 'viem/actions';
import { type Token, useDeployment } from '#features/deployment';
import { type Node, useAccount, useAllowance, useBalance, useNode } from '#features/wallet';
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

// Of the exchange's ABI, which is large and loaded with the first transaction, the one function that is needed here.
const balanceAbi = [
  {
    type: 'function',
    name: 'balanceOf',
    stateMutability: 'view',
    inputs: [{ type: 'address' }, { type: 'uint256' }],
    outputs: [{ type: 'uint256' }],
  },
] as const;

/** The one place that says what can be paid of a token, from the wallet or from the balance on the exchange. */
export function usePayable(token: Token, place: Place, gasCost: bigint | null): Payable {
  const inWallet = useBalance(token.address);
  const allowance = useAllowance(token.address);
  const onExchange = useInternalBalance(token.address, place === 'exchange');
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

/** The connected account's balance of `token` on the exchange, in units; undefined while unknown or not asked for. */
function useInternalBalance(token: Address, isWanted: boolean): bigint | undefined {
  const { chainId, exchange } = useDeployment();
  const { address } = useAccount();
  const node = useNode();
  const query = internalBalanceQuery(node, chainId, exchange, address ?? zeroAddress, token);
  return useQuery({ ...query, enabled: isWanted && address !== undefined }).data;
}

const internalBalanceQuery = (
  node: Node,
  chainId: number,
  exchange: Address,
  owner: Address,
  token: Address,
) =>
  queryOptions({
    queryKey: ['account', chainId, owner, 'internal', { token }],
    queryFn: () =>
      readContract(node, {
        address: exchange,
        abi: balanceAbi,
        functionName: 'balanceOf',
        args: [owner, BigInt(token)],
      }),
    refetchInterval: 4000,
  });
