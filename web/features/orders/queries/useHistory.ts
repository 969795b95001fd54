import { useInfiniteQuery } from '@tanstack/react-query';
import type { OrdersAnswer, TradesAnswer } from '@weir/indexer/client';
import { type Address, zeroAddress } from 'viem';
import { type ListedMarket, useDeployment } from '#features/deployment';
import { useFeed } from '#features/feed';
import { marketHex } from '#features/market';
import { useAccount } from '#features/wallet';
import { fromIndexer } from '../model/shownOrder.ts';
import { clientOf } from './useActiveOrders.ts';

/** Where closed orders and trades are kept: read again when an order closes, not with each block. */
export const historyKey = (chainId: number, owner: Address | undefined) =>
  ['account', chainId, owner ?? null, 'history'] as const;

/** Orders with nothing left to do, newest first, page by page. */
export function useClosedOrders(market: ListedMarket | null) {
  const { chainId, markets } = useDeployment();
  const feed = useFeed();
  const { address } = useAccount();
  const filter = market ? { market: marketHex(market) } : {};
  return useInfiniteQuery({
    queryKey: [...historyKey(chainId, address), 'orders', filter],
    queryFn: ({ signal, pageParam }) => {
      const page = { ...filter, status: 'closed', cursor: pageParam ?? undefined } as const;
      return clientOf(feed).orders(address ?? zeroAddress, page, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ cursor }: OrdersAnswer) => cursor,
    enabled: feed !== null && address !== undefined,
    retry: false,
    select: ({ pages }) =>
      pages.flatMap(({ orders }) => orders.flatMap((order) => fromIndexer(markets, order) ?? [])),
  });
}

/** What the account took from pool and book, newest first, page by page. */
export function useOwnTrades(market: ListedMarket | null) {
  const { chainId } = useDeployment();
  const feed = useFeed();
  const { address } = useAccount();
  const filter = market ? { market: marketHex(market) } : {};
  return useInfiniteQuery({
    queryKey: [...historyKey(chainId, address), 'trades', filter],
    queryFn: ({ signal, pageParam }) =>
      clientOf(feed).accountTrades(
        address ?? zeroAddress,
        { ...filter, cursor: pageParam ?? undefined },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ cursor }: TradesAnswer) => cursor,
    enabled: feed !== null && address !== undefined,
    retry: false,
    select: ({ pages }) => pages.flatMap(({ trades }) => trades),
  });
}
