import { between, positive } from '../yaml/fields.ts';
import { type Agent, defineAgent, type Moment } from './Agent.ts';
import { addWorth } from './addWorth.ts';

interface Parameters {
  quote: number;
  addAt: number;
  removeAt?: number | undefined;
}

/** Adds liquidity once, at a time, and takes it out once, at another. */
class PassiveProvider implements Agent {
  readonly #parameters: Parameters;
  #start = Number.NaN;
  #state: 'before' | 'in' | 'after' = 'before';

  constructor(parameters: Parameters) {
    this.#parameters = parameters;
  }

  act({ market, time }: Moment): void {
    if (Number.isNaN(this.#start)) this.#start = time;
    const since = time - this.#start;
    const { quote, addAt, removeAt = Number.POSITIVE_INFINITY } = this.#parameters;
    if (this.#state === 'before' && since >= addAt) {
      addWorth(market, quote);
      this.#state = 'in';
    }
    if (this.#state === 'in' && since >= removeAt) {
      market.removeLiquidity(1);
      this.#state = 'after';
    }
  }
}

export const passiveProvider = defineAgent({
  kind: 'passiveProvider',
  about: 'adds liquidity at a time and removes it at another',
  parameters: {
    /** Quote tokens that it adds; base comes with them in the pool's ratio. */
    quote: positive('quote, in quote tokens'),
    /** In seconds from the start. */
    addAt: between('addAt in seconds', 0, 1e12).default(0),
    /** In seconds from the start; without, it stays. */
    removeAt: between('removeAt in seconds', 0, 1e12).optional(),
  },
  create: (parameters) => new PassiveProvider(parameters),
});
