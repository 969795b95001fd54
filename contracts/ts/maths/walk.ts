/**
 * The swap itself: a walk down pool and book, always at whichever price is better. Step for step the Solidity
 * contract of the same name, and equal to it to the unit; its rules are explained there.
 */
import type { MarketState, WalkLevel, WalkPlan, WalkRequest, WalkStop } from '../types.ts';
import { MAX_RESERVE } from '../words/poolSlot.ts';
import { lotSize, MILLION, partUp, quoteDown, quoteUp } from './amounts.ts';
import { least } from './least.ts';
import {
  grossUp,
  MAX_X,
  netDown,
  outputAt,
  priceFactor,
  reserveFor,
  squareAt,
} from './poolMath.ts';
import { squareRoot } from './squareRoot.ts';
import { type LotPrice, lotPrice, NO_ASK, NO_BID } from './tickPrice.ts';

interface Walk extends WalkRequest {
  lot: bigint;
  poolFee: number;
  takerFee: number;
  /** The pool's reserves of input and output at the start, and their product, fixed. */
  x: bigint;
  y: bigint;
  k: bigint;
  /** Input reserve after the net input so far. */
  poolX: bigint;
  bookIn: bigint;
  bookOut: bigint;
}

/**
 * What a walk over `state` does, applying no bound but the limit and the levels. `quoteSwap` and `planOrder` are what
 * a swap and a placement make of it.
 */
export function planWalk(state: MarketState, request: WalkRequest): WalkPlan {
  const walk = startWalk(state, request);
  const side = request.baseIn ? state.bids : state.asks;
  const levels: WalkLevel[] = [];
  let stop: WalkStop = 'filled';
  let inPool = false;
  let exhausted = 0;

  for (;;) {
    const level = side[exhausted];
    const price = level && isInLimit(walk, level.tick) ? lotPrice(level.tick) : undefined;
    if (walk.k !== 0n) {
      inPool = movePool(walk, price);
      if (inPool) break;
    }
    if (!level || !price) {
      stop = 'limit';
      break;
    }
    if (levels.length === walk.maxLevels && walk.maxLevels !== 0) {
      stop = 'levels';
      break;
    }
    const { wanted, missing } = lotsWanted(walk, price);
    if (wanted === 0n) break;

    const isExhausted = wanted >= level.lots;
    const lots = isExhausted ? level.lots : wanted;
    levels.push({ tick: level.tick, lots, exhausted: isExhausted, poolReserve: walk.poolX });
    const base = lots * walk.lot;
    const got = walk.baseIn ? quoteDown(lots, price) : base;
    walk.bookIn += walk.baseIn ? base : quoteUp(lots, price);
    walk.bookOut += got;
    if (!isExhausted) break;
    exhausted++;
    if (walk.exactOut && got >= missing) break;
  }
  const bestAfter = side[exhausted]?.tick ?? (walk.baseIn ? NO_BID : NO_ASK);
  return finish(walk, inPool, state.market.makerRebate, { levels, stop, bestAfter });
}

/** The market after a walk: reserves, and the taken side's levels. */
export function applyWalk(state: MarketState, plan: WalkPlan): MarketState {
  const taken = plan.baseIn ? state.bids : state.asks;
  const rest = taken.slice(plan.levels.filter((level) => level.exhausted).length);
  const last = plan.levels.at(-1);
  const first = rest[0];
  if (last && first && !last.exhausted) {
    rest[0] = { tick: first.tick, lots: first.lots - last.lots };
  }
  return {
    ...state,
    baseReserve: plan.baseReserveAfter,
    quoteReserve: plan.quoteReserveAfter,
    ...(plan.baseIn ? { bids: rest } : { asks: rest }),
  };
}

function startWalk(state: MarketState, request: WalkRequest): Walk {
  const { market, baseReserve, quoteReserve } = state;
  const [x, y] = request.baseIn ? [baseReserve, quoteReserve] : [quoteReserve, baseReserve];
  return {
    ...request,
    lot: lotSize(market.lotExponent),
    poolFee: market.poolFee,
    takerFee: market.takerFee,
    x,
    y,
    k: x * y,
    poolX: x,
    bookIn: 0n,
    bookOut: 0n,
  };
}

/** A swap's limit is all-in: the level's price with the taker fee on it. An order's is the displayed price. */
function isInLimit(walk: Walk, tick: number): boolean {
  const { baseIn, limitTick } = walk;
  if (limitTick === 0) return true;
  if (walk.asOrder) return baseIn ? tick >= limitTick : tick <= limitTick;
  const level = lotPrice(tick);
  const bound = lotPrice(limitTick);
  const price = level.numerator * bound.denominator;
  const limit = bound.numerator * level.denominator;
  const withFee = MILLION + BigInt(walk.takerFee);
  return baseIn ? price * MILLION >= limit * withFee : price * withFee <= limit * MILLION;
}

/**
 * Moves the pool towards the price of the next level within the limit, the limit where there is none, or as far as
 * is needed. Returns whether the walk ends inside the pool.
 */
