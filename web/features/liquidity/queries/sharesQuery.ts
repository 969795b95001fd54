import { useQuery } from '@tanstack/react-query';
import { exchangeAbi } from '@weir/contracts';
import { zeroAddress } from 'viem';
import { readContract } from 'viem/actions';
import { type ListedMarket, useDeployment } from '#features/deployment';
import { useAccount, useNode } from '#features/wallet';

/** The account's shares of a pool; undefined while unknown. */
export function useShares({ slug, terms }: ListedMarket): bigint | undefined {
  const { chainId, exchange } = useDeployment();
  const { address } = useAccount();
  const node = useNode();
  return useQuery({
    queryKey: ['account', chainId, address ?? null, 'shares', { market: slug }],
    queryFn: () =>
      readContract(node, {
        address: exchange,
        abi: exchangeAbi,
        functionName: 'balanceOf',
        args: [address ?? zeroAddress, terms.id],
      }),
    enabled: address !== undefined,
    refetchInterval: 5000,
  }).data;
}
