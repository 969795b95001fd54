import { useQuery } from '@tanstack/react-query';
import { exchangeAbi } from '@weir/contracts';
import { type Address, zeroAddress } from 'viem';
import { readContract } from 'viem/actions';
import { useDeployment } from '#features/deployment';
import { useAccount, useNode } from '#features/wallet';

/** The account's units of `token` inside the exchange; undefined while unknown or nobody is connected. */
export function useExchangeBalance(token: Address): bigint | undefined {
  const { chainId, exchange } = useDeployment();
  const { address } = useAccount();
  const node = useNode();
  const owner = address ?? zeroAddress;
  return useQuery({
    queryKey: ['account', chainId, owner, 'exchangeBalance', { token }],
    queryFn: () =>
      readContract(node, {
        address: exchange,
        abi: exchangeAbi,
        functionName: 'balanceOf',
        args: [owner, BigInt(token)],
      }),
    enabled: address !== undefined,
    refetchInterval: 4000,
  }).data;
}
