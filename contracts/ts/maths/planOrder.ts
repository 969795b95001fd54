import { ExchangeError } from '../errors/exchangeError.ts';
import type { MarketState, OrderPlan, WalkPlan } from '../types.ts';
import type { TimeInForce } from '../words/terms.ts';
import { lotSize, quoteUp } from './amounts.ts';
import { checkTotals } from './quoteSwap.ts';
import { meetsPool, slideTick } from './slide.ts';
import { isOnGrid, lotPrice } from './tickPrice.ts';
import { planWalk } from './walk.ts';

/** What is asked of a limit order. */
export interface OrderRequest {
  sell: boolean;
  lots: bigint;
  tick: number;
  timeInForce: TimeInForce;
  /** Most levels touched; 0 or absent for no bound. */
  maxLevels?: number;
  /** Of a post-only order: where it would trade, it moves to the best tick behind its own at which it does not. */
  slide?: boolean;
}

/**
 * What placing an order does in `state`: what trades at once and what rests. Throws an `ExchangeError` where the
 * exchange would revert for the market, the price or the size (not for handles, expiries, balances and deadlines).
 */
export function planOrder(state: MarketState, request: OrderRequest): OrderPlan {
  const { sell, lots, timeInForce, maxLevels = 0 } = request;
  checkFlags(request);
  checkOrder(state, request);
  let { tick } = request;
  let restingLots = lots;
  let taken: WalkPlan | null = null;
  const bestOpposite = meets(state, sell, tick);
  if (bestOpposite !== 0 || meetsPool(state, sell, tick)) {
    if (timeInForce === 'postOnly') {
      if (!request.slide) {
        const [own, opposite] = [BigInt(tick), BigInt(bestOpposite)];
        throw new ExchangeError('WouldCross', { tick: own, bestOpposite: opposite });
      }
      tick = slideTick(state, sell, tick);
      checkOrder(state, { ...request, tick });
    } else {
      const plan = planWalk(state, {
        baseIn: sell,
        exactOut: !sell,
        amount: lots * lotSize(state.market.lotExponent),
        limitTick: tick,
        maxLevels,
        asOrder: true,
      });
      if (plan.amountOut !== 0n) {
        checkTotals(plan);
        taken = plan;
      }
      restingLots = lotsLeft(state, plan, request);
    }
  } else if (timeInForce === 'fok') {
    throw new ExchangeError('FillOrKill', { lots, filledLots: 0n });
  }
  if (timeInForce === 'ioc' || timeInForce === 'fok') restingLots = 0n;
  const locked = sell
    ? restingLots * lotSize(state.market.lotExponent)
    : quoteUp(restingLots, lotPrice(tick));
  return { taken, restingLots, tick, locked };
}

/** A slide is a post-only order's: UnknownFlags, with the flags that the request knows. */
function checkFlags({ sell, timeInForce, slide }: OrderRequest): void {
  if (!slide || timeInForce === 'postOnly') return;
  const times = { gtc: 0n, ioc: 4n, fok: 6n } as const;
  const flags = 32n | times[timeInForce] | (sell ? 1n : 0n);
  throw new ExchangeError('UnknownFlags', { flags });
}

/** The most lots of one order, as in Solidity's OrderLib. */
const MAX_ORDER_LOTS = (1n << 36n) - 1n;

/** Grid and size of an order: TickOffGrid, ZeroLots, OrderTooLarge, OrderTooSmall. */
function checkOrder({ market }: MarketState, { lots, tick }: OrderRequest): void {
  const { tickSpacing: spacing, minQuote } = market;
  if (!isOnGrid(tick, spacing)) {
    throw new ExchangeError('TickOffGrid', { tick: BigInt(tick), spacing: BigInt(spacing) });
  }
  if (lots === 0n) throw new ExchangeError('ZeroLots', {});
  const quoteValue = quoteUp(lots, lotPrice(tick));
  const limit = 1n << 127n;
  const fits =
    lots <= MAX_ORDER_LOTS && quoteValue < limit && lots * lotSize(market.lotExponent) < limit;
  if (!fits) throw new ExchangeError('OrderTooLarge', { lots, tick: BigInt(tick) });
  if (quoteValue < minQuote) throw new ExchangeError('OrderTooSmall', { quoteValue, minQuote });
}

/** The best opposite tick where it is within the order's price, else 0. */
function meets(state: MarketState, sell: boolean, tick: number): number {
  const best = (sell ? state.bids : state.asks)[0]?.tick;
  if (best === undefined) return 0;
  return (sell ? best >= tick : best <= tick) ? best : 0;
}

/** Lots that may rest after an order's walk: only where nothing within the price is left. Throws FillOrKill. */
function lotsLeft(state: MarketState, plan: WalkPlan, request: OrderRequest): bigint {
  const { sell, lots, tick, timeInForce } = request;
  const lot = lotSize(state.market.lotExponent);
  const left = (lots * lot - (sell ? plan.amountIn : plan.amountOut)) / lot;
  // Dust below a lot of the next level does not fail it, but nothing at all does.
  const whole = left === 0n || (plan.stop === 'filled' && plan.amountOut !== 0n);
  if (timeInForce === 'fok' && !whole) {
    throw new ExchangeError('FillOrKill', { lots, filledLots: lots - left });
  }
  if (plan.stop !== 'limit') return 0n;
  return quoteUp(left, lotPrice(tick)) < state.market.minQuote ? 0n : left;
}
