import type { Random } from '../random/Random.ts';
import { type PricePath, SECONDS_PER_DAY } from './PricePath.ts';

/** Parameters of a geometric Brownian motion. */
export interface GbmParameters {
  /** First price, above zero. */
  start: number;
  /** Standard deviation of a day's log return: 0.05 is 5 % a day. */
  dailyVolatility: number;
  /** Expected growth of the price a day, as a fraction: 0 makes it a martingale. */
  dailyDrift: number;
  /** Steps after the first point. */
  steps: number;
  /** Mean time between two points. */
  secondsPerStep: number;
  /** Equal times between points, or exponential ones with the same mean (a Poisson process). */
  arrivals: 'fixed' | 'poisson';
}

/**
 * dP = drift·P·dt + volatility·P·dW, sampled exactly: log P moves by (drift − volatility²/2)·t + volatility·√t·N(0, 1),
 * whatever the step.
 */
export class GbmPath implements PricePath {
  time = 0;
  price: number;
  #left: number;
  readonly #random: Random;
  readonly #days: number;
  readonly #seconds: number;
  readonly #isPoisson: boolean;
  readonly #logDrift: number;
  readonly #volatility: number;
  /** Of a step of the mean length. */
  readonly #stepDrift: number;
  readonly #stepVolatility: number;

  constructor(parameters: GbmParameters, random: Random) {
    this.price = parameters.start;
    this.#left = parameters.steps;
    this.#random = random;
    this.#seconds = parameters.secondsPerStep;
    this.#days = parameters.secondsPerStep / SECONDS_PER_DAY;
    this.#isPoisson = parameters.arrivals === 'poisson';
    this.#volatility = parameters.dailyVolatility;
    this.#logDrift = parameters.dailyDrift - parameters.dailyVolatility ** 2 / 2;
    this.#stepDrift = this.#logDrift * this.#days;
    this.#stepVolatility = this.#volatility * Math.sqrt(this.#days);
  }

  advance(): boolean {
    if (this.#left === 0) return false;
    this.#left--;
    if (this.#isPoisson) {
      const share = this.#random.exponential();
      const days = this.#days * share;
      this.time += this.#seconds * share;
      this.#move(this.#logDrift * days, this.#volatility * Math.sqrt(days));
    } else {
      this.time += this.#seconds;
      this.#move(this.#stepDrift, this.#stepVolatility);
    }
    return true;
  }

  #move(drift: number, volatility: number): void {
    this.price *= Math.exp(drift + volatility * this.#random.normal());
  }
}
