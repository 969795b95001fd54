import type { Market } from '../engine/Market.ts';

/** Adds so many quote tokens to the pool and the base that goes with them; whether the exchange took it. */
export function addWorth(market: Market, quote: number): boolean {
  // A little more base than the ratio asks for, so that the quote is what decides.
  const base = (quote / market.poolPrice()) * (1 + 1e-9);
  return market.addLiquidity({ base, quote }) !== null;
}
