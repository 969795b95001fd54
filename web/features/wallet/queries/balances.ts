import { queryOptions } from '@tanstack/react-query';
import { type Address, erc20Abi, isAddressEqual, zeroAddress } from 'viem';
import { getBalance, readContract } from 'viem/actions';
import type { Node } from './useNode.ts';

/** Anything that a transaction of this account may have changed: invalidated together. */
const accountKey = (chainId: number, owner: Address | undefined) =>
  ['account', chainId, owner ?? null] as const;

interface TokenOfOwner {
  node: Node;
  chainId: number;
  owner: Address;
  token: Address;
}

// Of the exchange's ABI, which is large and loaded with the first transaction, the one function that is needed here.
const exchangeBalanceAbi = [
  {
    type: 'function',
    name: 'balanceOf',
    stateMutability: 'view',
    inputs: [{ type: 'address' }, { type: 'uint256' }],
    outputs: [{ type: 'uint256' }],
  },
] as const;

/** Reads what `owner` holds of `token` in the wallet, in units; the chain's own coin is the zero address. */
export function readBalance({ node, owner, token }: Omit<TokenOfOwner, 'chainId'>) {
  return isAddressEqual(token, zeroAddress)
    ? getBalance(node, { address: owner })
    : readContract(node, {
        address: token,
        abi: erc20Abi,
        functionName: 'balanceOf',
        args: [owner],
      });
}

/** See `readBalance`. */
export const balanceQuery = ({ node, chainId, owner, token }: TokenOfOwner) =>
  queryOptions({
    queryKey: [...accountKey(chainId, owner), 'balance', { token }],
    queryFn: () => readBalance({ node, owner, token }),
    refetchInterval: 4000,
  });

/** What `owner` holds of `token` on the exchange, in units. */
export const exchangeBalanceQuery = (subject: TokenOfOwner & { exchange: Address }) =>
  queryOptions({
    queryKey: [
      ...accountKey(subject.chainId, subject.owner),
      'exchangeBalance',
      { token: subject.token },
    ],
    queryFn: () =>
      readContract(subject.node, {
        address: subject.exchange,
        abi: exchangeBalanceAbi,
        functionName: 'balanceOf',
        args: [subject.owner, BigInt(subject.token)],
      }),
    refetchInterval: 4000,
  });

/** What `spender` may take of `owner`'s `token`, in units. */
export const allowanceQuery = (subject: TokenOfOwner & { spender: Address }) =>
  queryOptions({
    queryKey: [
      ...accountKey(subject.chainId, subject.owner),
      'allowance',
      { token: subject.token, spender: subject.spender },
    ],
    queryFn: () =>
      readContract(subject.node, {
        address: subject.token,
        abi: erc20Abi,
        functionName: 'allowance',
        args: [subject.owner, subject.spender],
      }),
    refetchInterval: 4000,
  });
