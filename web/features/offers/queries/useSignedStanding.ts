import { useQuery } from '@tanstack/react-query';
import { escrowAbi, type Offer, offerId } from '@weir/contracts';
import { zeroAddress } from 'viem';
import { readContract } from 'viem/actions';
import { useDeployment } from '#features/deployment';
import { isUnreachable } from '#features/failures';
import { usePeers } from '#features/peers';
import { useNode } from '#features/wallet';
import { type SignedStanding, signedStanding } from '../model/signedStanding.ts';

/** Where a signed offer stands; undefined while unknown. @param now seconds since 1970. */
export function useSignedStanding(offer: Offer, now: bigint): SignedStanding | undefined {
  const { chainId } = useDeployment();
  const { escrow } = usePeers();
  const node = useNode();
  const id = offerId(chainId, escrow, offer);
  const { data } = useQuery({
    queryKey: ['account', chainId, 'p2p', 'signed', { id }],
    queryFn: async () => {
      const at = { address: escrow, abi: escrowAbi } as const;
      const [state, isUsed] = await Promise.all([
        readContract(node, { ...at, functionName: 'offerState', args: [id] }),
        readContract(node, {
          ...at,
          functionName: 'isNonceUsed',
          args: [offer.maker, offer.nonce],
        }),
      ]);
      return { state, isUsed };
    },
    refetchInterval: 5000,
    retry: 1,
  });
  return data && signedStanding(offer, data.state, data.isUsed, now);
}

/**
 * What an offer that nobody posted costs now: its own figure, or what its adapter says; null where that gives no price that it
 * takes, and while unknown.
 */
export function useUnpostedPrice(offer: Offer | null): bigint | null {
  const { chainId } = useDeployment();
  const { escrow } = usePeers();
  const node = useNode();
  const follows = offer !== null && offer.price.adapter !== zeroAddress;
  const { data } = useQuery({
    queryKey: [
      'account',
      chainId,
      'p2p',
      'unpostedPrice',
      { id: offer && offerId(chainId, escrow, offer) },
    ],
    queryFn: async () => {
      if (!offer) return null;
      try {
        const args = [offer] as const;
        const call = { address: escrow, abi: escrowAbi, functionName: 'priceOf', args } as const;
        return await readContract(node, call);
      } catch (error) {
        if (isUnreachable(error)) throw error;
        return null; // NoPrice, PriceTooOld, PriceOutOfBounds: such an offer takes nobody now
      }
    },
    enabled: follows,
    refetchInterval: 5000,
    retry: false,
  });
  if (!offer) return null;
  return follows ? (data ?? null) : offer.price.figure;
}
