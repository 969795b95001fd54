/**
 * Every rule of trying again, in one place.
 *
 * - A range that is too much is asked for in halves, at once (`isTooMuch`).
 * - A range whose answer does not come in time is asked for again, and in halves where that happens twice.
 * - A rate limit is waited for as long as the node says, and otherwise like any other failure.
 * - Anything else is tried again after a pause that doubles from 100 ms to 5 s, shortened at random by up to a half,
 *   so that many indexers of one node do not come back together (`pauseAfter`).
 * - A request is made five times, three at the start, so that a wrong address is told soon (`attempt`). What comes
 *   between two attempts is told each time. After that the whole step is tried again, for ever.
 * - What passes by itself (`isPassing`), such as a block that two nodes behind one address do not both have yet, is a
 *   problem to be told only where it happens three times in a row.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  BlockMissing,
  ChainMoved,
  MalformedAnswer,
  NodeTimeout,
  NodeUnreachable,
  RateLimited,
  TooMuchAsked,
} from './nodeErrors.ts';

/** Milliseconds. */
const firstPause = 100;
const longestPause = 5_000;
/** A node that wants longer is asked again all the same: it may have meant seconds by its milliseconds. */
const longestRetryAfter = 60_000;

export const attemptsAtStart = 3;
export const attemptsOfRequest = 5;
/** Failures in a row after which what passes by itself is a problem. */
export const passingFailures = 3;

/** Numbers from 0 up to 1. */
export type Jitter = () => number;

/** Jitter that is the same for the same seed (mulberry32). */
export function seededJitter(seed: number): Jitter {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Milliseconds to wait after the `failures`-th failure in a row, 1 being the first. */
export function pauseAfter(error: unknown, failures: number, jitter: Jitter): number {
  if (error instanceof RateLimited && error.retryAfter !== null) {
    return Math.min(longestRetryAfter, error.retryAfter);
  }
  const whole = Math.min(longestPause, firstPause * 2 ** (failures - 1));
  return Math.round(whole * (1 - jitter() / 2));
}

/** Whether less should be asked for at once. `failures` counts those of the same request. */
export function isTooMuch(error: unknown, failures: number): boolean {
  return error instanceof TooMuchAsked || (error instanceof NodeTimeout && failures >= 2);
}

/** Whether the same request may do better a moment later. */
function isWorthRepeating(error: unknown): boolean {
  return (
    error instanceof NodeUnreachable ||
    error instanceof NodeTimeout ||
    error instanceof RateLimited ||
    error instanceof MalformedAnswer
  );
}

/** Whether the failure is of the kind that is over before anybody could look. */
export function isPassing(error: unknown): boolean {
  return error instanceof ChainMoved || error instanceof BlockMissing;
}

/** How often something is done again, and what is said of it. */
export interface Persistence {
  attempts: number;
  jitter: Jitter;
  /** Told of each failure that is tried again. */
  report?: (error: unknown) => void;
  /** Ends the pauses: the failure before it is thrown. */
  signal?: AbortSignal;
}

/** Does it, again where that may help. Throws the last failure, and one that asks for less at once. */
export async function attempt<Result>(
  work: () => Promise<Result>,
  { attempts, jitter, report, signal }: Persistence,
): Promise<Result> {
  for (let failures = 1; ; failures++) {
    try {
      return await work();
    } catch (error) {
      if (!isWorthRepeating(error) || isTooMuch(error, failures) || failures >= attempts)
        throw error;
      report?.(error);
      const options = signal ? { signal } : {};
      const isOver = await sleep(pauseAfter(error, failures, jitter), false, options).catch(
        () => true,
      );
      if (isOver) throw error;
    }
  }
}