function movePool(walk: Walk, level: LotPrice | undefined): boolean {
  if (!level && walk.limitTick === 0) {
    const target = poolTarget(walk);
    if (isOutOfReach(walk, target)) return false;
    walk.poolX = target;
    return true;
  }
  const factor = priceFactor(
    walk.baseIn,
    level ?? lotPrice(walk.limitTick),
    walk.lot,
    walk.poolFee,
    level ? walk.takerFee : 0,
  );
  const square = squareAt(walk.k, factor);
  // Not even one unit more is within the price: the pool stays.
  if (walk.poolX < MAX_X && (walk.poolX + 1n) ** 2n > square) return false;
  const target = poolTarget(walk);
  const isDone = target * target <= square && !isOutOfReach(walk, target);
  walk.poolX = isDone ? target : squareRoot(square);
  return isDone;
}

/** Whether an exact output is more than the pool can give. */
function isOutOfReach(walk: Walk, target: bigint): boolean {
  return walk.exactOut && target === MAX_X;
}

/** The input reserve at which the pool alone would finish what is left. */
function poolTarget(walk: Walk): bigint {
  if (walk.exactOut) return reserveFor(walk.k, walk.y, walk.amount - walk.bookOut);
  const left = walk.amount - walk.bookIn - partUp(walk.bookIn, walk.takerFee);
  return walk.x + netDown(left, walk.poolFee);
}

/** Lots of the level that what is left buys or still needs (0 for dust); of an exact output, the units missing. */
function lotsWanted(walk: Walk, price: LotPrice): { wanted: bigint; missing: bigint } {
  if (!walk.exactOut) {
    const budget = walk.amount - grossUp(walk.poolX - walk.x, walk.poolFee);
    const left = (budget * MILLION) / (MILLION + BigInt(walk.takerFee)) - walk.bookIn;
    const wanted = walk.baseIn ? left / walk.lot : (left * price.denominator) / price.numerator;
    return { wanted, missing: 0n };
  }
  const poolOut = walk.k === 0n ? 0n : outputAt(walk.k, walk.y, walk.poolX);
  const missing = walk.amount - walk.bookOut - poolOut;
  const dividend = walk.baseIn ? missing * price.denominator : missing;
  const divisor = walk.baseIn ? price.numerator : walk.lot;
  const wanted = walk.asOrder ? dividend / divisor : (dividend + divisor - 1n) / divisor;
  return { wanted, missing };
}

/** The totals of pool and book, and what the book's fee turns into. */
function finish(
  walk: Walk,
  inPool: boolean,
  makerRebate: number,
  path: Pick<WalkPlan, 'levels' | 'stop' | 'bestAfter'>,
): WalkPlan {
  const { bookIn, bookOut } = walk;
  const bookFee = partUp(bookIn, walk.takerFee);
  let poolIn = 0n;
  let poolOut = 0n;
  if (walk.poolX !== walk.x) {
    poolOut =
      inPool && walk.exactOut ? walk.amount - bookOut : outputAt(walk.k, walk.y, walk.poolX);
    // A net input too small for a unit of output is not taken.
    if (poolOut !== 0n) {
      poolIn =
        inPool && !walk.exactOut
          ? walk.amount - bookIn - bookFee
          : grossUp(walk.poolX - walk.x, walk.poolFee);
    }
  }
  const rebate = partUp(bookIn, makerRebate);
  const x = walk.x + poolIn;
  const y = walk.y - poolOut;
  const toPool = providersPart(walk, x, y, path.bestAfter, bookFee - rebate);
  return {
    baseIn: walk.baseIn,
    amountIn: poolIn + bookIn + bookFee,
    amountOut: poolOut + bookOut,
    poolIn,
    poolOut,
    bookIn,
    bookOut,
    bookFee,
    ...path,
    baseReserveAfter: walk.baseIn ? x + toPool : y,
    quoteReserveAfter: walk.baseIn ? y : x + toPool,
    rebate,
    toPool,
    toProtocol: bookFee - rebate - toPool,
  };
}

/**
 * The part of `fee` that goes into the pool's input reserve: as far as the market stays uncrossed, and at most half
 * the pool fee times that reserve.
 */
function providersPart(walk: Walk, x: bigint, y: bigint, best: number, fee: bigint): bigint {
  if (walk.k === 0n || fee === 0n) return 0n;
  const most = least(mostUncrossed(walk, y, best), MAX_RESERVE);
  const room = most > x ? most - x : 0n;
  return least((x * BigInt(walk.poolFee)) / (2n * MILLION), least(room, fee));
}

/** The largest input reserve that does not cross the best level left. */
function mostUncrossed(walk: Walk, y: bigint, best: number): bigint {
  if (best === (walk.baseIn ? NO_BID : NO_ASK)) return MAX_RESERVE;
  const { numerator, denominator } = lotPrice(best);
  const rest = MILLION - BigInt(walk.poolFee);
  return walk.baseIn
    ? (y * (denominator * walk.lot * MILLION)) / (numerator * rest)
    : (y * numerator * MILLION) / (denominator * walk.lot * rest);
}
