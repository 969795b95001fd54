import { expect } from 'vitest';
import { logPrice } from '../../ts/maths/logPrice.ts';
import { advanceObservation, observe } from '../../ts/maths/observation.ts';
import { decodeRoot, encodeRoot } from '../../ts/maths/rootFloat.ts';
import {
  packCheckpoint,
  packObservationState,
  unpackCheckpoint,
  unpackObservationState,
} from '../../ts/words/observation.ts';
import { unpackPoolSlot } from '../../ts/words/poolSlot.ts';
import { expectSameError } from '../expectSameError.ts';

/** A case of test/contracts/vectors/ObservationVectors.t.sol. Amounts and words are decimal strings. */
export type ObservationVector = { error?: `0x${string}` } & (
  | {
      kind: 'price';
      base: string;
      quote: string;
      tick: number;
      root: string;
      encoded: string;
      decoded: string;
    }
  | {
      kind: 'step';
      state: string;
      tick: number;
      root: string;
      time: number;
      next: string;
      isCheckpoint: boolean;
    }
  | RecordVector
);

interface RecordVector {
  kind: 'record';
  market: string;
  slot: string;
  state: string;
  pausedUntil: string;
  ring: string[];
  now: number;
  window: number;
  error?: `0x${string}`;
  meanTick?: number;
  leastRoot?: string;
  lastWrite?: number;
  isPaused?: boolean;
}

/** Repeats one case. */
export function checkObservationVector(vector: ObservationVector): void {
  switch (vector.kind) {
    case 'price': {
      const encoded = encodeRoot(BigInt(vector.root));
      expect({
        ...vector,
        tick: logPrice(BigInt(vector.base), BigInt(vector.quote)),
        encoded: String(encoded),
        decoded: String(decodeRoot(encoded)),
      }).toEqual(vector);
      return;
    }
    case 'step': {
      const state = unpackObservationState(BigInt(vector.state));
      expect(packObservationState(state)).toBe(BigInt(vector.state));
      const next = advanceObservation(state, vector.tick, BigInt(vector.root), vector.time);
      expect({
        ...vector,
        next: String(packObservationState(next.state)),
        isCheckpoint: next.isCheckpoint,
      }).toEqual(vector);
      return;
    }
    case 'record':
      checkRecord(vector);
  }
}

function checkRecord(vector: RecordVector): void {
  const checkpoints = vector.ring.map((word) => unpackCheckpoint(BigInt(word)));
  checkpoints.forEach((checkpoint, i) => {
    // One that was paid for and never used has a bit above its fields.
    const used = BigInt.asUintN(255, BigInt(vector.ring[i] ?? 0));
    expect(packCheckpoint(checkpoint)).toBe(used);
  });
  const record = {
    market: BigInt(vector.market),
    slot: unpackPoolSlot(BigInt(vector.slot)),
    state: unpackObservationState(BigInt(vector.state)),
    checkpoints,
    pausedUntil: BigInt(vector.pausedUntil),
  };
  const answer = () => observe(record, vector.window, vector.now);
  if (vector.error) {
    expectSameError(vector, answer, vector.error);
    return;
  }
  const { leastRoot, ...rest } = answer();
  expect({ ...vector, ...rest, leastRoot: String(leastRoot) }).toEqual(vector);
}
