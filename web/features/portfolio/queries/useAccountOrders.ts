import { useQuery } from '@tanstack/react-query';
import { decodeOrderView, lensAbi } from '@weir/contracts';
import type { Order } from '@weir/indexer/client';
import { zeroAddress } from 'viem';
import { readContract } from 'viem/actions';
import { useDeployment } from '#features/deployment';
import { type Feed, useFeed } from '#features/feed';
import { marketHex } from '#features/market';
import { fromIndexer, fromLens } from '#features/orders';
import { useAccount, useNode } from '#features/wallet';
import { rememberedHandles } from '#lib/orderHandles.ts';
import type { MarketOrder } from '../model/assets.ts';

const PAGE = 200;

/** Orders that rest or wait to be claimed, of all listed markets. */
export interface AccountOrders {
  orders: readonly MarketOrder[] | undefined;
  /** The indexer is not there: only orders placed from this device are known. */
  isNodeOnly: boolean;
}

/** The account's active orders over all markets; from the indexer, without it from the node. */
export function useAccountOrders(): AccountOrders {
  const feed = useFeed();
  const { markets } = useDeployment();
  const { address } = useAccount();
  const owner = address ?? zeroAddress;
  const indexed = useQuery({
    queryKey: ['indexer', feed?.client.baseUrl ?? null, 'accountOrders', { owner }],
    queryFn: ({ signal }) => readAll(feed, owner, signal),
    enabled: feed !== null && address !== undefined,
    refetchInterval: 5000,
    retry: false,
    select: (orders) =>
      orders.flatMap((order): MarketOrder[] => {
        const market = markets.find((listed) => marketHex(listed) === order.market.toLowerCase());
        return market ? [{ market, order: fromIndexer(order) }] : [];
      }),
  });
  const isNodeOnly = indexed.data === undefined && !indexed.isLoading;
  const ofNode = useNodeOrders(isNodeOnly);
  return { orders: isNodeOnly ? ofNode : indexed.data, isNodeOnly };
}

async function readAll(feed: Feed | null, owner: string, signal: AbortSignal): Promise<Order[]> {
  if (!feed) throw new Error('No indexer to ask.'); // `enabled` keeps this from being asked
  const found: Order[] = [];
  let cursor: string | null | undefined;
  do {
    const page = { status: 'active', limit: PAGE, cursor } as const;
    const answer = await feed.client.orders(
      owner,
      { ...page, cursor: cursor ?? undefined },
      signal,
    );
    found.push(...answer.orders);
    cursor = answer.cursor;
  } while (cursor !== null);
  return found;
}

function useNodeOrders(enabled: boolean): MarketOrder[] | undefined {
  const { chainId, exchange, lens, markets } = useDeployment();
  const { address } = useAccount();
  const node = useNode();
  const owner = address ?? zeroAddress;
  return useQuery({
    queryKey: ['account', chainId, owner, 'orders', { markets: markets.length }],
    queryFn: async () => {
      const handles = markets.map(({ terms }) =>
        rememberedHandles({ chainId, exchange, owner, market: terms.id }),
      );
      const account = await readContract(node, {
        address: lens,
        abi: lensAbi,
        functionName: 'account',
        args: [owner, [], markets.map(({ terms }) => terms.id), handles],
      });
      return account.orders.flatMap((views, place) =>
        views.flatMap((view): MarketOrder[] => {
          const market = markets[place];
          const standing = decodeOrderView(view);
          if (!market || !standing) return [];
          const order = fromLens(market, standing);
          return order.status === 'closed' ? [] : [{ market, order }];
        }),
      );
    },
    enabled: enabled && address !== undefined,
    refetchInterval: 4000,
    retry: false,
  }).data;
}
