import type { Level } from '../types.ts';
import { bigField, packFields, smallField } from './fields.ts';

/** Decodes a price level's word. */
export function unpackLevel(word: bigint): Level {
  return {
    placed: bigField(word, 0, 56),
    filled: bigField(word, 56, 56),
    cancelled: bigField(word, 112, 56),
    nextIndex: smallField(word, 168, 24),
    generation: smallField(word, 192, 32),
  };
}

/** Encodes a price level's word. Throws `FieldOutOfRange`. */
export function packLevel(level: Level): bigint {
  return packFields([
    ['placed', 56, level.placed],
    ['filled', 56, level.filled],
    ['cancelled', 56, level.cancelled],
    ['nextIndex', 24, level.nextIndex],
    ['generation', 32, level.generation],
  ]);
}

/** Lots that rest at a level now. */
export function liveLots(level: Level): bigint {
  return level.placed - level.filled - level.cancelled;
}
