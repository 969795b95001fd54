import { between, positive, whole } from '../yaml/fields.ts';
import { type Agent, defineAgent, type Moment } from './Agent.ts';

interface Parameters {
  base: number;
  drawdown: number;
  blocks: number;
  memorySeconds?: number | undefined;
  maxSlippage: number;
}

/**
 * Sells `base` once the outside price has fallen by `drawdown` from its peak: in equal parts over some blocks, at
 * almost any price. A part that finds no buyer within `maxSlippage` is tried again at the next block.
 */
class PanicSeller implements Agent {
  readonly #parameters: Parameters;
  #peak = { price: 0, time: 0 };
  #left: number;
  #isSelling = false;

  constructor(parameters: Parameters) {
    this.#parameters = parameters;
    this.#left = parameters.base;
  }

  act({ market, price, time }: Moment): void {
    const { base, drawdown, blocks, maxSlippage } = this.#parameters;
    const { memorySeconds = Number.POSITIVE_INFINITY } = this.#parameters;
    const isForgotten = time - this.#peak.time > memorySeconds;
    if (price >= this.#peak.price || isForgotten) this.#peak = { price, time };
    if (price <= this.#peak.price * (1 - drawdown)) this.#isSelling = true;
    if (!this.#isSelling || this.#left <= 0) return;
    const part = Math.min(this.#left, base / blocks);
    const fill = market.swap('sell', part, price * (1 - maxSlippage));
    if (fill !== null) this.#left -= fill.input;
  }
}

export const panicSeller = defineAgent({
  kind: 'panic',
  about: 'sells all it has once the price has fallen far enough',
  parameters: {
    /** What it has to sell, in base tokens. */
    base: positive('base, in base tokens'),
    /** The fall from the peak that frightens it: 0.1 is 10 %. */
    drawdown: between('drawdown', 0, 0.99),
    /** Blocks that it spreads its sale over. */
    blocks: whole('blocks', 1).default(1),
    /** How long it remembers a peak; without, for ever. */
    memorySeconds: positive('memorySeconds').optional(),
    /** How much worse than the outside price it accepts, fees included. */
    maxSlippage: between('maxSlippage', 0, 0.99).default(0.5),
  },
  shows: ['taker_gain'],
  create: (parameters) => new PanicSeller(parameters),
});
