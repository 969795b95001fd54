import type { MarketState } from '../../ts/types.ts';
import { unpackMarketKey } from '../../ts/words/marketKey.ts';

/** A case of test/contracts/vectors/WalkVectors.t.sol. Amounts and words are decimal strings. */
export interface WalkVector {
  baseTerms: string;
  minQuote: string;
  base: string;
  quote: string;
  /** Best first, on the side that is taken. */
  levels: [tick: number, lots: string][];
  baseIn: boolean;
  exactOut: boolean;
  asOrder: boolean;
  amount: string;
  limitTick: number;
  maxLevels: number;
  walk: Record<'poolIn' | 'poolOut' | 'bookIn' | 'bookOut' | 'bookFee', string> & {
    x: string;
    y: string;
    owed: string;
    levels: number;
    lastTick: number;
    lastLevel: string;
    best: number;
    stop: 0 | 1 | 2;
  };
  swap?: Result & { amount: string; bound: string; limitTick: number; allOrNothing: boolean };
  order?: Result & {
    lots: string;
    tick: number;
    timeInForce: 0 | 1 | 2 | 3;
    slide: boolean;
    resting?: string;
    locked?: string;
  };
}

interface Result {
  /** Revert data, in place of all that follows. */
  error?: `0x${string}`;
  amountIn?: string;
  amountOut?: string;
  slot?: string;
  owed?: string;
}

/** The market of a case. */
export function stateOf(vector: WalkVector): MarketState {
  const levels = vector.levels.map(([tick, lots]) => ({ tick, lots: BigInt(lots) }));
  const market = unpackMarketKey({
    baseTerms: BigInt(vector.baseTerms),
    quoteTerms: BigInt(vector.minQuote) << 160n,
  });
  return {
    market,
    baseReserve: BigInt(vector.base),
    quoteReserve: BigInt(vector.quote),
    bids: vector.baseIn ? levels : [],
    asks: vector.baseIn ? [] : levels,
  };
}
