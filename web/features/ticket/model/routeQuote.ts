import {
  bestRoute,
  ExchangeError,
  isExchangeError,
  type MarketState,
  marketsBetween,
  type PathPlan,
  quoteSwap,
  type WalkPlan,
} from '@weir/contracts';
import type { ListedMarket, Token } from '#features/deployment';
import { readDecimal } from '#lib/decimalEntry.ts';
import { formatAmount } from '#lib/formatAmount.ts';
import { say } from '../words/english.ts';

/** A market with its state at the latest block that was read. */
export interface RoutedMarket {
  market: ListedMarket;
  state: MarketState;
}

/** One market's part of a route. */
export interface RouteHop extends RoutedMarket {
  plan: WalkPlan;
}

/** A swap as it stands in the ticket. */
export interface RouteDraft {
  from: Token;
  to: Token;
  exact: 'in' | 'out';
  amount: string;
}

export interface QuotedRoute {
  kind: 'quoted';
  /** The markets in order, each with its swap. */
  hops: readonly [RouteHop, ...RouteHop[]];
  /** Units of the two ends. */
  amountIn: bigint;
  amountOut: bigint;
  /** What was asked for, in units of the token that it names. */
  amount: bigint;
  /** What pool and book do where they cannot do all of it, in words. */
  shortfall: string | null;
  /** What goes to the payer's internal balance, because it is below a lot. */
  dust: PathPlan['dust'];
}

export type RouteQuote =
  | { kind: 'empty' }
  /** What was typed is no amount of that token, or no swap: in words. */
  | {
      kind: 'refused';
      reason: 'amount' | 'sameToken' | 'noRoute' | 'tooMuch';
      words: string;
      error: ExchangeError | null;
    }
  | QuotedRoute;

/**
 * What each market beyond the first must better a route by, in parts per million: about what its gas costs a trade of
 * some size, and for the market more that may move before the block.
 */
const HANDICAP = 100;

/**
 * Computes a swap over the best route that the given markets have, from their states and with the contract's own
 * arithmetic. Where no route does all of the amount, what the pair's own market does of it is the quote.
 */
export function quoteRoutes(markets: readonly RoutedMarket[], draft: RouteDraft): RouteQuote {
  const { from, to } = draft;
  const isOut = draft.exact === 'out';
  const given = isOut ? to : from;
  if (from.address === to.address) return refuse('sameToken', say.sameToken);
  const entry = readDecimal(draft.amount, given.decimals);
  if (entry.kind === 'empty') return { kind: 'empty' };
  if (entry.kind === 'malformed') return refuse('amount', say.malformed);
  if (entry.kind === 'tooPrecise') {
    return refuse('amount', say.tooPrecise(given.symbol, entry.decimals));
  }
  const amount = entry.units;
  if (amount === 0n) return { kind: 'empty' };
  try {
    const route = bestRoute(
      markets.map(({ state }) => state),
      { tokenIn: from.address, tokenOut: to.address, exactOut: isOut, amount, handicap: HANDICAP },
    );
    if (!route) return quoteDirectly(markets, draft, amount);
    const hops = route.plan.hops.flatMap((plan, at) => {
      const entry = markets.find(({ state }) => state === route.states[at]);
      return entry ? [{ ...entry, plan }] : [];
    });
    return quoted(hops, amount, route.plan.dust);
  } catch (error) {
    return refusalOf(error, isOut, given);
  }
}

/** What a market of the pair itself does where nothing does all of the amount. */
function quoteDirectly(
  markets: readonly RoutedMarket[],
  { from, to, exact }: RouteDraft,
  amount: bigint,
): RouteQuote {
  const isOut = exact === 'out';
  const given = isOut ? to : from;
  let most: QuotedRoute | null = null;
  let refusal: RouteQuote | null = null;
  for (const entry of markets) {
    const baseIn = entry.market.base.address === from.address;
    const [input, output] = baseIn
      ? [entry.market.base, entry.market.quote]
      : [entry.market.quote, entry.market.base];
    if (input.address !== from.address || output.address !== to.address) continue;
    try {
      const plan = quoteSwap(entry.state, { baseIn, exactOut: isOut, amount });
      if (most && plan.amountOut <= most.amountOut) continue;
      const done = isOut ? plan.amountOut : plan.amountIn;
      most = quoted([{ ...entry, plan }], amount, [], doneWords(done, isOut, given));
    } catch (error) {
      refusal ??= refusalOf(error, isOut, given);
    }
  }
  return most ?? refusal ?? refuse('noRoute', noRouteWords(markets, from, to));
}

function refusalOf(error: unknown, isOut: boolean, given: Token): RouteQuote {
  if (isExchangeError(error, 'NotFilled')) {
    return refuse('tooMuch', doneWords(error.args.done, isOut, given));
  }
  if (!(error instanceof ExchangeError)) throw error;
  return { kind: 'refused', reason: 'amount', words: error.message, error };
}

function quoted(
  hops: readonly RouteHop[],
  amount: bigint,
  dust: PathPlan['dust'],
  shortfall: string | null = null,
): QuotedRoute {
  const [first, ...rest] = hops;
  if (!first) throw new Error('A route leads over one market at least.');
  const amountOut = (rest.at(-1) ?? first).plan.amountOut;
  return {
    kind: 'quoted',
    hops: [first, ...rest],
    amountIn: first.plan.amountIn,
    amountOut,
    amount,
    shortfall,
    dust,
  };
}

/** No market leads there, or those that do cannot do this amount. */
function noRouteWords(markets: readonly RoutedMarket[], from: Token, to: Token): string {
  const between = marketsBetween(markets, ({ market }) => market.terms, from.address, to.address);
  return between.length === 0
    ? say.noMarkets(from.symbol, to.symbol)
    : say.noRoute(from.symbol, to.symbol);
}

function doneWords(done: bigint, isOut: boolean, { symbol, decimals }: Token): string {
  const most = `${formatAmount(done, decimals)} ${symbol}`;
  return isOut ? say.canGive(most) : say.canTake(most);
}

function refuse(
  reason: Extract<RouteQuote, { kind: 'refused' }>['reason'],
  words: string,
): RouteQuote {
  return { kind: 'refused', reason, words, error: null };
}

/** Exact input: the least output. Exact output: the greatest input. `slippage` in basis points. */
export function boundOf(
  quote: { amountIn: bigint; amountOut: bigint },
  exact: 'in' | 'out',
  slippage: number,
): bigint {
  return exact === 'out' ? mostIn(quote, slippage) : leastOut(quote, slippage);
}

/** The least output accepted, rounded down. */
function leastOut({ amountOut }: { amountOut: bigint }, slippage: number): bigint {
  return (amountOut * BigInt(10_000 - slippage)) / 10_000n;
}

/** The greatest input accepted, rounded up. */
function mostIn({ amountIn }: { amountIn: bigint }, slippage: number): bigint {
  return (amountIn * BigInt(10_000 + slippage) + 9_999n) / 10_000n;
}
