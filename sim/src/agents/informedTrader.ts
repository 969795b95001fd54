import { gasOf } from '../conditions/gasOf.ts';
import { between, positive } from '../yaml/fields.ts';
import { type Agent, defineAgent, type Moment } from './Agent.ts';

interface Parameters {
  seconds: number;
  maxSize: number;
  minGain: number;
}

/**
 * Knows the outside price some seconds ahead, and trades all that is better than it, up to `maxSize` a block: what
 * market makers mean by toxic flow. Without foresight it would be an arbitrageur.
 */
class InformedTrader implements Agent {
  readonly foresight: number;
  readonly #parameters: Parameters;

  constructor(parameters: Parameters) {
    this.#parameters = parameters;
    this.foresight = parameters.seconds;
  }

  act({ market, price, priceAhead, gasPrice }: Moment): void {
    const { maxSize, minGain } = this.#parameters;
    for (const side of ['buy', 'sell'] as const) {
      const most = side === 'buy' ? maxSize : maxSize / price;
      const input = Math.min(most, market.inputWithin(side, priceAhead));
      const fill = input === 0 ? null : market.quote(side, input);
      if (fill === null) continue;
      const gain =
        side === 'buy'
          ? fill.output * priceAhead - fill.input
          : fill.output - fill.input * priceAhead;
      if (gain > minGain + gasPrice * gasOf.swap) market.swap(side, input);
    }
  }
}

export const informedTrader = defineAgent({
  kind: 'informed',
  about: 'knows the outside price some seconds ahead and trades on it',
  parameters: {
    /** How far it sees ahead. */
    seconds: positive('seconds'),
    /** The most it trades at a block, in quote tokens. */
    maxSize: positive('maxSize in quote tokens'),
    /** It trades where it expects to gain more than that, in quote tokens, besides gas. */
    minGain: between('minGain in quote tokens', 0, 1e12).default(0),
  },
  create: (parameters) => new InformedTrader(parameters),
});
