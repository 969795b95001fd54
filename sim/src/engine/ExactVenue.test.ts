import { describe, expect, it } from 'vitest';
import { emptyExactMarket, plainScale } from '../verify/emptyExactMarket.ts';
import type { ExactMarket } from './ExactMarket.ts';
import { ExactVenue } from './ExactVenue.ts';
import { FloatPool } from './float/FloatPool.ts';
import type { Side, TakerMarket } from './Market.ts';

const token = 10n ** 18n;
const fees = { poolFee: 3000, takerFee: 1000, makerRebate: 400 };

function openVenue(): { market: ExactMarket; venue: ExactVenue } {
  const market = emptyExactMarket(fees);
  market.addLiquidity('provider', 1000n * token, 2_000_000n * token);
  return { market, venue: new ExactVenue(market, plainScale, 'agent') };
}

const maker = (market: ExactMarket) => new ExactVenue(market, plainScale, 'maker');

describe('ExactVenue', () => {
  it('places on the grid away from the other side, in whole lots', () => {
    const { market, venue } = openVenue();
    venue.place({ side: 'buy', size: 1.0000019, price: 1950.07, timeInForce: 'postOnly' });
    venue.place({ side: 'sell', size: 1, price: 2050.07, timeInForce: 'postOnly' });
    expect([venue.bestBid(), venue.bestAsk()]).toEqual([1950, 2050.1]);
    expect(market.state.bids[0]?.lots).toBe(1_000_001n);
  });

  it('answers null to what the exchange refuses', () => {
    const { venue } = openVenue();
    expect(venue.place({ side: 'buy', size: 1, price: 2100, timeInForce: 'postOnly' })).toBeNull();
    expect(venue.place({ side: 'buy', size: 0, price: 1900, timeInForce: 'gtc' })).toBeNull();
    expect(venue.place({ side: 'buy', size: 1, price: 1e-40, timeInForce: 'gtc' })).toBeNull();
    expect(venue.swap('sell', 0)).toBeNull();
    expect(venue.swap('buy', 10, 1900)).toBeNull();
  });

  it('keeps to a limit price', () => {
    const { venue } = openVenue();
    const fill = venue.swap('buy', 1e6, 2100);
    const pool = new FloatPool(1000, 2_000_000, 0.003);
    expect(fill?.input).toBeCloseTo(pool.inputWithin('buy', 2100), 6);
    expect(fill && fill.input / fill.output).toBeLessThan(2100);
  });

  it('quotes what a swap then does, and the pool without its book', () => {
    const { market, venue } = openVenue();
    maker(market).place({ side: 'sell', size: 5, price: 2007, timeInForce: 'postOnly' });
    const withBook = venue.quote('buy', 20_000);
    const poolOnly = venue.quotePoolOnly('buy', 20_000);
    expect(withBook?.output).toBeGreaterThan(poolOnly?.output ?? 0);
    expect(new FloatPool(1000, 2_000_000, 0.003).quote('buy', 20_000)?.output).toBeCloseTo(
      poolOnly?.output ?? 0,
      12,
    );
    expect(venue.swap('buy', 20_000)).toEqual(withBook);
  });

  it.each(['buy', 'sell'] as const)('finds the %s that reaches a price and no more', (side) => {
    const { market, venue } = openVenue();
    const others = maker(market);
    for (const distance of [0.01, 0.02, 0.06]) {
      others.place({
        side: 'sell',
        size: 3,
        price: 2000 * (1 + distance),
        timeInForce: 'postOnly',
      });
      others.place({ side: 'buy', size: 3, price: 2000 * (1 - distance), timeInForce: 'postOnly' });
    }
    const price = side === 'buy' ? 2100 : 1900;
    const input = venue.inputWithin(side, price);
    const fill = venue.swap(side, input);
    // All of it trades, two of three levels go, and nothing at the price is left.
    expect(fill?.input).toBeCloseTo(input, 9);
    expect(side === 'buy' ? market.state.asks : market.state.bids).toHaveLength(1);
    expect(venue.inputWithin(side, price) / input).toBeLessThan(1e-9);
    const marginal = venue.poolPrice() * (side === 'buy' ? 1 / 0.997 : 0.997);
    // Fees of the trade are in the reserves: the price after is beyond the one reached by less than those.
    expect(Math.abs(marginal / price - 1)).toBeLessThan(0.0005);
  });

  it('finds nothing at a price within the fee', () => {
    const { venue } = openVenue();
    for (const price of [1996, 2000, 2004]) {
      expect(venue.inputWithin('buy', price)).toBe(0);
      expect(venue.inputWithin('sell', price)).toBe(0);
    }
  });
});

describe('FloatPool', () => {
  it('agrees with the exact pool within 1e-9 over 2,000 trades to moving prices', () => {
    const { market, venue } = openVenue();
    const pool = new FloatPool(1000, 2_000_000, 0.003);
    const trade = (at: TakerMarket, side: Side, price: number) =>
      at.swap(side, at.inputWithin(side, price));
    for (let step = 0; step < 2000; step++) {
      const price = 2000 * Math.exp(0.2 * Math.sin(step * 0.7) + 0.05 * Math.cos(step * 0.13));
      for (const side of ['buy', 'sell'] as const) {
        trade(venue, side, price);
        trade(pool, side, price);
      }
    }
    expect(Number(market.state.baseReserve) / 1e18 / pool.baseReserve - 1).toBeCloseTo(0, 9);
    expect(Number(market.state.quoteReserve) / 1e18 / pool.quoteReserve - 1).toBeCloseTo(0, 9);
  });

  it('stops at a limit, and gives null where there is nothing', () => {
    const pool = new FloatPool(1000, 2_000_000, 0.003);
    expect(pool.swap('buy', 100, 1900)).toBeNull();
    pool.swap('buy', 1e9, 2100);
    expect(pool.inputWithin('buy', 2100)).toBe(0);
  });
});
