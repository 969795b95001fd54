import { useQuery } from '@tanstack/react-query';
import { arbitratorPoolAbi } from '@weir/contracts';
import type { Address } from 'viem';
import { readContract } from 'viem/actions';
import { useDeployment } from '#features/deployment';
import { useNode } from '#features/wallet';

/** A dispute in the arbitrators' pool, and what an appeal of it costs in units of its fee's token; undefined while unknown. */
export function useCourt(pool: Address, disputeId: bigint) {
  const { chainId } = useDeployment();
  const node = useNode();
  return useQuery({
    queryKey: ['peerTrades', chainId, 'court', { pool, disputeId: disputeId.toString() }],
    queryFn: async () => {
      const at = { address: pool, abi: arbitratorPoolAbi, args: [disputeId] } as const;
      const [dispute, appealCost] = await Promise.all([
        readContract(node, { ...at, functionName: 'disputeOf' }),
        readContract(node, { ...at, functionName: 'appealCost' }),
      ]);
      return { dispute, appealCost };
    },
    refetchInterval: 4000,
    retry: 1,
  });
}
