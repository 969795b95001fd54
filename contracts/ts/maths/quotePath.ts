/** Swaps over one to four markets, each one's output being the next one's input: the Solidity part Paths. */
import { type Address, isAddressEqual } from 'viem';
import { ExchangeError } from '../errors/exchangeError.ts';
import type { Market, MarketState, WalkPlan } from '../types.ts';
import { quoteSwap } from './quoteSwap.ts';
import { MOST_MARKETS } from './routeGraph.ts';
import { applyWalk } from './walk.ts';

/** What is asked of a path. */
export interface PathRequest {
  /** Whether the first market's input is its base; the others follow. */
  baseIn: boolean;
  exactOut: boolean;
  /** Exact input of the first, or exact output of the last market, in token units. */
  amount: bigint;
  /** Exact input: the least output. Exact output: the most input. Absent for no bound. */
  bound?: bigint;
  /** Most levels touched in each market; 0 or absent for no bound. */
  maxLevels?: number;
}

/** What a path does. */
export interface PathPlan {
  tokenIn: Address;
  amountIn: bigint;
  tokenOut: Address;
  amountOut: bigint;
  /** Each market's swap, in the path's order. */
  hops: WalkPlan[];
  /** What is credited to the caller's internal balance, in the order of its events. */
  dust: { token: Address; amount: bigint }[];
}

/** One market of a path, with its direction. */
interface Hop {
  state: MarketState;
  baseIn: boolean;
}

/**
 * What the exchange's swapPath does over `states`, to the unit. A market that comes twice is given twice, in its state
 * before the path; the second time it is met as the first left it. Throws an `ExchangeError` where the exchange would
 * revert for the path, the amount, the markets or the bound.
 */
export function quotePath(states: readonly MarketState[], request: PathRequest): PathPlan {
  const { hops, tokenIn, tokenOut } = follow(states, request.baseIn);
  const run = request.exactOut ? runBackwards(hops, request) : runForwards(hops, request);
  const amountIn = run.plans[0]?.amountIn ?? 0n;
  const amountOut = run.plans.at(-1)?.amountOut ?? 0n;
  const { exactOut, bound } = request;
  if (bound !== undefined && !exactOut && amountOut < bound) {
    throw new ExchangeError('OutputTooLow', { amountOut, leastOut: bound });
  }
  if (bound !== undefined && exactOut && amountIn > bound) {
    throw new ExchangeError('InputTooHigh', { amountIn, mostIn: bound });
  }
  return { tokenIn, amountIn, tokenOut, amountOut, hops: run.plans, dust: run.dust };
}

/** The tokens from the first market's input on. Throws PathLength, PathBroken. */
function follow(states: readonly MarketState[], firstBaseIn: boolean) {
  const [first] = states;
  if (!first || states.length > MOST_MARKETS) {
    throw new ExchangeError('PathLength', { length: BigInt(states.length) });
  }
  const tokenIn = inputOf(first.market, firstBaseIn);
  let token = tokenIn;
  const hops = states.map((state, i): Hop => {
    const { market } = state;
    const baseIn = i === 0 ? firstBaseIn : isAddressEqual(market.base, token);
    if (!isAddressEqual(inputOf(market, baseIn), token)) {
      throw new ExchangeError('PathBroken', { index: BigInt(i), token });
    }
    token = inputOf(market, !baseIn);
    return { state, baseIn };
  });
  return { hops, tokenIn, tokenOut: token };
}

function runForwards(hops: readonly Hop[], { amount, maxLevels }: PathRequest) {
  const markets = new MarketsAfter();
  const dust: PathPlan['dust'] = [];
  let given = amount;
  const plans = hops.map((hop, i) => {
    const plan = markets.swap(hop, { exactOut: false, amount: given, maxLevels });
    const rest = given - plan.amountIn;
    if (i > 0 && rest > 0n) {
      dust.push({ token: inputOf(hop.state.market, hop.baseIn), amount: rest });
    }
    given = plan.amountOut;
    return plan;
  });
  return { plans, dust };
}

function runBackwards(hops: readonly Hop[], { amount, maxLevels }: PathRequest) {
  const markets = new MarketsAfter();
  const dust: PathPlan['dust'] = [];
  let needed = amount;
  const plans = hops.toReversed().map((hop, i) => {
    const plan = markets.swap(hop, { exactOut: true, amount: needed, maxLevels });
    const rest = plan.amountOut - needed;
    if (i > 0 && rest > 0n) {
      dust.push({ token: inputOf(hop.state.market, !hop.baseIn), amount: rest });
    }
    needed = plan.amountIn;
    return plan;
  });
  return { plans: plans.toReversed(), dust };
}

/** The markets of a path as its swaps leave them, by id. */
class MarketsAfter {
  #states = new Map<bigint, MarketState>();

  swap(
    { state: before, baseIn }: Hop,
    request: { exactOut: boolean; amount: bigint; maxLevels: number | undefined },
  ): WalkPlan {
    const state = this.#states.get(before.market.id) ?? before;
    const { exactOut, amount, maxLevels = 0 } = request;
    const plan = quoteSwap(state, { baseIn, exactOut, amount, maxLevels, allOrNothing: true });
    this.#states.set(before.market.id, applyWalk(state, plan));
    return plan;
  }
}

function inputOf({ base, quote }: Market, baseIn: boolean): Address {
  return baseIn ? base : quote;
}
