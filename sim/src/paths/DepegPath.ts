import type { Random } from '../random/Random.ts';
import { type ModelClock, ModelPath } from './ModelPath.ts';
import { SECONDS_PER_DAY } from './PricePath.ts';

/** Parameters of a token that leaves its peg. Times are seconds from the start. */
export interface DepegParameters extends ModelClock {
  /** Which token of the market it is. */
  token: 'base' | 'quote';
  /** Standard deviation of a day's log return of the price itself; 0 for two tokens of one worth. */
  dailyVolatility: number;
  /** When it leaves the peg, and when it is drawn back to it; absent for never. */
  depegAt: number;
  repegAt?: number | undefined;
  /** How far below the peg it settles: 0.1 is 10 %. */
  depth: number;
  /** How fast it goes where it is drawn: the distance halves in that time. */
  halfLifeSeconds: number;
  /** Standard deviation of what moves it around that, a day's. */
  pegVolatility: number;
}

/**
 * The token's worth against its peg is e^x, x an Ornstein-Uhlenbeck process dx = κ(θ − x)dt + σ dW around θ = 0 and,
 * while it is off its peg, θ = ln(1 − depth); κ = ln 2 / half-life. Sampled exactly: x' = θ + (x − θ)e^(−κt) +
 * N(0, σ²(1 − e^(−2κt))/(2κ)) (Gillespie 1996, Phys. Rev. E 54). The price is that of a geometric Brownian motion
 * without drift times e^x, or e^(−x) where the quote is what loses its peg.
 */
export class DepegPath extends ModelPath {
  readonly #parameters: DepegParameters;
  #log = 0;
  #peg = 0;

  constructor(parameters: DepegParameters, random: Random) {
    super(parameters, random);
    this.#parameters = parameters;
  }

  protected move(days: number): number {
    const { dailyVolatility, token, depegAt, depth, halfLifeSeconds, pegVolatility } =
      this.#parameters;
    const { repegAt = Number.POSITIVE_INFINITY } = this.#parameters;
    const { random, time } = this;
    if (dailyVolatility > 0) {
      this.#log -= (dailyVolatility ** 2 / 2) * days;
      this.#log += dailyVolatility * Math.sqrt(days) * random.normal();
    }
    const centre = time >= depegAt && time < repegAt ? Math.log1p(-depth) : 0;
    const rate = (Math.LN2 * SECONDS_PER_DAY) / halfLifeSeconds;
    const variance = (pegVolatility ** 2 * -Math.expm1(-2 * rate * days)) / (2 * rate);
    this.#peg = centre + (this.#peg - centre) * Math.exp(-rate * days);
    this.#peg += Math.sqrt(variance) * random.normal();
    return this.#log + (token === 'base' ? this.#peg : -this.#peg);
  }
}
