import { SECONDS_PER_DAY } from '../paths/PricePath.ts';
import { between, positive } from '../yaml/fields.ts';
import { type Agent, defineAgent, type Moment } from './Agent.ts';

interface Parameters {
  tradesPerDay: number;
  meanSize: number;
  sizeSpread: number;
  buyShare: number;
  maxSlippage: number;
}

/**
 * Trades for reasons of its own: at the times of a Poisson process, on a side drawn by chance, in log-normal sizes,
 * never at an all-in price worse than the outside one by more than `maxSlippage`.
 */
class NoiseTrader implements Agent {
  readonly #parameters: Parameters;

  constructor(parameters: Parameters) {
    this.#parameters = parameters;
  }

  act(moment: Moment): void {
    const { tradesPerDay } = this.#parameters;
    const count = moment.random.poisson((tradesPerDay * moment.elapsed) / SECONDS_PER_DAY);
    for (let trade = 0; trade < count; trade++) this.#trade(moment);
  }

  #trade({ market, price, random }: Moment): void {
    const { meanSize, sizeSpread, buyShare, maxSlippage } = this.#parameters;
    const isBuy = random.uniform() < buyShare;
    // exp(s·N − s²/2) has mean 1.
    const size = meanSize * Math.exp(sizeSpread * random.normal() - sizeSpread ** 2 / 2);
    if (isBuy) market.swap('buy', size, price * (1 + maxSlippage));
    else market.swap('sell', size / price, price * (1 - maxSlippage));
  }
}

export const noiseTrader = defineAgent({
  kind: 'noise',
  about: 'trades at random times, on random sides, in log-normal sizes',
  parameters: {
    /** Expected trades a day. */
    tradesPerDay: positive('tradesPerDay'),
    /** Mean size of a trade, in quote tokens. */
    meanSize: positive('meanSize in quote tokens'),
    /** Standard deviation of the logarithm of the size; 0 makes all sizes equal. */
    sizeSpread: between('sizeSpread', 0, 5).default(1),
    /** The share of buys. */
    buyShare: between('buyShare', 0, 1).default(0.5),
    /** How much worse than the outside price it accepts, fees included: 0.01 is 1 %. */
    maxSlippage: between('maxSlippage', 0, 0.99).default(0.02),
  },
  shows: [],
  create: (parameters) => new NoiseTrader(parameters),
});
