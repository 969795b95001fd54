import { useQuery } from '@tanstack/react-query';
import { decodeOrderView, lensAbi } from '@weir/contracts';
import { type Address, zeroAddress } from 'viem';
import { readContract } from 'viem/actions';
import { type ListedMarket, useDeployment } from '#features/deployment';
import { useFeed } from '#features/feed';
import { marketHex } from '#features/market';
import { useAccount, useNode } from '#features/wallet';
import { rememberedHandles } from '#lib/orderHandles.ts';
import { fromIndexer, fromLens, type ShownOrder } from '../model/shownOrder.ts';

export interface Orders {
  orders: readonly ShownOrder[] | undefined;
  /** The indexer is not there: only orders placed from this device are known. */
  isNodeOnly: boolean;
}

/** The account's orders that rest or wait to be claimed; from the indexer, without it from the node. */
export function useActiveOrders(market: ListedMarket): Orders {
  const indexed = useIndexedOrders(market, 'active');
  const isNodeOnly = indexed.data === undefined && !indexed.isLoading;
  const ofNode = useNodeOrders(market, isNodeOnly);
  if (!isNodeOnly) return { orders: indexed.data, isNodeOnly };
  return { orders: ofNode?.filter(({ status }) => status !== 'closed'), isNodeOnly };
}

/** Orders with nothing left to do, newest first; undefined while unknown. */
export function useClosedOrders(market: ListedMarket) {
  return useIndexedOrders(market, 'closed');
}

function useIndexedOrders(market: ListedMarket, status: 'active' | 'closed') {
  const feed = useFeed();
  const { address } = useAccount();
  const filter = { market: marketHex(market), status };
  const query = feed?.queries.orders(address ?? zeroAddress, filter);
  return useQuery({
    queryKey: query?.queryKey ?? ['indexer', null, 'orders', { status }],
    queryFn: query?.queryFn ?? (() => Promise.reject(new Error('No indexer to ask.'))),
    enabled: feed !== null && address !== undefined,
    select: (answer) => answer.orders.map(fromIndexer),
    refetchInterval: 5000,
    retry: false,
  });
}

function useNodeOrders(market: ListedMarket, enabled: boolean): ShownOrder[] | undefined {
  const { chainId, exchange, lens } = useDeployment();
  const { address } = useAccount();
  const node = useNode();
  const owner: Address = address ?? zeroAddress;
  const query = useQuery({
    queryKey: ['account', chainId, owner, 'orders', { market: market.slug }],
    queryFn: async () => {
      const handles = rememberedHandles({ chainId, exchange, owner, market: market.terms.id });
      if (handles.length === 0) return [];
      const views = await readContract(node, {
        address: lens,
        abi: lensAbi,
        functionName: 'orders',
        args: [market.terms.id, owner, handles],
      });
      return views.flatMap((view) => {
        const standing = decodeOrderView(view);
        return standing ? fromLens(market, standing) : [];
      });
    },
    enabled: enabled && address !== undefined,
    refetchInterval: 2000,
    retry: false,
  });
  return query.data;
}
