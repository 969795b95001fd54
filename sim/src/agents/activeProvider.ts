import { SECONDS_PER_DAY } from '../paths/PricePath.ts';
import { between, positive } from '../yaml/fields.ts';
import { type Agent, defineAgent, type Moment } from './Agent.ts';
import { addWorth } from './addWorth.ts';

interface Parameters {
  quote: number;
  windowSeconds: number;
  maxVolatility: number;
  returnVolatility?: number | undefined;
}

/**
 * Provides liquidity while the outside price is calm. It measures the variance of log returns with an exponential
 * memory, leaves where a day's volatility is above `maxVolatility`, and comes back below `returnVolatility`.
 */
class ActiveProvider implements Agent {
  readonly #parameters: Parameters;
  #isIn = false;
  #lastPrice = Number.NaN;
  /** Σ of squared log returns, and of seconds, both fading. */
  #squares = 0;
  #seconds = 0;

  constructor(parameters: Parameters) {
    this.#parameters = parameters;
  }

  act({ market, price, elapsed }: Moment): void {
    const { quote, windowSeconds, maxVolatility } = this.#parameters;
    const { returnVolatility = maxVolatility } = this.#parameters;
    if (!Number.isNaN(this.#lastPrice) && elapsed > 0) {
      const fade = Math.exp(-elapsed / windowSeconds);
      this.#squares = this.#squares * fade + Math.log(price / this.#lastPrice) ** 2;
      this.#seconds = this.#seconds * fade + elapsed;
    }
    this.#lastPrice = price;
    const volatility =
      this.#seconds === 0 ? 0 : Math.sqrt((this.#squares / this.#seconds) * SECONDS_PER_DAY);
    if (this.#isIn && volatility > maxVolatility) {
      market.removeLiquidity(1);
      this.#isIn = false;
    } else if (!this.#isIn && volatility <= returnVolatility) {
      this.#isIn = addWorth(market, quote);
    }
  }
}

export const activeProvider = defineAgent({
  kind: 'activeProvider',
  about: 'provides liquidity while the price is calm and leaves in volatility',
  parameters: {
    /** Quote tokens that it adds; base comes with them in the pool's ratio. */
    quote: positive('quote, in quote tokens'),
    /** Its memory: what is older by that weighs e times less. */
    windowSeconds: positive('windowSeconds').default(3600),
    /** A day's volatility above which it leaves: 0.08 is 8 %. */
    maxVolatility: between('maxVolatility, a day', 0, 100),
    /** A day's volatility at which it comes back; by default the same. */
    returnVolatility: between('returnVolatility, a day', 0, 100).optional(),
  },
  create: (parameters) => new ActiveProvider(parameters),
});
