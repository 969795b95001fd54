import { queryOptions } from '@tanstack/react-query';
import { type Address, erc20Abi } from 'viem';
import { readContract } from 'viem/actions';
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

/** What `owner` holds of `token` in the wallet, in units. */
export const balanceQuery = ({ node, chainId, owner, token }: TokenOfOwner) =>
  queryOptions({
    queryKey: [...accountKey(chainId, owner), 'balance', { token }],
    queryFn: () =>
      readContract(node, {
        address: token,
        abi: erc20Abi,
        functionName: 'balanceOf',
        args: [owner],
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
