import * as fc from 'fast-check';
import { type Address, numberToHex } from 'viem';
import { describe, expect, test } from 'vitest';
import { arbitraryTrade, arbitraryTrades } from '../../testing/arbitraryMarket.ts';
import { isExchangeError } from '../errors/exchangeError.ts';
import { tiers } from '../tiers.ts';
import type { MarketState } from '../types.ts';
import { bestRoute, type RouteRequest } from './bestRoute.ts';
import { priceToTick } from './priceString.ts';
import { type PathPlan, quotePath } from './quotePath.ts';
import { quoteSwap } from './quoteSwap.ts';
import { marketsBetween } from './routeGraph.ts';

const token = (i: number) => numberToHex(i + 1, { size: 20 });

interface Draw {
  pair: readonly [number, number];
  base: bigint;
  /** Quote reserve in thousandths of the base's: around one. */
  price: number;
  hasPool: boolean;
  /** Lots beside the pool, and how far from its price, in thousandths. */
  bid: readonly [bigint, number] | null;
  ask: readonly [bigint, number] | null;
  tier: (typeof tiers)[keyof typeof tiers];
}

/** Markets of tokens that are worth about the same, some without a pool, most with something in the book. */
function arbitraryMarkets(tokens: number, most: number): fc.Arbitrary<MarketState[]> {
  const index = fc.integer({ min: 0, max: tokens - 1 });
  const level = fc.option(
    fc.tuple(fc.bigInt({ min: 1n, max: 3000n }), fc.integer({ min: 5, max: 60 })),
    { freq: 2, nil: null },
  );
  const market: fc.Arbitrary<Draw> = fc.record({
    pair: fc.tuple(index, index).filter(([base, quote]) => base !== quote),
    base: fc.bigInt({ min: 10_000n, max: 3_000_000n }),
    price: fc.integer({ min: 930, max: 1070 }),
    hasPool: fc.integer({ min: 0, max: 3 }).map((draw) => draw !== 0),
    bid: level,
    ask: level,
    tier: fc.constantFrom(...Object.values(tiers)),
  });
  return fc
    .array(market, { minLength: 1, maxLength: most })
    .map((draws) => draws.map((draw, id) => stateOf(draw, BigInt(id))));
}

function stateOf({ pair, base, price, hasPool, bid, ask, tier }: Draw, id: bigint): MarketState {
  const scale = { lotExponent: 2, baseDecimals: 0, quoteDecimals: 0 };
  const levels = (level: Draw['bid'], direction: 1 | -1) => {
    if (level === null) return [];
    const [lots, away] = level;
    const at = String((price + direction * away) / 1000);
    return [{ tick: priceToTick(at, scale, tier.tickSpacing, 'down'), lots }];
  };
  return {
    market: {
      ...tier,
      id,
      base: token(pair[0]),
      quote: token(pair[1]),
      lotExponent: 2,
      minQuote: 1n,
    },
    baseReserve: hasPool ? base : 0n,
    quoteReserve: hasPool ? (base * BigInt(price)) / 1000n : 0n,
    bids: levels(bid, -1),
    asks: levels(ask, 1),
  };
}

/** All simple paths, each computed: the definition that the search must meet. */
function bestByTrial(states: readonly MarketState[], request: RouteRequest): PathPlan | null {
  const { tokenIn, tokenOut, exactOut, amount, handicap = 0 } = request;
  const weigh = ({ hops, amountIn, amountOut }: PathPlan) => {
    const part = BigInt(handicap * (hops.length - 1));
    return exactOut ? -amountIn * (1_000_000n + part) : amountOut * (1_000_000n - part);
  };
  let best: PathPlan | null = null;
  const follow = (path: readonly MarketState[], passed: readonly Address[]) => {
    const at = passed.at(-1);
    if (at === tokenOut) {
      const baseIn = path[0]?.market.base === tokenIn;
      const plan = planOrNull(path, { baseIn, exactOut, amount });
      if (plan && (!best || weigh(plan) > weigh(best))) best = plan;
      return;
    }
    if (path.length === 4) return;
    for (const state of states) {
      const { base, quote } = state.market;
      const to = base === at ? quote : quote === at ? base : null;
      if (to !== null && !passed.includes(to)) follow([...path, state], [...passed, to]);
    }
  };
  follow([], [tokenIn]);
  return best;
}

function planOrNull(path: readonly MarketState[], request: Parameters<typeof quotePath>[1]) {
  try {
    return quotePath(path, request);
  } catch (error) {
    if (isExchangeError(error)) return null;
    throw error;
  }
}

const arbitraryRequest = fc.record({
  tokenIn: fc.constant(token(0)),
  tokenOut: fc.constant(token(1)),
  exactOut: fc.boolean(),
  amount: fc.oneof(fc.bigInt({ min: 1n, max: 1000n }), fc.bigInt({ min: 1000n, max: 4_000_000n })),
  handicap: fc.constantFrom(0, 100, 20_000),
});

