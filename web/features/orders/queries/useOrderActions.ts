import { packMarketKey, packOrderRef } from '@weir/contracts';
import { type ListedMarket, useDeployment } from '#features/deployment';
import { formatLots, formatTick } from '#features/market';
import { batchCall, exchangeCall, useTransactions } from '#features/transactions';
import { useAccount } from '#features/wallet';
import type { Purse } from '../model/limitOptions.ts';
import { inTransactions, orderActions } from '../model/orderBatch.ts';
import type { ShownOrder } from '../model/shownOrder.ts';
import { say } from '../words/english.ts';

export type OrderActions = ReturnType<typeof useOrderActions>;

/**
 * Cancel and claim, one or many.
 *
 * @param payTo where what is unlocked and collected goes.
 */
export function useOrderActions(market: ListedMarket, payTo: Purse) {
  const { exchange } = useDeployment();
  const { address } = useAccount();
  const { undertake, isBusy } = useTransactions(market);
  const toInternal = payTo === 'exchange';

  const actOn = (kind: 'cancel' | 'claim', order: ShownOrder) => {
    const { handle, generation, index } = order;
    const ref = packOrderRef({ handle, expected: { generation, index }, toInternal });
    const words = kind === 'cancel' ? say.cancelOf : say.claimOf;
    return undertake({
      label: words(nameOf(order)),
      call: exchangeCall(exchange, kind, [packMarketKey(order.market.terms), ref]),
    });
  };

  /** Resolves to whether all of it was confirmed; the first transaction that is not ends it. */
  const actOnAll = async (kind: 'cancel' | 'claim', orders: readonly ShownOrder[]) => {
    if (!address) return false;
    const parts = inTransactions(orders);
    for (const [at, part] of parts.entries()) {
      const words = kind === 'cancel' ? say.cancelMany : say.claimMany;
      const which = parts.length > 1 ? ` (${say.partOf(at + 1, parts.length)})` : '';
      const actions = orderActions(kind, part);
      const isDone = await undertake({
        label: `${words(part.length)}${which}`,
        call: batchCall(exchange, { actions, recipient: address, toInternal }),
      });
      if (!isDone) return false;
    }
    return true;
  };

  return {
    isBusy,
    /** Takes what is unfilled off the book and collects what was filled. */
    cancel: (order: ShownOrder) => actOn('cancel', order),
    /** Collects what was filled. */
    claim: (order: ShownOrder) => actOn('claim', order),
    cancelAll: (orders: readonly ShownOrder[]) => actOnAll('cancel', orders),
    claimAll: (orders: readonly ShownOrder[]) => actOnAll('claim', orders),
  };
}

/** Such as `bid of 2 WETH at 3,250.4`. */
export function nameOf({ market, side, tick, restingLots, claimableLots }: ShownOrder): string {
  const lots = formatLots(market, restingLots > 0n ? restingLots : claimableLots);
  const words = side === 'buy' ? say.bidOf : say.askOf;
  return words(lots, market.base.symbol, formatTick(market, tick));
}
