import { between, flag, positive } from '../yaml/fields.ts';
import { type Agent, defineAgent, type Moment } from './Agent.ts';
import { MovingAverage } from './MovingAverage.ts';

interface Parameters {
  windowSeconds: number;
  threshold: number;
  size: number;
  shorts: boolean;
  maxSlippage: number;
}

/**
 * Holds `size` of base while the outside price is above its moving average by `threshold`, nothing (or as much short)
 * while it is below by as much, and what it has in between.
 */
class TrendFollower implements Agent {
  readonly #parameters: Parameters;
  #average: MovingAverage | undefined;

  constructor(parameters: Parameters) {
    this.#parameters = parameters;
  }

  act({ market, price, elapsed }: Moment): void {
    const { windowSeconds, threshold, size, shorts, maxSlippage } = this.#parameters;
    this.#average ??= new MovingAverage(windowSeconds, price);
    this.#average.follow(price, elapsed);
    const ahead = price / this.#average.value - 1;
    if (Math.abs(ahead) <= threshold) return;

    const wanted = ahead > 0 ? size / price : shorts ? -size / price : 0;
    const held = market.position().base;
    // It does not trim what the price did to the worth of its position: half of a size is worth a trade.
    if (Math.abs(wanted - held) * price < size / 2) return;
    if (wanted > held) market.swap('buy', (wanted - held) * price, price * (1 + maxSlippage));
    else market.swap('sell', held - wanted, price * (1 - maxSlippage));
  }
}

export const trendFollower = defineAgent({
  kind: 'trend',
  about: 'buys into rises and sells into falls, by a moving average',
  parameters: {
    /** The average's memory: what is older by that weighs e times less. */
    windowSeconds: positive('windowSeconds'),
    /** How far from the average the price is a trend, as a fraction. */
    threshold: between('threshold', 0, 1).default(0.01),
    /** What it holds in a trend, in quote tokens. */
    size: positive('size in quote tokens'),
    /** Whether it goes short in a falling one. */
    shorts: flag().default(false),
    /** How much worse than the outside price it accepts, fees included. */
    maxSlippage: between('maxSlippage', 0, 0.99).default(0.02),
  },
  create: (parameters) => new TrendFollower(parameters),
});
