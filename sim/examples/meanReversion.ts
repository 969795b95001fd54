// An agent of your own, outside the package. Run it from the project's root:
//   npx pnpm sim run sim/examples/mean-reversion.yaml --agents sim/examples/meanReversion.ts
import { type Agent, between, defineAgent, type Moment, positive } from '@weir/sim';

interface Parameters {
  windowSeconds: number;
  threshold: number;
  size: number;
}

/** Buys what fell below its average and sells what rose above it, one order on the book at a time. */
class MeanReversion implements Agent {
  readonly #parameters: Parameters;
  #average = Number.NaN;
  #order: number | null = null;

  constructor(parameters: Parameters) {
    this.#parameters = parameters;
  }

  act({ market, price, elapsed }: Moment): void {
    const { windowSeconds, threshold, size } = this.#parameters;
    if (Number.isNaN(this.#average)) this.#average = price;
    this.#average += (price - this.#average) * -Math.expm1(-elapsed / windowSeconds);

    // Cancelling collects what was filled meanwhile.
    if (this.#order !== null) market.cancel(this.#order);
    this.#order = null;
    const held = market.position().base * price;
    const away = price / this.#average - 1;
    if (away < -threshold && held < size) this.#order = this.#rest(market, 'buy', price);
    if (away > threshold && held > -size) this.#order = this.#rest(market, 'sell', price);
  }

  /** Rests at the outside price: post-only, so it pays no fee and earns the rebate. */
  #rest(market: Moment['market'], side: 'buy' | 'sell', price: number): number | null {
    const size = this.#parameters.size / price;
    return market.place({ side, size, price, timeInForce: 'postOnly' });
  }
}

export const meanReversion = defineAgent({
  kind: 'meanReversion',
  about: 'quotes against moves away from a moving average',
  parameters: {
    /** The average's memory: what is older by that weighs e times less. */
    windowSeconds: positive('windowSeconds').default(1800),
    /** How far from the average it acts, as a fraction of the price. */
    threshold: between('threshold', 0, 1).default(0.002),
    /** Size of an order, and the most it wants to hold, in quote tokens. */
    size: positive('size in quote tokens'),
  },
  create: (parameters) => new MeanReversion(parameters),
});
