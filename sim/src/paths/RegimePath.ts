import type { Random } from '../random/Random.ts';
import { type ModelClock, ModelPath } from './ModelPath.ts';
import { SECONDS_PER_DAY } from './PricePath.ts';

/** One state of the market. */
export interface Regime {
  /** Standard deviation of a day's log return while it lasts. */
  dailyVolatility: number;
  /** Expected growth of the price a day while it lasts. */
  dailyDrift: number;
  /** How long it lasts on average, in seconds. */
  seconds: number;
}

/** Parameters of a price whose volatility switches. The first regime is the one at the start. */
export interface RegimeParameters extends ModelClock {
  regimes: readonly Regime[];
}

/**
 * Regime switching (Hamilton 1989, "A new approach to the economic analysis of nonstationary time series", Econometrica
 * 57; in continuous time Naik 1993, J. Finance 48): the state is a Markov chain that stays in each regime for an
 * exponential time and goes on to any other one with equal probability. Within a step the regimes' times are kept
 * apart, so that given them the log return is exactly N(Σ (drift − σ²/2)·t, Σ σ²·t).
 */
export class RegimePath extends ModelPath {
  readonly #regimes: readonly Regime[];
  #regime: number;
  /** Days until the next change. */
  #left: number;
  #log = 0;

  constructor(parameters: RegimeParameters, random: Random) {
    super(parameters, random);
    this.#regimes = parameters.regimes;
    this.#regime = 0;
    this.#left = this.#stay();
  }

  protected move(days: number): number {
    let rest = days;
    let mean = 0;
    let variance = 0;
    while (rest > 0) {
      const { dailyVolatility, dailyDrift } = this.#regimes[this.#regime] as Regime;
      const here = Math.min(rest, this.#left);
      mean += (dailyDrift - dailyVolatility ** 2 / 2) * here;
      variance += dailyVolatility ** 2 * here;
      rest -= here;
      this.#left -= here;
      if (this.#left <= 0) this.#switch();
    }
    this.#log += mean + Math.sqrt(variance) * this.random.normal();
    return this.#log;
  }

  #switch(): void {
    const others = this.#regimes.length - 1;
    if (others > 0) {
      const step = 1 + Math.floor(this.random.uniform() * others);
      this.#regime = (this.#regime + step) % this.#regimes.length;
    }
    this.#left = this.#stay();
  }

  #stay(): number {
    const { seconds } = this.#regimes[this.#regime] as Regime;
    return (seconds / SECONDS_PER_DAY) * this.random.exponential();
  }
}
