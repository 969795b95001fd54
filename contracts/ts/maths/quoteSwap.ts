import { ExchangeError } from '../errors/exchangeError.ts';
import type { MarketState, WalkPlan } from '../types.ts';
import { MAX_RESERVE } from '../words/poolSlot.ts';
import { isTick } from './tickPrice.ts';
import { planWalk } from './walk.ts';

/** What is asked of a swap. */
export interface SwapRequest {
  /** True: base in, quote out (a sale). */
  baseIn: boolean;
  exactOut: boolean;
  /** Exact input or output in token units, 0 < amount < 2^127. */
  amount: bigint;
  /**
   * Exact input: the least output. Exact output: the most input for the whole amount; a part may cost no more than
   * its share. Absent for no bound.
   */
  bound?: bigint;
  /** The worst all-in price, fees included; 0 or absent for none. */
  limitTick?: number;
  /** Most levels touched; 0 or absent for no bound. */
  maxLevels?: number;
  /** Fail where not all of the amount can be done. */
  allOrNothing?: boolean;
}

/**
 * What the exchange's swap does in `state`, to the unit. Throws an `ExchangeError` where it would revert for the
 * amount, the market or the bounds (not for balances, allowances and deadlines, which it does not know).
 */
export function quoteSwap(state: MarketState, request: SwapRequest): WalkPlan {
  const { amount, exactOut, limitTick = 0, maxLevels = 0 } = request;
  checkAmount(amount);
  if (limitTick !== 0 && !isTick(limitTick)) {
    throw new ExchangeError('LimitOutOfRange', { limitTick: BigInt(limitTick) });
  }
  const { baseIn } = request;
  const plan = planWalk(state, { baseIn, exactOut, amount, limitTick, maxLevels, asOrder: false });
  if (plan.amountOut === 0n) throw new ExchangeError('NothingOut', { amount });
  checkTotals(plan);
  if (exactOut) checkExactOut(plan, request);
  else checkExactIn(plan, request);
  return plan;
}

/** Throws AmountTooLarge or ReserveOverflow where a walk's totals do not fit their places. */
export function checkTotals(plan: WalkPlan): void {
  for (const amount of [plan.amountIn, plan.amountOut]) {
    if (amount >= 1n << 128n) throw new ExchangeError('AmountTooLarge', { amount });
  }
  const reserve = plan.baseIn ? plan.baseReserveAfter : plan.quoteReserveAfter;
  if (reserve > MAX_RESERVE) throw new ExchangeError('ReserveOverflow', { reserve });
}

/**
 * The least output holds for what was done, and all is done where all was asked for: to the unit, or all but dust below
 * one lot of the next level.
 */
function checkExactIn(plan: WalkPlan, { amount, bound: leastOut = 0n, allOrNothing }: SwapRequest) {
  const { amountIn, amountOut } = plan;
  if (amountOut < leastOut) throw new ExchangeError('OutputTooLow', { amountOut, leastOut });
  if (allOrNothing && plan.stop !== 'filled' && amountIn !== amount) {
    throw new ExchangeError('NotFilled', { wanted: amount, done: amountIn });
  }
}

/** The most input holds for the whole, and pro rata for a part, which only a limited swap may end with. */
function checkExactOut(plan: WalkPlan, request: SwapRequest) {
  const { amount, bound: mostIn, limitTick = 0, maxLevels = 0, allOrNothing } = request;
  const { amountIn, amountOut } = plan;
  if (mostIn !== undefined && amountIn > mostIn) {
    throw new ExchangeError('InputTooHigh', { amountIn, mostIn });
  }
  if (amountOut >= amount) return;
  const isBoundless = limitTick === 0 && maxLevels === 0;
  if (isBoundless || allOrNothing) {
    throw new ExchangeError('NotFilled', { wanted: amount, done: amountOut });
  }
  // No total reaches 2^128, so a bound from there up is none.
  if (mostIn === undefined || mostIn >= 1n << 128n) return;
  if (amountIn * amount > mostIn * amountOut) {
    throw new ExchangeError('InputTooHigh', { amountIn, mostIn: (mostIn * amountOut) / amount });
  }
}

/** Throws ZeroAmount or AmountTooLarge. */
export function checkAmount(amount: bigint): void {
  if (amount === 0n) throw new ExchangeError('ZeroAmount', {});
  if (amount < 0n || amount >= 1n << 127n) throw new ExchangeError('AmountTooLarge', { amount });
}
