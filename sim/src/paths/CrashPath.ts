import type { Random } from '../random/Random.ts';
import { type ModelClock, ModelPath } from './ModelPath.ts';

/** Parameters of a price that crashes once. Times are seconds from the start. */
export interface CrashParameters extends ModelClock {
  /** Standard deviation of a day's log return beside the crash. */
  dailyVolatility: number;
  /** When the fall begins, and how long it takes. */
  crashAt: number;
  fallSeconds: number;
  /** How far it falls: 0.3 is 30 %. */
  depth: number;
  /** How long it stays down, and then how long it takes to come back. */
  holdSeconds: number;
  recoverySeconds: number;
  /** The share of the fall that it makes good: 1 is all of it. */
  recovery: number;
}

/**
 * A geometric Brownian motion without drift times a given course: P = start · e^(W + c), where c falls from 0 to
 * ln(1 − depth) at a steady rate, stays, and rises at a steady rate to ln(1 − depth·(1 − recovery)).
 */
export class CrashPath extends ModelPath {
  readonly #parameters: CrashParameters;
  #log = 0;

  constructor(parameters: CrashParameters, random: Random) {
    super(parameters, random);
    this.#parameters = parameters;
  }

  protected move(days: number): number {
    const { dailyVolatility } = this.#parameters;
    this.#log -= (dailyVolatility ** 2 / 2) * days;
    this.#log += dailyVolatility * Math.sqrt(days) * this.random.normal();
    return this.#log + this.#course();
  }

  #course(): number {
    const { crashAt, fallSeconds, depth, holdSeconds, recoverySeconds, recovery } =
      this.#parameters;
    const since = this.time - crashAt;
    if (since <= 0) return 0;
    const bottom = Math.log1p(-depth);
    if (since < fallSeconds) return (bottom * since) / fallSeconds;
    const rising = since - fallSeconds - holdSeconds;
    if (rising <= 0) return bottom;
    const end = Math.log1p(-depth * (1 - recovery));
    return rising >= recoverySeconds ? end : bottom + ((end - bottom) * rising) / recoverySeconds;
  }
}
