import type { Market } from '@weir/contracts/maths';
import { ExactEngine } from '../engine/ExactEngine.ts';
import type { ExactMarket } from '../engine/ExactMarket.ts';

/** Both tokens with 18 decimals, lots of 10^12 units, no fee and no smallest order: a yardstick changes what it needs. */
export const plainTerms: Market = {
  id: 0n,
  base: '0x0000000000000000000000000000000000000001',
  quote: '0x0000000000000000000000000000000000000002',
  lotExponent: 12,
  tickSpacing: 1,
  poolFee: 0,
  takerFee: 0,
  makerRebate: 0,
  minQuote: 1n,
};

/** What prices in `emptyExactMarket` scale by. */
export const plainScale = { lotExponent: 12, baseDecimals: 18, quoteDecimals: 18 };

/** An engine whose market has neither pool nor book. */
export function emptyExactEngine(terms: Partial<Market>): ExactEngine {
  return new ExactEngine({ ...plainTerms, ...terms }, plainScale);
}

/** The market of such an engine. */
export function emptyExactMarket(terms: Partial<Market>): ExactMarket {
  return emptyExactEngine(terms).market;
}
