import { useQuery } from '@tanstack/react-query';
import { decodeOrderView, lensAbi } from '@weir/contracts';
import type { OrdersAnswer } from '@weir/indexer/client';
import { useMemo } from 'react';
import { type Address, zeroAddress } from 'viem';
import { readContract } from 'viem/actions';
import { type ListedMarket, useDeployment } from '#features/deployment';
import { type Feed, useFeed } from '#features/feed';
import { useAccount, useNode } from '#features/wallet';
import { rememberedHandles } from '#lib/orderHandles.ts';
import { fromIndexer, fromLens, type ShownOrder } from '../model/shownOrder.ts';

const PAGE = 200;
/** More active orders than this are read by the pages of the history only. */
const MOST_PAGES = 10;

export interface Orders {
  orders: readonly ShownOrder[] | undefined;
  /** The indexer is not there: only orders placed from this device are known. */
  isNodeOnly: boolean;
}

/** Where an account's active orders of all markets are kept; its stream writes there too. */
export const activeOrdersKey = (feed: Feed | null, owner: Address | undefined) =>
  ['indexer', feed?.client.baseUrl ?? null, 'orders', { owner, status: 'active' }] as const;

/**
 * The account's orders that rest or wait to be claimed, newest first; from the indexer, without it from the node. Of one
 * market, or of all.
 */
export function useActiveOrders(market: ListedMarket | null): Orders {
  const { markets } = useDeployment();
  const feed = useFeed();
  const { address } = useAccount();
  const indexed = useQuery({
    queryKey: activeOrdersKey(feed, address),
    queryFn: ({ signal }) => readAllActive(feed, address ?? zeroAddress, signal),
    enabled: feed !== null && address !== undefined,
    refetchInterval: 5000,
    retry: false,
  });
  const isNodeOnly = feed === null || (indexed.data === undefined && indexed.isError);
  const ofNode = useNodeOrders(isNodeOnly);
  const shown = useMemo(() => {
    if (isNodeOnly) return ofNode?.filter(({ status }) => status !== 'closed');
    return indexed.data?.orders.flatMap((order) => fromIndexer(markets, order) ?? []);
  }, [isNodeOnly, ofNode, indexed.data, markets]);
  const orders = useMemo(
    () => (market ? shown?.filter((order) => order.market.slug === market.slug) : shown),
    [shown, market],
  );
  return { orders, isNodeOnly };
}

async function readAllActive(
  feed: Feed | null,
  owner: Address,
  signal: AbortSignal,
): Promise<OrdersAnswer> {
  const client = clientOf(feed);
  const filter = { status: 'active', limit: PAGE } as const;
  const first = await client.orders(owner, filter, signal);
  const orders = [...first.orders];
  let { cursor } = first;
  for (let page = 1; cursor !== null && page < MOST_PAGES; page++) {
    const next = await client.orders(owner, { ...filter, cursor }, signal);
    orders.push(...next.orders);
    cursor = next.cursor;
  }
  return { ...first, orders, cursor };
}

/** The indexer to ask; queries are enabled with one only. */
export function clientOf(feed: Feed | null): Feed['client'] {
  if (!feed) throw new Error('No indexer to ask.'); // `enabled` keeps this from being asked
  return feed.client;
}

function useNodeOrders(enabled: boolean): ShownOrder[] | undefined {
  const { chainId, exchange, lens, markets } = useDeployment();
  const { address } = useAccount();
  const node = useNode();
  const owner: Address = address ?? zeroAddress;
  const readMarket = async (market: ListedMarket): Promise<ShownOrder[]> => {
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
  };
  const query = useQuery({
    queryKey: ['account', chainId, owner, 'orders', { markets: markets.map(({ slug }) => slug) }],
    queryFn: async () => (await Promise.all(markets.map(readMarket))).flat(),
    enabled: enabled && address !== undefined,
    refetchInterval: 2000,
    retry: false,
  });
  return query.data;
}
