import { useQuery } from '@tanstack/react-query';
import { escrowAbi, type Offer } from '@weir/contracts';
import { type Address, zeroAddress } from 'viem';
import { readContract } from 'viem/actions';
import { useDeployment } from '#features/deployment';
import { usePeers } from '#features/peers';
import { useNode } from '#features/wallet';
import type { Bonds } from '../model/acceptancePlan.ts';

/**
 * The bonds of a trade of so much; undefined while unknown. `error` where the judge does not say what it costs.
 *
 * @param id names what of the offer they depend on.
 */
export function useBonds(offer: Offer | null, id: string, units: bigint) {
  const { chainId } = useDeployment();
  const { escrow } = usePeers();
  const node = useNode();
  return useQuery({
    queryKey: ['account', chainId, 'p2p', 'bonds', { id, units: units.toString() }],
    queryFn: async (): Promise<Bonds> => {
      if (!offer) throw new Error('There is no offer to ask about.');
      const [seller, buyer, courtFee] = await readContract(node, {
        address: escrow,
        abi: escrowAbi,
        functionName: 'bondsOf',
        args: [offer, units],
      });
      return { seller, buyer, courtFee };
    },
    enabled: offer !== null && units > 0n,
    refetchInterval: 10_000,
    retry: false,
  });
}

/** Trades that a buyer has had released or won; undefined while unknown or nobody is asked about. */
export function useBoughtCount(buyer: Address | undefined): bigint | undefined {
  const { chainId } = useDeployment();
  const { escrow } = usePeers();
  const node = useNode();
  return useQuery({
    queryKey: ['account', chainId, 'p2p', 'bought', { buyer: buyer ?? null }],
    queryFn: () =>
      readContract(node, {
        address: escrow,
        abi: escrowAbi,
        functionName: 'boughtCount',
        args: [buyer ?? zeroAddress],
      }),
    enabled: buyer !== undefined,
    refetchInterval: 30_000,
  }).data;
}
