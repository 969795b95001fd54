import type { Market, MarketState } from '@weir/contracts';
import type { Address } from 'viem';
import type { MarketTerms, MarketState as StateAnswer } from '../api/schemas.ts';

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

/** What the bindings quote from: exact, to the unit, at the block of the answer. */
export function toMarketState(terms: MarketTerms, state: StateAnswer): MarketState {
  return {
    market: toMarketTerms(terms),
    baseReserve: BigInt(state.baseReserve),
    quoteReserve: BigInt(state.quoteReserve),
    bids: state.bids.map(({ tick, lots }) => ({ tick, lots: BigInt(lots) })),
    asks: state.asks.map(({ tick, lots }) => ({ tick, lots: BigInt(lots) })),
  };
}
