import { useQuery } from '@tanstack/react-query';
import { lensAbi, type TierTerms, unpackTierTerms } from '@weir/contracts';
import { readContract } from 'viem/actions';
import { useDeployment } from '#features/deployment';
import { useNode } from '#features/wallet';

/** No exchange has more by a long way; the answer for a number that is no tier is 0. */
const MOST_TIERS = 32;

/** The tiers of this exchange in the order of their numbers, from 0; undefined until the node answers. */
export function useTiers(): readonly TierTerms[] | undefined {
  const { chainId, lens } = useDeployment();
  const node = useNode();
  return useQuery({
    queryKey: ['market', chainId, 'tiers', {}],
    queryFn: async () => {
      const words = await Promise.all(
        Array.from({ length: MOST_TIERS }, (_, tier) =>
          readContract(node, {
            address: lens,
            abi: lensAbi,
            functionName: 'tierTerms',
            args: [BigInt(tier)],
          }),
        ),
      );
      return words.filter((word) => word !== 0n).map(unpackTierTerms);
    },
    staleTime: 60_000,
  }).data;
}
