import type { PoolShares } from '../types.ts';
import { bigField, packFields, smallField } from './fields.ts';

/** Decodes the word of a market's pool shares. */
export function unpackShares(word: bigint): PoolShares {
  return {
    totalShares: bigField(word, 0, 104),
    incomePart: smallField(word, 104, 24),
    lastRoot: word >> 128n,
  };
}

/** Encodes the word of a market's pool shares. Throws `FieldOutOfRange`. */
export function packShares(shares: PoolShares): bigint {
  return packFields([
    ['totalShares', 104, shares.totalShares],
    ['incomePart', 24, shares.incomePart],
    ['lastRoot', 128, shares.lastRoot],
  ]);
}
