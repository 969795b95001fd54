import { useQuery } from '@tanstack/react-query';
import { marketFactoryAbi } from '@weir/contracts';
import type { Address } from 'viem';
import { getCode, readContract } from 'viem/actions';
import { type ListedMarket, useDeployment } from '#features/deployment';
import { useNode } from '#features/wallet';

/** The ERC-20 that holds a pool's shares, where somebody made it; null where nobody has, or it is not known yet. */
export function useShareToken({ slug, terms }: ListedMarket): Address | null {
  const { chainId, poolShareTokenFactory: factory } = useDeployment();
  const node = useNode();
  const { data } = useQuery({
    queryKey: ['market', chainId, 'shareToken', { market: slug }],
    queryFn: async () => {
      if (!factory) return null;
      const address = await readContract(node, {
        address: factory,
        abi: marketFactoryAbi,
        functionName: 'addressOf',
        args: [terms.id],
      });
      return (await getCode(node, { address })) ? address : null;
    },
    enabled: factory !== null,
    staleTime: 60_000,
  });
  return data ?? null;
}
