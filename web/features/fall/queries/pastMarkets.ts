import { queryOptions } from '@tanstack/react-query';
import type { MarketState } from '@weir/contracts';
import type { Deployment, ListedMarket } from '#features/deployment';
import { isUnreachable } from '#features/failures';
import { readMarketAt } from '#features/market';
import type { Node } from '#features/wallet';

/** Markets by their slug, as they stood at the end of a block; or why they cannot be had from this node. */
export type PastMarkets = ReadonlyMap<string, MarketState> | 'notKept';

/** What no block changes any more, read once. Fails only where the node does not answer. */
export const pastMarkets = (
  node: Node,
  deployment: Deployment,
  markets: readonly ListedMarket[],
  block: bigint,
) =>
  queryOptions({
    queryKey: [
      'market',
      deployment.chainId,
      'past',
      { markets: markets.map(({ slug }) => slug), block: String(block) },
    ],
    queryFn: async (): Promise<PastMarkets> => {
      try {
        const read = markets.map(
          async (market) =>
            [market.slug, await readMarketAt(node, deployment, market, block)] as const,
        );
        return new Map(await Promise.all(read));
      } catch (error) {
        if (isUnreachable(error)) throw error;
        return 'notKept'; // most nodes keep the state of the last 128 blocks only
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  });
