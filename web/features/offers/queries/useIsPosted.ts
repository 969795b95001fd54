import { useQuery } from '@tanstack/react-query';
import { escrowAbi } from '@weir/contracts';
import { type Hex, zeroHash } from 'viem';
import { readContract } from 'viem/actions';
import { useDeployment } from '#features/deployment';
import { usePeers } from '#features/peers';
import { useNode } from '#features/wallet';

/** Whether an offer was posted before, closed or not; false while it is read: the contract refuses it then. */
export function useIsPosted(id: Hex | null): boolean {
  const { chainId } = useDeployment();
  const { escrow } = usePeers();
  const node = useNode();
  const { data } = useQuery({
    queryKey: ['account', chainId, 'p2p', 'isPosted', { escrow, id }],
    queryFn: () =>
      readContract(node, {
        address: escrow,
        abi: escrowAbi,
        functionName: 'offerState',
        args: [id ?? zeroHash],
      }),
    enabled: id !== null,
    refetchInterval: 5000,
  });
  return data !== undefined && data.version !== 0;
}