describe('bestRoute', () => {
  test('finds what trying every path finds', () => {
    const seen = { routes: 0, long: 0, none: 0 };
    fc.assert(
      fc.property(arbitraryMarkets(5, 9), arbitraryRequest, (states, request) => {
        const route = bestRoute(states, request);
        const tried = bestByTrial(states, request);
        const { exactOut, amount } = request;
        if (!route || !tried) {
          seen.none += 1;
          expect(route).toBe(tried);
          return;
        }
        seen.routes += 1;
        if (route.states.length > 1) seen.long += 1;
        const computed = exactOut ? 'amountIn' : 'amountOut';
        const part = (plan: PathPlan) =>
          1_000_000n + BigInt((exactOut ? 1 : -1) * request.handicap * (plan.hops.length - 1));
        expect(route.plan[computed] * part(route.plan)).toBe(tried[computed] * part(tried));
        expect(route.plan.hops.length).toBeLessThanOrEqual(tried.hops.length);
        expect(route.plan).toEqual(
          quotePath(route.states, { baseIn: route.baseIn, exactOut, amount }),
        );
      }),
      { numRuns: 1500 },
    );
    // The draw is worth nothing if it hardly ever has a choice.
    expect(seen.routes).toBeGreaterThan(300);
    expect(seen.long).toBeGreaterThan(100);
    expect(seen.none).toBeGreaterThan(20);
  });

  test('takes the worse first market where the better one brings more than the next one can take', () => {
    const [cheap, dear] = [1000, 900].map((price, id) =>
      stateOf({ ...plain, pair: [0, 2], price }, BigInt(id)),
    );
    const poolless = stateOf(
      { ...plain, pair: [2, 1], price: 1000, hasPool: false, bid: [93n, 5] },
      2n,
    );
    if (!cheap || !dear) throw new Error('no markets');
    const request = { tokenIn: token(0), tokenOut: token(1), exactOut: false, amount: 10_000n };
    expect(bestRoute([cheap, poolless], request)).toBeNull();
    expect(bestRoute([cheap, dear, poolless], request)?.states).toEqual([dear, poolless]);
  });

  test('takes a longer way only where each further market betters it by the handicap', () => {
    const direct = stateOf({ ...plain, pair: [0, 1], price: 990 }, 0n);
    const over = stateOf({ ...plain, pair: [0, 2], price: 1000 }, 1n);
    const onward = stateOf({ ...plain, pair: [2, 1], price: 1000 }, 2n);
    const lengthAt = (handicap: number) =>
      bestRoute([direct, over, onward], {
        tokenIn: token(0),
        tokenOut: token(1),
        exactOut: false,
        amount: 1000n,
        handicap,
      })?.states.length;
    expect(lengthAt(0)).toBe(2);
    expect(lengthAt(20_000)).toBe(1);
  });

  test('finds no route between tokens that no markets join, nor from a token to itself', () => {
    const market = stateOf({ ...plain, pair: [0, 2] }, 0n);
    const request = { tokenIn: token(0), exactOut: false, amount: 100n };
    expect(bestRoute([market], { ...request, tokenOut: token(1) })).toBeNull();
    expect(bestRoute([market], { ...request, tokenOut: token(0) })).toBeNull();
    expect(bestRoute([], { ...request, tokenOut: token(1) })).toBeNull();
  });

  test('refuses amounts as a swap does', () => {
    const request = { tokenIn: token(0), tokenOut: token(1), exactOut: false };
    expect(() => bestRoute([], { ...request, amount: 0n })).toThrow('zero');
    expect(() => bestRoute([], { ...request, amount: 1n << 127n })).toThrow();
  });
});

const plain: Draw = {
  pair: [0, 1],
  base: 100_000_000n,
  price: 1000,
  hasPool: true,
  bid: null,
  ask: null,
  tier: tiers.major,
};

describe('what the search leaves out', () => {
  test('is safe: more in never brings less, and more out never costs less', () => {
    fc.assert(
      fc.property(arbitraryTrades, ([state, baseIn, first, second]) => {
        const [less, more] = first < second ? [first, second] : [second, first];
        for (const exactOut of [false, true]) {
          const [small, large] = [less, more].map((amount) =>
            swapOrNull(state, { baseIn, exactOut, amount }),
          );
          if (!small || !large) continue;
          if (exactOut) expect(large.amountIn).toBeGreaterThanOrEqual(small.amountIn);
          else expect(large.amountOut).toBeGreaterThanOrEqual(small.amountOut);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('is safe: what gives an amount gives any smaller one', () => {
    fc.assert(
      fc.property(
        arbitraryTrade,
        fc.bigInt({ min: 1n, max: 999n }),
        ([state, baseIn, amount], part) => {
          const request = { baseIn, exactOut: true, amount };
          if (!swapOrNull(state, request)) return;
          const smaller = (amount * part) / 1000n || 1n;
          expect(swapOrNull(state, { ...request, amount: smaller })).not.toBeNull();
        },
      ),
    );
  });
});

function swapOrNull(
  state: MarketState,
  request: { baseIn: boolean; exactOut: boolean; amount: bigint },
) {
  try {
    return quoteSwap(state, { ...request, allOrNothing: true });
  } catch (error) {
    if (isExchangeError(error)) return null;
    throw error;
  }
}

describe('marketsBetween', () => {
  const pairs = (list: readonly (readonly [number, number])[]) =>
    list.map(([base, quote]) => ({ base: token(base), quote: token(quote) }));

  test('are those on ways of at most four markets', () => {
    const chain = pairs([
      [0, 2],
      [2, 3],
      [3, 4],
      [4, 1],
      [4, 5],
      [5, 6],
      [7, 8],
    ]);
    const found = marketsBetween(chain, (terms) => terms, token(0), token(1));
    expect(found).toEqual(chain.slice(0, 4));
    const longer = pairs([
      [0, 2],
      [2, 3],
      [3, 4],
      [4, 5],
      [5, 1],
    ]);
    expect(marketsBetween(longer, (terms) => terms, token(0), token(1))).toEqual([]);
  });

  test('hold every market of the best route', () => {
    fc.assert(
      fc.property(arbitraryMarkets(7, 14), arbitraryRequest, (states, request) => {
        const { tokenIn, tokenOut } = request;
        const between = marketsBetween(states, ({ market }) => market, tokenIn, tokenOut);
        expect(bestRoute(between, request)).toEqual(bestRoute(states, request));
      }),
    );
  });
});
