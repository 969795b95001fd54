import { gasOf } from '../conditions/gasOf.ts';
import type { Side, TakerMarket } from '../engine/Market.ts';
import { between } from '../yaml/fields.ts';
import { type Agent, defineAgent, type Moment } from './Agent.ts';

/** What an arbitrageur needs to know of a moment: no book of its own. */
type Opportunity = Pick<Moment<TakerMarket>, 'price' | 'market'> &
  Partial<Pick<Moment, 'gasPrice'>>;

/**
 * Trades pool and book to the outside price: all that is better than it with every fee, and no more. No other trade
 * against the same market earns more at that price, because each unit beyond it costs more than it brings. It trades
 * where that earns more than a transaction costs with its gas, and turns its gain into cash outside at no cost.
 */
export class Arbitrageur implements Agent<TakerMarket> {
  /** @param transactionCost in quote tokens a trade, besides gas */
  constructor(readonly transactionCost: number) {}

  act({ market, price, gasPrice = 0 }: Opportunity): void {
    const cost = this.transactionCost + gasPrice * gasOf.swap;
    for (const side of sides) {
      const input = market.inputWithin(side, price);
      if (input === 0) continue;
      const fill = market.quote(side, input);
      if (fill === null) continue;
      const gain =
        side === 'buy' ? fill.output * price - fill.input : fill.output - fill.input * price;
      if (gain > cost) market.swap(side, input);
    }
  }
}

const sides: readonly Side[] = ['buy', 'sell'];

export const arbitrageur = defineAgent({
  kind: 'arbitrageur',
  about: 'trades pool and book to the outside price wherever that pays',
  parameters: {
    /** What a transaction costs it, in quote tokens, on top of gas: a bid to builders, say. */
    transactionCost: between('transactionCost in quote tokens', 0, 1e12).default(0),
  },
  isArbitrage: true,
  shows: [],
  create: ({ transactionCost }) => new Arbitrageur(transactionCost),
});
