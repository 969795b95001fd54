/**
 * A market's price over time: how its record advances, and what it says. The Solidity parts ObservationState,
 * Observations and Observatory, equal to them to the unit.
 */
import { ExchangeError } from '../errors/exchangeError.ts';
import type { Checkpoint, ObservationState, PoolSlot } from '../types.ts';
import { OBSERVED, PAUSED } from '../words/poolSlot.ts';
import { least } from './least.ts';
import { logPrice } from './logPrice.ts';
import { decodeRoot, encodeRoot } from './rootFloat.ts';
import { squareRoot } from './squareRoot.ts';

/** The recorded price moves by at most this many units a second. */
const TICKS_PER_SECOND = 4;
/** Checkpoints are at least this many seconds apart. */
const SPACING = 15;
/** The least root of k is kept for half hours of the clock. */
const HALF_HOUR = 1800;
/** The age of a ring that was only just made: the first price recorded is taken whole, and makes a checkpoint. */
const FRESH = 0xff;
/** The longest window of a mean, in seconds. */
export const LONGEST_WINDOW = 1800;

/** All that the exchange keeps of a market's price over time, at one block: its words, decoded. */
export interface ObservationRecord {
  /** The market's id. */
  market: bigint;
  slot: Pick<PoolSlot, 'baseReserve' | 'quoteReserve' | 'flags'>;
  state: ObservationState;
  /** The ring, by place: `state.size` of them. */
  checkpoints: readonly Checkpoint[];
  /** The last second of the market's pause; 0 where it never was paused. */
  pausedUntil: bigint;
}

/** What a market's record says of a window that ends now. */
export interface Observation {
  /** Quote units per base unit are 1.0001^meanTick on average; rounded down. */
  meanTick: number;
  /** The least root of base * quote reserves seen in the last 30 to 60 minutes, now included, rounded down. */
  leastRoot: bigint;
  /** When the price was recorded last. */
  lastWrite: number;
  /** Whether trading is paused now, so that the price cannot follow the world's. */
  isPaused: boolean;
}

/**
 * The state once the pool's price `tick` held from the last write until `now` > time.
 * @param root the pool's root of k as `encodeRoot` gives it.
 * @returns the state to write, and whether its time and sum go into the ring.
 */
export function advanceObservation(
  state: ObservationState,
  tick: number,
  root: bigint,
  now: number,
): { state: ObservationState; isCheckpoint: boolean } {
  const passed = now - state.time;
  const most = passed * TICKS_PER_SECOND;
  const cut = Math.max(state.tick - most, Math.min(state.tick + most, tick));
  const moved = state.age === FRESH ? tick : cut;
  const isCheckpoint = state.age + passed >= SPACING;
  const next = state.index + 1 === state.size ? 0 : state.index + 1;
  return {
    isCheckpoint,
    state: {
      time: now,
      tick: moved,
      cumulative: state.cumulative + BigInt(moved) * BigInt(passed),
      index: isCheckpoint ? next : state.index,
      size: state.size,
      age: isCheckpoint ? 0 : state.age + passed,
      ...leastRoots(state, root, now),
    },
  };
}

/**
 * The exchange's `observe` at the second `now`: the mean price of the last `window` seconds.
 * Throws NotObserved, BadWindow, HistoryTooShort.
 */
export function observe(record: ObservationRecord, window: number, now: number): Observation {
  const { market, slot, state: written } = record;
  if ((slot.flags & OBSERVED) === 0) throw new ExchangeError('NotObserved', { market });
  if (window < 1 || window > LONGEST_WINDOW) {
    throw new ExchangeError('BadWindow', { window: BigInt(window) });
  }
  const { baseReserve, quoteReserve } = slot;
  const root = encodeRoot(squareRoot(baseReserve * quoteReserve));
  const state =
    written.time === now
      ? written
      : advanceObservation(written, logPrice(baseReserve, quoteReserve), root, now).state;
  const length = BigInt(window);
  const sum = state.cumulative - cumulativeAt(record, state.tick, now - window);
  const cut = sum / length;
  return {
    meanTick: Number(sum < 0n && cut * length !== sum ? cut - 1n : cut),
    leastRoot: decodeRoot(least(root, least(state.leastNow, state.leastBefore))),
    lastWrite: written.time,
    isPaused: (slot.flags & PAUSED) !== 0 && BigInt(now) <= record.pausedUntil,
  };
}

/** Where nothing was written in a half hour between, what holds now held there. */
function leastRoots(state: ObservationState, root: bigint, now: number) {
  const halfHours = Math.floor(now / HALF_HOUR) - Math.floor(state.time / HALF_HOUR);
  if (halfHours === 0) {
    return { leastNow: least(root, state.leastNow), leastBefore: state.leastBefore };
  }
  return { leastNow: root, leastBefore: halfHours === 1 ? state.leastNow : root };
}

/**
 * Price times seconds at `target`: by the price `tick` where it is younger than the last write, else between the two
 * checkpoints around it, as if the price had been even between them.
 */
function cumulativeAt(record: ObservationRecord, tick: number, target: number): bigint {
  const { state } = record;
  if (target >= state.time) return state.cumulative + BigInt(tick) * BigInt(target - state.time);
  const [older, newer] = around(record, target);
  const passed = BigInt(target - older.time);
  const length = BigInt(newer.time - older.time);
  return older.cumulative + ((newer.cumulative - older.cumulative) * passed) / length;
}

/** The checkpoints at or before and after `target`; the state itself counts as the last one. */
function around(
  { market, state, checkpoints }: ObservationRecord,
  target: number,
): [older: Checkpoint, newer: Checkpoint] {
  // From the place behind the newest, round to the newest: old to new, those never used (time 0) first.
  const behind = (state.index + 1) % state.size;
  const inOrder = [...checkpoints.slice(behind), ...checkpoints.slice(0, behind)];
  const after = inOrder.findIndex(({ time }) => time > target);
  const newer = inOrder[after] ?? state;
  const older = after === -1 ? inOrder.at(-1) : inOrder[after - 1];
  if (!older || older.time === 0) {
    throw new ExchangeError('HistoryTooShort', { market, from: BigInt(newer.time) });
  }
  return [older, newer];
}
