import type { MarketState } from '../types.ts';
import { lotSize } from './amounts.ts';
import { grossUp, outputAt, priceFactor, reserveAt } from './poolMath.ts';
import { lotPrice } from './tickPrice.ts';

/** What the pool alone trades until its price, with its fee, reaches a tick. */
export interface PoolDepth {
  tick: number;
  /** Base units that the pool sells (ticks above its price) or buys, its fee included. */
  base: bigint;
  /** `base` in whole lots. */
  lots: bigint;
}

/**
 * The pool's depth up to each of `ticks`, cumulated from its price: what a limit order at that tick would get from
 * the pool alone. Zero within the fee of the pool's price.
 */
export function poolDepth(
  state: MarketState,
  side: 'bids' | 'asks',
  ticks: readonly number[],
): PoolDepth[] {
  const { market, baseReserve, quoteReserve } = state;
  const lot = lotSize(market.lotExponent);
  const baseIn = side === 'bids';
  const [x, y] = baseIn ? [baseReserve, quoteReserve] : [quoteReserve, baseReserve];
  const k = x * y;
  return ticks.map((tick) => {
    const factor = priceFactor(baseIn, lotPrice(tick), lot, market.poolFee, 0);
    const newX = k === 0n ? 0n : reserveAt(k, factor);
    if (newX <= x) return { tick, base: 0n, lots: 0n };
    const base = baseIn ? grossUp(newX - x, market.poolFee) : outputAt(k, y, newX);
    return { tick, base, lots: base / lot };
  });
}
