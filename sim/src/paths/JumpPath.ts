import type { Random } from '../random/Random.ts';
import { type ModelClock, ModelPath } from './ModelPath.ts';

/** Parameters of Merton's jump diffusion. */
export interface JumpParameters extends ModelClock {
  /** Standard deviation of a day's log return without jumps. */
  dailyVolatility: number;
  /** Expected growth of the price a day, jumps included; 0 makes it a martingale. */
  dailyDrift: number;
  /** Expected jumps a day. */
  jumpsPerDay: number;
  /** Mean and standard deviation of a jump's log return: −0.05 is a fall of about 5 %. */
  jumpMean: number;
  jumpDeviation: number;
}

/**
 * Merton (1976), "Option pricing when underlying stock returns are discontinuous", J. Financial Economics 3:
 * ln P moves by (drift − σ²/2 − λκ)·t + σ·√t·N(0, 1) + Σ of Poisson(λt) jumps ~ N(m, s²), with κ = e^(m + s²/2) − 1,
 * which keeps the mean. Sampled exactly, whatever the step.
 */
export class JumpPath extends ModelPath {
  readonly #parameters: JumpParameters;
  readonly #logDrift: number;
  #log = 0;

  constructor(parameters: JumpParameters, random: Random) {
    super(parameters, random);
    this.#parameters = parameters;
    const { dailyDrift, dailyVolatility, jumpsPerDay, jumpMean, jumpDeviation } = parameters;
    const meanJump = Math.expm1(jumpMean + jumpDeviation ** 2 / 2);
    this.#logDrift = dailyDrift - dailyVolatility ** 2 / 2 - jumpsPerDay * meanJump;
  }

  protected move(days: number): number {
    const { dailyVolatility, jumpsPerDay, jumpMean, jumpDeviation } = this.#parameters;
    const { random } = this;
    this.#log += this.#logDrift * days + dailyVolatility * Math.sqrt(days) * random.normal();
    const jumps = random.poisson(jumpsPerDay * days);
    // The sum of n independent jumps is one normal number.
    if (jumps > 0) {
      this.#log += jumpMean * jumps + jumpDeviation * Math.sqrt(jumps) * random.normal();
    }
    return this.#log;
  }
}
