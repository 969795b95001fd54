import { useQuery } from '@tanstack/react-query';
import { marketFactoryAbi } from '@weir/contracts';
import type { Address } from 'viem';
import { readContract } from 'viem/actions';
import { useDeployment } from '#features/deployment';
import { useNode } from '#features/wallet';
import type { ShareMarkets } from '../model/shareMarkets.ts';

/** Where each market's pool shares are as an ERC-20, or would be; empty until read. */
export function useShareMarkets(): ShareMarkets {
  const { chainId, poolShareTokenFactory: factory, markets } = useDeployment();
  const node = useNode();
  const { data } = useQuery({
    queryKey: ['market', chainId, 'shareTokens', { markets: markets.map(({ slug }) => slug) }],
    queryFn: async () => {
      if (!factory) return new Map<Address, (typeof markets)[number]>();
      const tokens = await Promise.all(
        markets.map(({ terms }) =>
          readContract(node, {
            address: factory,
            abi: marketFactoryAbi,
            functionName: 'addressOf',
            args: [terms.id],
          }),
        ),
      );
      return new Map(markets.flatMap((market, at) => (tokens[at] ? [[tokens[at], market]] : [])));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? NONE;
}

const NONE: ShareMarkets = new Map();
