import { useQuery } from '@tanstack/react-query';
import { exchangeAbi } from '@weir/contracts';
import { type Address, zeroAddress } from 'viem';
import { readContract } from 'viem/actions';
import { useDeployment } from '#features/deployment';
import { useAccount, useNode } from '#features/wallet';

/** What the account holds of a token inside the exchange, in units; undefined while unknown. */
export function useInternalBalance(token: Address): bigint | undefined {
  const { chainId, exchange } = useDeployment();
  const { address } = useAccount();
  const node = useNode();
  return useQuery({
    queryKey: ['account', chainId, address ?? null, 'internal', { token }],
    queryFn: () =>
      readContract(node, {
        address: exchange,
        abi: exchangeAbi,
        functionName: 'balanceOf',
        args: [address ?? zeroAddress, BigInt(token)],
      }),
    enabled: address !== undefined,
    refetchInterval: 5000,
  }).data;
}
