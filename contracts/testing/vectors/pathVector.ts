import { expect } from 'vitest';
import { type PathPlan, type PathRequest, quotePath } from '../../ts/maths/quotePath.ts';
import { NO_ASK, NO_BID } from '../../ts/maths/tickPrice.ts';
import { applyWalk } from '../../ts/maths/walk.ts';
import type { MarketState } from '../../ts/types.ts';
import { unpackMarketKey } from '../../ts/words/marketKey.ts';
import { packPoolSlot } from '../../ts/words/poolSlot.ts';
import { expectSameError } from '../expectSameError.ts';

type Levels = [tick: number, lots: string][];

interface VectorMarket {
  baseTerms: string;
  quoteTerms: string;
  base: string;
  quote: string;
  bids: Levels;
  asks: Levels;
}

/** A case of test/contracts/vectors/PathVectors.t.sol. Amounts, tokens and words are decimal strings. */
export interface PathVector {
  /** A market in full, or the place of the one that comes again. */
  markets: (VectorMarket | number)[];
  baseIn: boolean;
  exactOut: boolean;
  amount: string;
  bound: string;
  maxLevels: number;
  error?: `0x${string}`;
  tokenIn?: string;
  amountIn?: string;
  tokenOut?: string;
  amountOut?: string;
  /** Dust by token, from 1 up. */
  dust?: string[];
  /** The markets' words after, by place in the path. */
  slots?: string[];
}

/** Repeats one case. */
export function checkPathVector(vector: PathVector): void {
  const { baseIn, exactOut, maxLevels } = vector;
  const states: MarketState[] = [];
  for (const market of vector.markets) {
    const again = typeof market === 'number' ? states[market] : undefined;
    states.push(again ?? stateOf(market as VectorMarket));
  }
  const [amount, bound] = [BigInt(vector.amount), BigInt(vector.bound)];
  const request = { baseIn, exactOut, amount, bound, maxLevels };
  const quote = () => quotePath(states, request);
  if (vector.error) {
    expectSameError(vector, quote, vector.error);
    return;
  }
  const plan = quote();
  expect({
    ...vector,
    tokenIn: String(BigInt(plan.tokenIn)),
    amountIn: String(plan.amountIn),
    tokenOut: String(BigInt(plan.tokenOut)),
    amountOut: String(plan.amountOut),
    dust: vector.dust?.map((_, i) => String(dustOf(plan, BigInt(i + 1)))),
    slots: slotsAfter(states, plan, request).map(String),
  }).toEqual(vector);
}

function stateOf({ baseTerms, quoteTerms, base, quote, bids, asks }: VectorMarket): MarketState {
  const levels = (side: Levels) => side.map(([tick, lots]) => ({ tick, lots: BigInt(lots) }));
  return {
    market: unpackMarketKey({ baseTerms: BigInt(baseTerms), quoteTerms: BigInt(quoteTerms) }),
    baseReserve: BigInt(base),
    quoteReserve: BigInt(quote),
    bids: levels(bids),
    asks: levels(asks),
  };
}

function dustOf({ dust }: PathPlan, token: bigint): bigint {
  const ofToken = dust.filter((one) => BigInt(one.token) === token);
  return ofToken.reduce((sum, { amount }) => sum + amount, 0n);
}

/** Each market's word once all swaps are done, in the order in which they are done. */
function slotsAfter(
  states: MarketState[],
  { hops }: PathPlan,
  { exactOut }: PathRequest,
): bigint[] {
  const after = new Map(states.map((state) => [state.market.id, state]));
  const places = states.map((_, i) => (exactOut ? states.length - 1 - i : i));
  for (const place of places) {
    const id = states[place]?.market.id ?? 0n;
    const [state, hop] = [after.get(id), hops[place]];
    if (state && hop) after.set(id, applyWalk(state, hop));
  }
  return states.map(({ market }) => {
    const { baseReserve, quoteReserve, bids, asks } = after.get(market.id) as MarketState;
    const best = { bestBid: bids[0]?.tick ?? NO_BID, bestAsk: asks[0]?.tick ?? NO_ASK };
    return packPoolSlot({ baseReserve, quoteReserve, ...best, flags: 0 });
  });
}
