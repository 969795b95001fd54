/** Markets as the edges between tokens: what is needed to search paths, and what bounds each before it is computed. */
import type { Address } from 'viem';
import type { Market, MarketState } from '../types.ts';
import { lotSize, MILLION } from './amounts.ts';
import { lotPrice } from './tickPrice.ts';

/** The most markets that a path leads over. */
export const MOST_MARKETS = 4;

/** A market, met from one of its tokens. Tokens are numbers of the graph. */
export interface RouteMarket {
  state: MarketState;
  /** The swap's direction: true where its input is the base. */
  baseIn: boolean;
  to: number;
  /**
   * What no swap betters, in floating point: for an exact input output units of a unit of input, for an exact output
   * input units of a unit of output.
   */
  rate: number;
}

/** The graph of a search from the exact amount's token towards the other. */
interface RouteGraph {
  start: number;
  goal: number;
  marketsAt: (token: number) => readonly RouteMarket[];
  /** Markets from a token to the goal at least; Infinity where there is no way. */
  distance: (token: number) => number;
  /** What no way of at most `left` markets from a token to the goal betters, as a rate. */
  onward: (token: number, left: number) => number;
}

/**
 * The graph of `states`. An exact output is followed backwards, from the token that comes out. `onward` lets a market
 * and a token come again, so it bounds the ways that do not.
 */
export function routeGraph(
  states: readonly MarketState[],
  { tokenIn, tokenOut, exactOut }: { tokenIn: Address; tokenOut: Address; exactOut: boolean },
): RouteGraph {
  const numberOf = numberTokens();
  const start = numberOf(exactOut ? tokenOut : tokenIn);
  const goal = numberOf(exactOut ? tokenIn : tokenOut);
  const places: RouteMarket[][] = [[], []];
  for (const state of states) {
    const [base, quote] = [numberOf(state.market.base), numberOf(state.market.quote)];
    for (const fromBase of [true, false]) {
      const [from, to] = fromBase ? [base, quote] : [quote, base];
      const baseIn = fromBase !== exactOut;
      const best = bestRate(state, baseIn);
      // Nothing is there to be bought.
      if (best === 0) continue;
      places[from] ??= [];
      places[from].push({ state, baseIn, to, rate: exactOut ? 1 / best : best });
    }
  }
  const marketsAt = (token: number) => places[token] ?? [];
  const size = numberOf.size();
  const none = exactOut ? Number.POSITIVE_INFINITY : 0;
  const bounds = [Array.from({ length: size }, (_, token) => (token === goal ? 1 : none))];
  for (let left = 1; left < MOST_MARKETS; left++) {
    const shorter = bounds[left - 1] ?? [];
    bounds.push(
      shorter.map((known, token) =>
        marketsAt(token).reduce((best, { to, rate }) => {
          const onward = rate * (shorter[to] ?? none);
          return (exactOut ? onward < best : onward > best) ? onward : best;
        }, known),
      ),
    );
  }
  const onward = (token: number, left: number) => bounds[left]?.[token] ?? none;
  const distance = (token: number) => {
    const markets = bounds.findIndex((bound) => bound[token] !== none);
    return markets === -1 ? Number.POSITIVE_INFINITY : markets;
  };
  return { start, goal, marketsAt, distance, onward };
}

/**
 * The markets that a path of at most four from one token to another may lead over: those to read for a quote. Some of
 * them may lie only on paths that would pass a token twice.
 */
export function marketsBetween<Listed>(
  markets: readonly Listed[],
  termsOf: (market: Listed) => Pick<Market, 'base' | 'quote'>,
  tokenIn: Address,
  tokenOut: Address,
): Listed[] {
  const ends = markets.map((market) => {
    const { base, quote } = termsOf(market);
    return { market, tokens: [base.toLowerCase(), quote.toLowerCase()] as const };
  });
  const distancesFrom = (token: Address) => {
    const found = new Map([[token.toLowerCase(), 0]]);
    for (let length = 1; length < MOST_MARKETS; length++) {
      for (const { tokens } of ends) {
        for (const [from, to] of [tokens, [tokens[1], tokens[0]] as const]) {
          if (found.get(from) === length - 1 && !found.has(to)) found.set(to, length);
        }
      }
    }
    return (wanted: string) => found.get(wanted) ?? Number.POSITIVE_INFINITY;
  };
  const [there, back] = [distancesFrom(tokenIn), distancesFrom(tokenOut)];
  return ends
    .filter(({ tokens: [one, other] }) => {
      const shortest = Math.min(there(one) + back(other), there(other) + back(one));
      return shortest + 1 <= MOST_MARKETS;
    })
    .map(({ market }) => market);
}

/**
 * Output units that no unit of input betters: the pool's price after its fee, or the best level's after the taker's,
 * before anything is traded. Both only get worse from there, and all rounding is against the taker. 0 where there is
 * nothing to be had. Floating point, off by parts in 10^15.
 */
function bestRate({ market, baseReserve, quoteReserve, bids, asks }: MarketState, baseIn: boolean) {
  const [x, y] = baseIn ? [baseReserve, quoteReserve] : [quoteReserve, baseReserve];
  const million = Number(MILLION);
  const ofPool = x === 0n ? 0 : (Number(y) / Number(x)) * (1 - market.poolFee / million);
  const level = (baseIn ? bids : asks)[0];
  if (!level) return ofPool;
  const { numerator, denominator } = lotPrice(level.tick);
  const price = Number(numerator) / Number(denominator) / Number(lotSize(market.lotExponent));
  const ofBook = (baseIn ? price : 1 / price) / (1 + market.takerFee / million);
  return Math.max(ofPool, ofBook);
}

/** Gives each token a number, the same for the same address however it is written. */
function numberTokens() {
  const numbers = new Map<string, number>();
  const numberOf = (token: Address) => {
    const name = token.toLowerCase();
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  };
  return Object.assign(numberOf, { size: () => numbers.size });
}
