import { type OrderRef, packMarketKey, packOrderRef } from '@weir/contracts';
import { type ListedMarket, useDeployment } from '#features/deployment';
import { formatLots, formatTick } from '#features/market';
import { batchCall, exchangeCall, useTransactions } from '#features/transactions';
import { useAccount } from '#features/wallet';
import type { ShownOrder } from '../model/shownOrder.ts';

/** Cancel, cancel all, and claim. */
export function useOrderActions(market: ListedMarket) {
  const { exchange } = useDeployment();
  const { address } = useAccount();
  const { undertake, isBusy } = useTransactions(market);
  const key = packMarketKey(market.terms);
  const what = ({ side, tick, restingLots, claimableLots }: ShownOrder) => {
    const lots = formatLots(market, restingLots > 0n ? restingLots : claimableLots);
    const kind = side === 'buy' ? 'bid' : 'offer';
    return `${kind} of ${lots} ${market.base.symbol} at ${formatTick(market, tick)}`;
  };

  return {
    isBusy,
    /** Takes what is unfilled off the book and collects what was filled. */
    cancel: (order: ShownOrder) =>
      undertake({
        label: `Cancel ${what(order)}`,
        call: exchangeCall(exchange, 'cancel', [key, packOrderRef(refOf(order))]),
      }),
    /** Collects what was filled. */
    claim: (order: ShownOrder) =>
      undertake({
        label: `Claim ${what(order)}`,
        call: exchangeCall(exchange, 'claim', [key, packOrderRef(refOf(order))]),
      }),
    /** Cancels all of them in one transaction. */
    cancelAll: (orders: readonly ShownOrder[]) => {
      if (!address) return Promise.resolve(false);
      const actions = orders.map((order) => ({
        kind: 'cancel' as const,
        key,
        ref: refOf(order),
      }));
      return undertake({
        label: `Cancel ${orders.length} orders`,
        call: batchCall(exchange, { actions, recipient: address }),
      });
    },
  };
}

/** The very order that is shown: a handle that was used again since is not hit by mistake. */
function refOf({ handle, generation, index }: ShownOrder): OrderRef {
  return { handle, expected: { generation, index } };
}
