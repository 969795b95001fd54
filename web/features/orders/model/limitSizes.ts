import {
  ExchangeError,
  isExchangeError,
  lotPrice,
  lotSize,
  type MarketState,
  planOrder,
  quoteUp,
  type TimeInForce,
} from '@weir/contracts';

/** An order of which only the size is open. */
export interface Unsized {
  sell: boolean;
  tick: number;
  timeInForce: TimeInForce;
  slide: boolean;
}

/** The most lots of one order, as the exchange has it. */
const MOST_LOTS = (1n << 36n) - 1n;

/** What `lots` are worth at a tick in quote units, rounded up as the exchange does; fees come on top. */
export function totalAt(tick: number, lots: bigint): bigint {
  return quoteUp(lots, lotPrice(tick));
}

/** The most lots that are worth at most `total` quote units at a tick. */
export function lotsWorth(tick: number, total: bigint): bigint {
  return mostLots((lots) => totalAt(tick, lots) <= total);
}

/**
 * The most lots that an order may have so that what it trades at once and what it locks are within `budget`, in units of
 * the token that it pays with.
 */
export function affordableLots(state: MarketState, order: Unsized, budget: bigint): bigint {
  if (order.sell) {
    const lots = budget / lotSize(state.market.lotExponent);
    return lots < MOST_LOTS ? lots : MOST_LOTS;
  }
  return mostLots((lots) => costOf(state, order, lots) <= budget);
}

/** What a buy of `lots` takes from the wallet. Where the order would be refused for its size: at its own price. */
function costOf(state: MarketState, order: Unsized, lots: bigint): bigint {
  try {
    const { taken, locked } = planOrder(state, { ...order, lots });
    return (taken?.amountIn ?? 0n) + locked;
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error;
    // All or nothing: what can be had at once bounds the size, as the budget does.
    if (isExchangeError(error, 'FillOrKill')) return 1n << 128n;
    return totalAt(order.tick, lots);
  }
}

/** The largest number of lots that fits, for a test that fails from some number on; 0 where none does. */
function mostLots(fits: (lots: bigint) => boolean): bigint {
  let [low, high] = [0n, MOST_LOTS + 1n];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}
