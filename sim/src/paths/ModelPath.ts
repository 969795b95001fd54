import type { Random } from '../random/Random.ts';
import { type PricePath, SECONDS_PER_DAY } from './PricePath.ts';

/** What every model of a price has. */
export interface ModelClock {
  /** First price, above zero. */
  start: number;
  /** Steps after the first point. */
  steps: number;
  /** Mean time between two points. */
  secondsPerStep: number;
  /** Equal times between points, or exponential ones with the same mean (a Poisson process). */
  arrivals: 'fixed' | 'poisson';
}

/** A price that a model moves: the clock of its points, and the logarithm of the price over its start. */
export abstract class ModelPath implements PricePath {
  time = 0;
  price: number;
  protected readonly random: Random;
  readonly #clock: ModelClock;
  #left: number;

  constructor(clock: ModelClock, random: Random) {
    this.price = clock.start;
    this.random = random;
    this.#clock = clock;
    this.#left = clock.steps;
  }

  advance(): boolean {
    if (this.#left === 0) return false;
    this.#left--;
    const { start, secondsPerStep, arrivals } = this.#clock;
    const seconds = secondsPerStep * (arrivals === 'poisson' ? this.random.exponential() : 1);
    this.time += seconds;
    this.price = start * Math.exp(this.move(seconds / SECONDS_PER_DAY));
    return true;
  }

  /** Moves by a time in days to `time`; returns ln(price / start) then. */
  protected abstract move(days: number): number;
}
