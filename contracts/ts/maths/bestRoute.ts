/** The best path of one to four markets from one token to another, in the exchange's own arithmetic. */
import type { Address } from 'viem';
import { type ExchangeErrorName, isExchangeError } from '../errors/exchangeError.ts';
import type { MarketState } from '../types.ts';
import { MILLION } from './amounts.ts';
import { type PathPlan, quotePath } from './quotePath.ts';
import { checkAmount, quoteSwap } from './quoteSwap.ts';
import { MOST_MARKETS, type RouteMarket, routeGraph } from './routeGraph.ts';

/** What is asked of a route. */
export interface RouteRequest {
  tokenIn: Address;
  tokenOut: Address;
  exactOut: boolean;
  /** Exact input or output in token units, 0 < amount < 2^127. */
  amount: bigint;
  /** Most levels touched in each market; 0 or absent for no bound. */
  maxLevels?: number;
  /**
   * What each market beyond the first must better a route by, in parts per million of the amount that is not exact: a
   * longer way costs more gas and more can move on it. 0 or absent: the amount alone decides.
   */
  handicap?: number;
}

/** A path, as `swapPath` takes it, and what it does. */
export interface Route {
  /** The markets in order. */
  states: MarketState[];
  /** Whether the first market's input is its base. */
  baseIn: boolean;
  plan: PathPlan;
}

/** A way that starts at the exact amount's token: the input of an exact input, the output of an exact output. */
interface Way {
  /** The tokens passed, the newest last. */
  tokens: readonly number[];
  states: readonly MarketState[];
  /** Units of the newest token: what has come out, or what is needed. */
  amount: bigint;
}

/** Where a market refuses an amount because it is too much, while it would take less. */
const tooMuch: ReadonlySet<ExchangeErrorName> = new Set([
  'NotFilled',
  'ReserveOverflow',
  'AmountTooLarge',
]);
/** What floating point is allowed for in a bound, far above its error. */
const ROUNDING = 1e-9;

/**
 * The path over `states` that brings the most for an exact input, or costs the least for an exact output: no market and
 * no token twice. Of equal ones the shortest, then the first found. Null where no path does all of the amount; throws
 * ZeroAmount and AmountTooLarge as `quoteSwap` does.
 *
 * All simple paths are searched, by length, but for those that cannot win:
 * 1. Of two ways over the same tokens to the same token only the better goes on. Whatever comes after is open to both,
 *    and a swap never brings less for more, nor costs more for less. The one exception is a market that refuses an
 *    input because it is too much (a book without a pool that is used up): where that was seen, the search is made again
 *    without this rule.
 * 2. A way is left where even at the best price that each market on from there shows before the trade, without any
 *    rounding, it would not pass the best path found: no swap is better than the first unit's price with its fee
 *    (`routeGraph`). Floating point is allowed for.
 */
export function bestRoute(states: readonly MarketState[], request: RouteRequest): Route | null {
  checkAmount(request.amount);
  const { way, sawTooMuch } = search(states, request, true);
  const found = sawTooMuch && !request.exactOut ? search(states, request, false).way : way;
  if (!found) return null;
  const ordered = request.exactOut ? found.states.toReversed() : [...found.states];
  const baseIn = ordered[0]?.market.base.toLowerCase() === request.tokenIn.toLowerCase();
  const { exactOut, amount, maxLevels = 0 } = request;
  return {
    states: ordered,
    baseIn,
    plan: quotePath(ordered, { baseIn, exactOut, amount, maxLevels }),
  };
}

function search(states: readonly MarketState[], request: RouteRequest, keepsBestOnly: boolean) {
  const graph = routeGraph(states, request);
  const { start, goal } = graph;
  const { exactOut } = request;
  let best: Way | null = null;
  let sawTooMuch = false;
  let ways: Way[] = [{ tokens: [start], states: [], amount: request.amount }];

  /** The way over one more market; null where that cannot win, or the market refuses. */
  const extend = (way: Way, { state, baseIn, to, rate }: RouteMarket): Way | null => {
    const length = way.states.length + 1;
    const least = length + graph.distance(to);
    if (way.tokens.includes(to) || least > MOST_MARKETS) return null;
    const hoped = Number(way.amount) * rate * graph.onward(to, MOST_MARKETS - length);
    if (best && !canPass(hoped, least, best, request)) return null;
    try {
      const { amount } = way;
      const { maxLevels = 0 } = request;
      const plan = quoteSwap(state, { baseIn, exactOut, amount, maxLevels, allOrNothing: true });
      return {
        tokens: [...way.tokens, to],
        states: [...way.states, state],
        amount: exactOut ? plan.amountIn : plan.amountOut,
      };
    } catch (error) {
      if (!isExchangeError(error)) throw error;
      sawTooMuch ||= tooMuch.has(error.name);
      return null;
    }
  };

  for (let length = 1; length <= MOST_MARKETS && ways.length > 0; length++) {
    // First those that arrive: what they bring bounds the others.
    for (const way of ways) {
      for (const market of graph.marketsAt(lastOf(way))) {
        const arrived = market.to === goal ? extend(way, market) : null;
        if (arrived && (!best || passes(arrived, best, request))) best = arrived;
      }
    }
    const next = new Map<string, Way>();
    for (const way of ways) {
      for (const market of graph.marketsAt(lastOf(way))) {
        const longer = market.to === goal ? null : extend(way, market);
        if (!longer) continue;
        const key = keepsBestOnly ? stopOf(longer) : String(next.size);
        const known = next.get(key);
        if (!known || isBetter(longer.amount, known.amount, exactOut)) next.set(key, longer);
      }
    }
    ways = [...next.values()];
  }
  return { way: best, sawTooMuch };
}

function lastOf({ tokens }: Way): number {
  return tokens.at(-1) ?? Number.NaN;
}

/** Where a way stands: which tokens it has passed, in any order, and the token that it is at. */
function stopOf(way: Way): string {
  return `${way.tokens.toSorted((one, other) => one - other).join()} ${lastOf(way)}`;
}

function isBetter(amount: bigint, than: bigint, exactOut: boolean): boolean {
  return exactOut ? amount < than : amount > than;
}

/** Whether a way that has arrived is better than the best one, the handicap counted. */
function passes(way: Way, best: Way, { exactOut, handicap = 0 }: RouteRequest): boolean {
  const weigh = ({ amount, states }: Way) => {
    const part = BigInt(handicap * (states.length - 1));
    return amount * (exactOut ? MILLION + part : MILLION - part);
  };
  return isBetter(weigh(way), weigh(best), exactOut);
}

/** Whether an amount that is hoped for, over `length` markets at least, might pass the best way. */
function canPass(
  hoped: number,
  length: number,
  best: Way,
  { exactOut, handicap = 0 }: RouteRequest,
): boolean {
  const weigh = (amount: number, markets: number) => {
    const part = (handicap * (markets - 1)) / Number(MILLION);
    return amount * (exactOut ? 1 + part : 1 - part);
  };
  const bound = weigh(hoped, length);
  const found = weigh(Number(best.amount), best.states.length);
  return exactOut ? bound * (1 - ROUNDING) < found : bound * (1 + ROUNDING) > found;
}
