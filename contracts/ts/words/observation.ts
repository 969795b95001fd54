import type { Checkpoint, ObservationState } from '../types.ts';
import { bigField, packFields, smallField } from './fields.ts';

/** Decodes the word of a market's price observations; all zero where nobody paid for them. */
export function unpackObservationState(word: bigint): ObservationState {
  return {
    time: smallField(word, 0, 32),
    tick: Number(signedField(word, 32, 24)),
    cumulative: signedField(word, 56, 56),
    index: smallField(word, 112, 8),
    size: smallField(word, 120, 8),
    age: smallField(word, 128, 8),
    leastNow: bigField(word, 136, 60),
    leastBefore: word >> 196n,
  };
}

/** Encodes the word of a market's price observations. Throws `FieldOutOfRange`. */
export function packObservationState(state: ObservationState): bigint {
  return packFields([
    ['time', 32, state.time],
    ['tick', 24, BigInt.asUintN(24, BigInt(state.tick))],
    ['cumulative', 56, BigInt.asUintN(56, state.cumulative)],
    ['index', 8, state.index],
    ['size', 8, state.size],
    ['age', 8, state.age],
    ['leastNow', 60, state.leastNow],
    ['leastBefore', 60, state.leastBefore],
  ]);
}

/** Decodes a checkpoint of the ring. One that was paid for and not used yet has time 0. */
export function unpackCheckpoint(word: bigint): Checkpoint {
  return { time: smallField(word, 0, 32), cumulative: signedField(word, 32, 56) };
}

/** Encodes a checkpoint of the ring. Throws `FieldOutOfRange`. */
export function packCheckpoint(checkpoint: Checkpoint): bigint {
  return packFields([
    ['time', 32, checkpoint.time],
    ['cumulative', 56, BigInt.asUintN(56, checkpoint.cumulative)],
  ]);
}

/** A two's complement field of `width` bits from bit `shift` up. */
function signedField(word: bigint, shift: number, width: number): bigint {
  return BigInt.asIntN(width, word >> BigInt(shift));
}
