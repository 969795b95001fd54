import { useQuery } from '@tanstack/react-query';
import { actionTypedData, escrowAbi } from '@weir/contracts';
import { readContract, verifyTypedData } from 'viem/actions';
import { useDeployment } from '#features/deployment';
import { useNode } from '#features/wallet';
import type { SharedAction } from '../model/signedActionText.ts';

/** What the chain says of a shared action; undefined while unknown. */
export function useSharedState(shared: SharedAction) {
  const { chainId } = useDeployment();
  const node = useNode();
  return useQuery({
    queryKey: ['account', chainId, 'p2p', 'shared', { signature: shared.signature }],
    queryFn: async () => {
      const { escrow, actor, nonce, signature } = shared;
      const [isUsed, isSigned] = await Promise.all([
        readContract(node, {
          address: escrow,
          abi: escrowAbi,
          functionName: 'isNonceUsed',
          args: [actor, nonce],
        }),
        verifyTypedData(node, {
          address: actor,
          signature,
          ...actionTypedData(chainId, escrow, shared),
        }),
      ]);
      return { isUsed, isSigned };
    },
    refetchInterval: 5000,
    retry: 1,
  }).data;
}
