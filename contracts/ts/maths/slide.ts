import { ExchangeError } from '../errors/exchangeError.ts';
import type { MarketState } from '../types.ts';
import { lotSize } from './amounts.ts';
import { isWithin, priceFactor } from './poolMath.ts';
import { lotPrice, MAX_TICK, MIN_TICK } from './tickPrice.ts';

/** Whether the pool would move towards the price of an order: x' > x without taker fee. */
export function meetsPool(state: MarketState, sell: boolean, tick: number): boolean {
  const { market, baseReserve, quoteReserve } = state;
  const k = baseReserve * quoteReserve;
  if (k === 0n) return false;
  const lot = lotSize(market.lotExponent);
  const factor = priceFactor(sell, lotPrice(tick), lot, market.poolFee, 0);
  return isWithin((sell ? baseReserve : quoteReserve) + 1n, k, factor);
}

/**
 * The best tick at or behind `tick` at which an order rests: one step behind the best opposite level, and where the
 * pool would still move towards it, the first step at which it does not. Throws WouldCross where there is none.
 */
export function slideTick(state: MarketState, sell: boolean, tick: number): number {
  const spacing = state.market.tickSpacing;
  const opposite = (sell ? state.bids : state.asks)[0]?.tick;
  // In steps of the grid, outwards: up for an ask, down for a bid.
  const outwards = sell ? 1 : -1;
  const last = sell ? Math.floor(MAX_TICK / spacing) : Math.ceil(MIN_TICK / spacing);
  let near = Math.floor(tick / spacing);
  if (opposite !== undefined && outwards * (opposite - tick) >= 0) {
    near = Math.floor(opposite / spacing) + outwards;
  }
  const refuse = (bestOpposite: number) =>
    new ExchangeError('WouldCross', { tick: BigInt(tick), bestOpposite: BigInt(bestOpposite) });
  if (outwards * (last - near) < 0) throw refuse(opposite ?? 0);
  const meets = (step: number) => meetsPool(state, sell, step * spacing);
  if (!meets(near)) return near * spacing;
  if (meets(last)) throw refuse(0);
  // Being within reach of the pool is monotone in the price: `near` is, `far` is not.
  let far = last;
  while (outwards * (far - near) > 1) {
    const middle = Math.floor((near + far) / 2);
    if (meets(middle)) near = middle;
    else far = middle;
  }
  return far * spacing;
}
