import {
  encodePacked,
  getAddress,
  hexToBigInt,
  keccak256,
  maxUint256,
  numberToHex,
  zeroAddress,
} from 'viem';
import type { Market, MarketKey } from '../types.ts';
import { bigField, packFields, smallField } from './fields.ts';

/** The token that stands for the chain's own coin, where the exchange takes it: payable calls bring it as value. */
export const COIN = zeroAddress;

/** The market's id: ~keccak256 of the key's two words. Also the ERC-6909 id of its pool shares. */
export function marketId(key: MarketKey): bigint {
  const words = encodePacked(['uint256', 'uint256'], [key.baseTerms, key.quoteTerms]);
  return maxUint256 - hexToBigInt(keccak256(words));
}

/** Decodes a market's key, as `MarketOpened` and the lens give it. */
export function unpackMarketKey(key: MarketKey): Market {
  return {
    id: marketId(key),
    base: tokenOf(key.baseTerms),
    quote: tokenOf(key.quoteTerms),
    lotExponent: smallField(key.baseTerms, 160, 8),
    tickSpacing: smallField(key.baseTerms, 168, 16),
    poolFee: smallField(key.baseTerms, 184, 24),
    takerFee: smallField(key.baseTerms, 208, 24),
    makerRebate: smallField(key.baseTerms, 232, 24),
    minQuote: key.quoteTerms >> 160n,
  };
}

/** The key of a market's terms: what every call takes. Throws `FieldOutOfRange`. */
export function packMarketKey(market: Omit<Market, 'id'>): MarketKey {
  return {
    baseTerms: packFields([
      ['base', 160, hexToBigInt(market.base)],
      ['lotExponent', 8, market.lotExponent],
      ['tickSpacing', 16, market.tickSpacing],
      ['poolFee', 24, market.poolFee],
      ['takerFee', 24, market.takerFee],
      ['makerRebate', 24, market.makerRebate],
    ]),
    quoteTerms: packFields([
      ['quote', 160, hexToBigInt(market.quote)],
      ['minQuote', 96, market.minQuote],
    ]),
  };
}

function tokenOf(terms: bigint) {
  return getAddress(numberToHex(bigField(terms, 0, 160), { size: 20 }));
}
