import { queryOptions } from '@tanstack/react-query';
import { type Address, erc20Abi, type PublicClient } from 'viem';

/** Anything that a transaction of this account may have changed: invalidated together. */
export const accountKey = (chainId: number, owner: Address | undefined) =>
  ['account', chainId, owner ?? null] as const;

interface TokenOfOwner {
  client: PublicClient;
  chainId: number;
  owner: Address;
  token: Address;
}

/** What `owner` holds of `token` in the wallet, in units. */
export const balanceQuery = ({ client, chainId, owner, token }: TokenOfOwner) =>
  queryOptions({
    queryKey: [...accountKey(chainId, owner), 'balance', { token }],
    queryFn: () =>
      client.readContract({
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
      subject.client.readContract({
        address: subject.token,
        abi: erc20Abi,
        functionName: 'allowance',
        args: [subject.owner, subject.spender],
      }),
    refetchInterval: 4000,
  });
