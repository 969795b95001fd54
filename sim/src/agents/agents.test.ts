import { describe, expect, it } from 'vitest';
import type { ExactMarket } from '../engine/ExactMarket.ts';
import { ExactVenue } from '../engine/ExactVenue.ts';
import type { Side } from '../engine/Market.ts';
import { Random } from '../random/Random.ts';
import { emptyExactMarket, plainScale } from '../verify/emptyExactMarket.ts';
import type { Moment } from './Agent.ts';
import { Arbitrageur } from './arbitrageur.ts';
import { ladderMaker } from './ladderMaker.ts';
import { noiseTrader } from './noiseTrader.ts';

const token = 10n ** 18n;

function openMarket(): ExactMarket {
  const market = emptyExactMarket({ poolFee: 3000, takerFee: 1000, makerRebate: 400 });
  market.addLiquidity('provider', 1000n * token, 2_000_000n * token);
  return market;
}

function moment(market: ExactMarket, { price = 2000, ...changes }: Partial<Moment> = {}): Moment {
  return {
    step: 0,
    time: 0,
    elapsed: 0,
    price,
    priceAhead: price,
    feedPrice: price,
    gasPrice: 0,
    market: new ExactVenue(market, plainScale, 'agent'),
    random: Random.of(5, 'agent'),
    ...changes,
  };
}

/** Worth of the agent's position at a price, in quote tokens. */
function gain(market: ExactMarket, price: number): number {
  const { base, quote } = market.ledger.position('agent');
  return (Number(base) / 1e18) * price + Number(quote) / 1e18;
}

function withBook(market: ExactMarket): void {
  const maker = new ExactVenue(market, plainScale, 'maker');
  for (const distance of [0.004, 0.01, 0.03]) {
    maker.place({ side: 'sell', size: 4, price: 2000 * (1 + distance), timeInForce: 'postOnly' });
    maker.place({ side: 'buy', size: 4, price: 2000 * (1 - distance), timeInForce: 'postOnly' });
  }
}

describe('Arbitrageur', () => {
  it.each([
    ['buy', 2050],
    ['sell', 1950],
  ] as const)('earns more by its %s than by any other size', (side, price) => {
    const market = openMarket();
    withBook(market);
    const untouched = openMarket();
    withBook(untouched);
    const venue = new ExactVenue(untouched, plainScale, 'other');
    new Arbitrageur(0).act(moment(market, { price }));
    const best = gain(market, price);
    expect(best).toBeGreaterThan(0);
    const input = venue.inputWithin(side, price);
    for (const factor of [0.2, 0.5, 0.9, 0.99, 1.01, 1.1, 2]) {
      const fill = venue.quote(side, input * factor);
      if (fill === null) throw new Error('There is nothing to trade.');
      const other =
        side === 'buy' ? fill.output * price - fill.input : fill.output - fill.input * price;
      expect(other).toBeLessThan(best);
    }
  });

  it('does nothing within the fee, or where a transaction costs more than it earns', () => {
    const market = openMarket();
    new Arbitrageur(0).act(moment(market, { price: 2005 }));
    new Arbitrageur(1000).act(moment(market, { price: 2050 }));
    expect(market.ledger.position('agent')).toEqual({ base: 0n, quote: 0n });
  });
});

describe('noiseTrader', () => {
  const create = (changes: object) =>
    noiseTrader.create(
      noiseTrader.parameters.parse({ tradesPerDay: 5000, meanSize: 100, ...changes }),
    );

  it('trades as often, as large and on the sides that it was told', () => {
    const sides = { buys: 0, sells: 0, worth: 0 };
    const swap = (side: Side, input: number) => {
      sides[side === 'buy' ? 'buys' : 'sells']++;
      sides.worth += side === 'buy' ? input : input * 2000;
      return null;
    };
    const trader = create({ buyShare: 0.25, sizeSpread: 0.5 });
    const { random, market, ...rest } = moment(openMarket());
    const recorder = Object.assign(Object.create(market) as typeof market, { swap });
    for (let day = 0; day < 400; day++) {
      trader.act({ ...rest, random, market: recorder, elapsed: 864 });
    }
    const trades = sides.buys + sides.sells;
    // 20,000 expected: five standard errors of a Poisson count, a share and a mean.
    expect(Math.abs(trades - 20_000)).toBeLessThan(5 * Math.sqrt(20_000));
    expect(Math.abs(sides.buys / trades - 0.25)).toBeLessThan(0.016);
    expect(Math.abs(sides.worth / trades - 100)).toBeLessThan(2);
  });

  it('does not trade at the first point, nor beyond its slippage', () => {
    const market = openMarket();
    create({}).act(moment(market));
    create({ maxSlippage: 0.001 }).act(moment(market, { elapsed: 8640 }));
    expect(market.ledger.position('agent')).toEqual({ base: 0n, quote: 0n });
  });
});

describe('ladderMaker', () => {
  const parameters = { levels: 3, halfSpread: 0.004, step: 0.001, size: 1000, refreshSeconds: 60 };

  it('rests a ladder around the price and replaces it when it is time', () => {
    const market = openMarket();
    const maker = ladderMaker.create(ladderMaker.parameters.parse(parameters));
    maker.act(moment(market));
    const prices = () => market.state.asks.map(({ tick }) => tick);
    const first = prices();
    expect(first).toHaveLength(3);
    expect(market.state.bids).toHaveLength(3);
    maker.act(moment(market, { price: 2001, elapsed: 30 }));
    expect(prices()).toEqual(first);
    maker.act(moment(market, { price: 2001, elapsed: 30 }));
    expect(prices()).toHaveLength(3);
    expect(prices()).not.toEqual(first);
  });

  it('leaves out orders that would trade with the pool at once', () => {
    const market = openMarket();
    const maker = ladderMaker.create(ladderMaker.parameters.parse(parameters));
    maker.act(moment(market, { price: 2015 }));
    expect(market.state.asks).toHaveLength(3);
    expect(market.state.bids.length).toBeLessThan(3);
    expect(gain(market, 2000)).toBeLessThan(0);
    market.closeOrders('agent');
    expect(market.ledger.position('agent')).toEqual({ base: 0n, quote: 0n });
  });
});
