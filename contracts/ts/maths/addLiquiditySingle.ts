/** Liquidity with one token: a part of it is swapped for the other one, in one settlement. */
import { ExchangeError } from '../errors/exchangeError.ts';
import type { WalkPlan } from '../types.ts';
import { least } from './least.ts';
import { type LiquidityChange, quoteAddLiquidity, type SharedPool } from './liquidity.ts';
import { quoteSwap } from './quoteSwap.ts';
import { applyWalk } from './walk.ts';

/** What is asked of a deposit with one token. */
export interface SingleRequest {
  /** Whether the token is the base. */
  baseIn: boolean;
  /** The most that is taken of the token. */
  amount: bigint;
  leastShares?: bigint;
}

/** What a deposit with one token does. */
export interface SingleAddition {
  /** Of the amount, what is offered for the other token. */
  swapAmount: bigint;
  swap: WalkPlan;
  /** What the pool gets after the swap, and the shares for it. */
  change: LiquidityChange;
  /** What is taken of the token, both for the swap and for the pool. */
  amountIn: bigint;
  /** What was bought and does not fit in: it is credited to the caller's internal balance. */
  left: bigint;
}

/**
 * What the exchange's addLiquiditySingle does with this `swapAmount`, to the unit. Throws an `ExchangeError` where it
 * would revert for the amounts or the market.
 */
export function quoteSingleAddition(
  pool: SharedPool,
  request: SingleRequest,
  swapAmount: bigint,
): SingleAddition {
  const { amount } = request;
  if (swapAmount >= amount) throw new ExchangeError('SwapBeyondAmount', { swapAmount, amount });
  return addAfter(pool, request, swapAmount, swapPart(pool, request, swapAmount));
}

/**
 * The deposit with one token that brings the most shares: which `swapAmount` that is, and what it does. The lots of the
 * book, the bounds on its fee and rounding make steps; across them it may miss the most by what such a step is worth.
 * At most 128 + 32 quotes of a swap.
 * Throws an `ExchangeError` where no part of the amount can be swapped and the rest added: why the last one tried fails.
 */
export function quoteAddLiquiditySingle(pool: SharedPool, request: SingleRequest): SingleAddition {
  const { amount, leastShares = 0n } = request;
  if (amount === 0n) throw new ExchangeError('ZeroAmount', {});
  if (pool.baseReserve === 0n) throw new ExchangeError('NoLiquidity', { market: pool.market.id });
  const search = new Search(pool, request);
  // The more is swapped, the more there is of the other token and the less of this one. What is added is as much as
  // the scarcer one allows, so the most shares are where neither is.
  let low = 0n;
  let high = least(amount, 1n << 127n);
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (search.isTooMuch(middle)) high = middle;
    else low = middle;
  }
  // Around it, because of the steps.
  for (let step = 1n; step < 1n << 16n; step *= 2n) {
    search.isTooMuch(low + step);
    search.isTooMuch(low - step);
  }
  const best = search.best ?? quoteSingleAddition(pool, request, low);
  const { shares } = best.change;
  if (shares < leastShares) throw new ExchangeError('SharesTooFew', { shares, least: leastShares });
  return best;
}

/** Tries parts of the amount, and keeps the best. */
class Search {
  best: SingleAddition | null = null;

  constructor(
    readonly pool: SharedPool,
    readonly request: SingleRequest,
  ) {}

  /** Whether a part brings more of the other token than goes with what it leaves of this one. */
  isTooMuch(swapAmount: bigint): boolean {
    const { pool, request } = this;
    if (swapAmount <= 0n) return false;
    if (swapAmount >= request.amount) return true;
    const swap = attempt(() => swapPart(pool, request, swapAmount));
    // Too small a swap gives nothing; the other refusals are for its size.
    if (swap instanceof ExchangeError) return swap.name !== 'NothingOut';
    const addition = attempt(() => {
      const free = { ...request, leastShares: 0n };
      return addAfter(pool, free, swapAmount, swap);
    });
    const isBetter =
      !(addition instanceof ExchangeError) &&
      (!this.best || addition.change.shares > this.best.change.shares);
    if (isBetter) this.best = addition;
    const [base, quote] = [swap.baseReserveAfter, swap.quoteReserveAfter];
    const kept = request.amount - swap.amountIn;
    return request.baseIn
      ? swap.amountOut * base > kept * quote
      : swap.amountOut * quote > kept * base;
  }
}

function swapPart(pool: SharedPool, { baseIn }: SingleRequest, amount: bigint): WalkPlan {
  return quoteSwap(pool, { baseIn, exactOut: false, amount, allOrNothing: true });
}

/** The deposit of what a swap brought and of what it left. */
function addAfter(
  pool: SharedPool,
  { baseIn, amount, leastShares }: SingleRequest,
  swapAmount: bigint,
  swap: WalkPlan,
): SingleAddition {
  const after: SharedPool = { ...pool, ...applyWalk(pool, swap) };
  if (after.baseReserve === 0n) throw new ExchangeError('NoLiquidity', { market: pool.market.id });
  const kept = amount - swap.amountIn;
  const [maxBase, maxQuote] = baseIn ? [kept, swap.amountOut] : [swap.amountOut, kept];
  const change = quoteAddLiquidity(after, maxBase, maxQuote, leastShares);
  return {
    swapAmount,
    swap,
    change,
    amountIn: swap.amountIn + (baseIn ? change.base : change.quote),
    left: swap.amountOut - (baseIn ? change.quote : change.base),
  };
}

/** What `quote` gives, or the `ExchangeError` that it throws. */
function attempt<Result>(quote: () => Result): Result | ExchangeError {
  try {
    return quote();
  } catch (error) {
    if (error instanceof ExchangeError) return error;
    throw error;
  }
}
