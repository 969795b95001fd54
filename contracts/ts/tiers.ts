import type { Market } from './types.ts';
import { packFields, smallField } from './words/fields.ts';

/** What a tier fixes of a market: its grid and, in parts per million, its fees. */
export type TierTerms = Pick<Market, 'tickSpacing' | 'poolFee' | 'takerFee' | 'makerRebate'>;

/** The four tiers that every exchange is deployed with, in the order of their numbers, from 0. */
export const tiers = {
  stable: { tickSpacing: 1, poolFee: 200, takerFee: 100, makerRebate: 0 },
  major: { tickSpacing: 1, poolFee: 1000, takerFee: 500, makerRebate: 200 },
  other: { tickSpacing: 10, poolFee: 3000, takerFee: 1000, makerRebate: 400 },
  new: { tickSpacing: 50, poolFee: 10_000, takerFee: 2000, makerRebate: 500 },
} as const satisfies Record<string, TierTerms>;

/** Decodes a tier's terms, as TierAdded and the lens give them. */
export function unpackTierTerms(word: bigint): TierTerms {
  return {
    tickSpacing: smallField(word, 0, 16),
    poolFee: smallField(word, 16, 24),
    takerFee: smallField(word, 40, 24),
    makerRebate: smallField(word, 64, 24),
  };
}

/** Encodes a tier's terms. Throws `FieldOutOfRange`. */
export function packTierTerms(terms: TierTerms): bigint {
  return packFields([
    ['tickSpacing', 16, terms.tickSpacing],
    ['poolFee', 24, terms.poolFee],
    ['takerFee', 24, terms.takerFee],
    ['makerRebate', 24, terms.makerRebate],
  ]);
}
