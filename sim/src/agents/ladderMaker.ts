import type { Market, Side } from '../engine/Market.ts';
import { between, positive, whole } from '../yaml/fields.ts';
import { type Agent, defineAgent, type Moment } from './Agent.ts';

interface Parameters {
  levels: number;
  halfSpread: number;
  step: number;
  size: number;
  refreshSeconds: number;
  skew: number;
  maxInventory?: number | undefined;
}

/**
 * Quotes both sides of the book around the outside price: post-only orders of equal value, the nearest `halfSpread`
 * away from it, each further one by `step`. It replaces all of them every `refreshSeconds`, whatever happened between;
 * until then it is what others trade against. An order that would trade at once is left out.
 *
 * With a `maxInventory` it leans against what it holds: the centre moves by `skew` times the share of it that is used,
 * down where it is long, and the side that would add to a full inventory is left out.
 */
class LadderMaker implements Agent {
  readonly #parameters: Parameters;
  #orders: number[] = [];
  #sinceRefresh = Number.POSITIVE_INFINITY;

  constructor(parameters: Parameters) {
    this.#parameters = parameters;
  }

  act({ market, price, elapsed }: Moment): void {
    this.#sinceRefresh += elapsed;
    if (this.#sinceRefresh < this.#parameters.refreshSeconds) return;
    this.#sinceRefresh = 0;
    for (const order of this.#orders) market.cancel(order);
    this.#orders.length = 0;

    const { skew, maxInventory } = this.#parameters;
    // Nothing rests: its position is what it holds.
    const used = maxInventory === undefined ? 0 : (market.position().base * price) / maxInventory;
    const centre = price * (1 - skew * Math.max(-1, Math.min(1, used)));
    if (used < 1) this.#quote(market, 'buy', centre);
    if (used > -1) this.#quote(market, 'sell', centre);
  }

  #quote(market: Market, side: Side, centre: number): void {
    const { levels, halfSpread, step, size } = this.#parameters;
    for (let level = 0; level < levels; level++) {
      const distance = halfSpread + level * step;
      const at = centre * (side === 'buy' ? 1 - distance : 1 + distance);
      const order = market.place({ side, size: size / at, price: at, timeInForce: 'postOnly' });
      if (order !== null) this.#orders.push(order);
    }
  }
}

export const ladderMaker = defineAgent({
  kind: 'ladder',
  about: 'quotes both sides of the book around the outside price',
  parameters: {
    /** Orders a side. */
    levels: whole('levels', 1, 200).default(10),
    /** Distance of the nearest order from the outside price, as a fraction of it: 0.0005 is 5 bp. */
    halfSpread: between('halfSpread', 0, 0.5).default(0.0005),
    /** Distance between two orders, as a fraction of the price. */
    step: between('step', 0, 0.002).default(0.0005),
    /** Size of each order, in quote tokens. */
    size: positive('size in quote tokens'),
    /** Time between two replacements. */
    refreshSeconds: between('refreshSeconds', 0, 1e9).default(60),
    /** How far a full inventory moves its centre, as a fraction of the price. */
    skew: between('skew', 0, 0.5).default(0),
    /** The most it wants to hold, long or short, in quote tokens; without, it never leans. */
    maxInventory: positive('maxInventory in quote tokens').optional(),
  },
  create: (parameters) => new LadderMaker(parameters),
});
