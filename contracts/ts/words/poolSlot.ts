import type { PoolSlot } from '../types.ts';
import { bigField, packFields, smallField } from './fields.ts';

/** The greatest reserve a pool can hold, in token units. */
export const MAX_RESERVE = (1n << 103n) - 1n;

/** The flag of a market whose pool's price is observed. */
export const OBSERVED = 1;
/** The flag of a market that was paused: until when is a word of its own, so the pause may be over. */
export const PAUSED = 2;

/** Decodes a market's hot word. */
export function unpackPoolSlot(word: bigint): PoolSlot {
  return {
    baseReserve: bigField(word, 0, 103),
    quoteReserve: bigField(word, 103, 103),
    bestBid: smallField(word, 206, 23),
    bestAsk: smallField(word, 229, 23),
    flags: smallField(word, 252, 4),
  };
}

/** Encodes a market's hot word. Throws `FieldOutOfRange`. */
export function packPoolSlot(slot: PoolSlot): bigint {
  return packFields([
    ['baseReserve', 103, slot.baseReserve],
    ['quoteReserve', 103, slot.quoteReserve],
    ['bestBid', 23, slot.bestBid],
    ['bestAsk', 23, slot.bestAsk],
    ['flags', 4, slot.flags],
  ]);
}
