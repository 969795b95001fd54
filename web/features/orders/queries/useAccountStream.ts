import { useQueryClient } from '@tanstack/react-query';
import { type OrdersAnswer, streamAccount } from '@weir/indexer/client';
import { useEffect } from 'react';
import { useDeployment } from '#features/deployment';
import { useFeed } from '#features/feed';
import { useAccount } from '#features/wallet';
import { applyOrders } from '../model/applyOrders.ts';
import { activeOrdersKey } from './useActiveOrders.ts';
import { historyKey } from './useHistory.ts';

/** Keeps the account's active orders up to date as their fills come, beside the polling. */
export function useAccountStream(): void {
  const { chainId } = useDeployment();
  const feed = useFeed();
  const { address } = useAccount();
  const cache = useQueryClient();

  useEffect(() => {
    if (!feed || !address) return;
    const key = activeOrdersKey(feed, address);
    return streamAccount(feed.client, address, {
      snapshot: ({ block, orders }) => {
        const answer: OrdersAnswer = { block, orders, cursor: null };
        cache.setQueryData(key, answer);
      },
      orders: (message) => {
        cache.setQueryData<OrdersAnswer>(key, (before) => before && applyOrders(before, message));
        if (message.orders.some(({ status }) => status === 'closed')) {
          void cache.invalidateQueries({ queryKey: historyKey(chainId, address) });
        }
      },
    });
  }, [feed, address, cache, chainId]);
}
