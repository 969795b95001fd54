import type { Market, SharedPool } from '@weir/contracts';
import type { Address } from 'viem';
import type { MarketTerms, MarketState as StateAnswer } from '../answers/schemas.ts';

/** A market's terms in the shape of the bindings, for keys and quotes. */
export function toMarketTerms(terms: MarketTerms): Market {
  return {
    id: BigInt(terms.id),
    base: terms.base.address as Address,
    quote: terms.quote.address as Address,
    lotExponent: terms.lotExponent,
    tickSpacing: terms.tickSpacing,
    poolFee: terms.poolFee,
    takerFee: terms.takerFee,
    makerRebate: terms.makerRebate,
    minQuote: BigInt(terms.minQuote),
  };
}

/** What the bindings quote swaps, orders and liquidity from: exact, to the unit, at the block of the answer. */
export function toMarketState(terms: MarketTerms, state: StateAnswer): Required<SharedPool> {
  return {
    market: toMarketTerms(terms),
    baseReserve: BigInt(state.baseReserve),
    quoteReserve: BigInt(state.quoteReserve),
    totalShares: BigInt(state.totalShares),
    incomePart: state.incomePart,
    lastRoot: BigInt(state.lastRoot),
    bids: state.bids.map(({ tick, lots }) => ({ tick, lots: BigInt(lots) })),
    asks: state.asks.map(({ tick, lots }) => ({ tick, lots: BigInt(lots) })),
  };
}
