import { useQuery } from '@tanstack/react-query';
import { escrowAbi } from '@weir/contracts';
import { type Address, zeroAddress } from 'viem';
import { readContract } from 'viem/actions';
import { useDeployment } from '#features/deployment';
import { useAccount, useNode } from '#features/wallet';
import { usePeers } from './usePeers.ts';

/** What the account has in escrow of a token, in units; undefined while unknown. */
export function useEscrowBalance(token: Address): bigint | undefined {
  const { chainId } = useDeployment();
  const { escrow } = usePeers();
  const { address } = useAccount();
  const node = useNode();
  return useQuery({
    queryKey: ['peerTrades', chainId, 'balance', { account: address ?? null, token }],
    queryFn: () =>
      readContract(node, {
        address: escrow,
        abi: escrowAbi,
        functionName: 'balanceOf',
        args: [address ?? zeroAddress, token],
      }),
    enabled: address !== undefined,
    refetchInterval: 4000,
  }).data;
}
