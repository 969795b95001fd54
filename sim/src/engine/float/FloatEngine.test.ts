import { lotPrice, type Market, PriceOutOfRange, priceToTick, tiers } from '@weir/contracts/maths';
import { describe, expect, it } from 'vitest';
import { Random } from '../../random/Random.ts';
import { plainTerms } from '../../verify/emptyExactMarket.ts';
import type { Engine } from '../Engine.ts';
import { ExactEngine } from '../ExactEngine.ts';
import { plainDecimal } from '../tokenAmount.ts';
import { FloatEngine } from './FloatEngine.ts';
import { TickPrices } from './TickPrices.ts';

const scale = { lotExponent: 13, baseDecimals: 18, quoteDecimals: 6 };
const terms: Market = { ...plainTerms, ...tiers.new, lotExponent: 13, minQuote: 1_000_000n };
const engines: [string, () => Engine][] = [
  ['exact', () => new ExactEngine(terms, scale)],
  ['float', () => new FloatEngine(terms, scale)],
];

describe.each(engines)('the %s engine', (_name, open) => {
  it('takes an order that fee and lots leave a lot short as filled', () => {
    const engine = open();
    const at = { price: 2490, timeInForce: 'fok' } as const;
    engine.venue('maker').place({ ...at, side: 'buy', size: 0.01, timeInForce: 'gtc' });
    engine.venue('taker').place({ ...at, side: 'sell', size: 0.00502 });
    // Of 502 lots 500 and their fee of 0.2 % are 501; one more with its fee is more than the one that is left.
    expect(engine.position('taker').base).toBeCloseTo(-0.00501, 12);
    engine.venue('taker').place({ ...at, side: 'sell', size: 0.008 });
    expect(engine.position('taker').base).toBeCloseTo(-0.00501, 12);
  });

  it('locks a first deposit’s first shares', () => {
    const engine = open();
    // √(4·10^15 · 10^3) is 2·10^9 shares; a thousand of them are nobody's.
    engine.deposit('provider', { base: '0.004', quote: '0.001' });
    expect(1 - engine.partOf('provider')).toBeCloseTo(1000 / 2e9, 10);
    expect(() => open().deposit('provider', { base: '0.004', quote: '0.0009' })).toThrow(
      expect.objectContaining({ name: 'FirstDepositTooSmall' }),
    );
  });

  it('refuses amounts that the exchange cannot count', () => {
    const engine = open();
    engine.deposit('provider', { base: '400', quote: '1000000' });
    for (const input of [1e40, Number.POSITIVE_INFINITY]) {
      if (input === Number.POSITIVE_INFINITY && engine.arithmetic === 'exact') continue;
      expect(() => engine.venue('a').swap('buy', input)).toThrow(
        expect.objectContaining({ name: 'AmountTooLarge' }),
      );
    }
    expect(() => engine.venue('a').swap('buy', 2e25)).toThrow(
      expect.objectContaining({ name: 'ReserveOverflow' }),
    );
    const wish = { side: 'sell', price: 2600, timeInForce: 'gtc' } as const;
    expect(() => engine.venue('a').place({ ...wish, size: 1e9 })).toThrow(
      expect.objectContaining({ name: 'OrderTooLarge' }),
    );
  });

  it('knows its orders, also those whose places others have taken', () => {
    const engine = open();
    const market = engine.venue('a');
    const wish = { side: 'buy', size: 1, price: 2000, timeInForce: 'gtc' } as const;
    const first = market.place(wish) ?? -1;
    market.cancel(first);
    const second = market.place(wish) ?? -1;
    expect(second).not.toBe(first);
    market.cancel(first);
    expect(engine.depth('bids', 9)).toEqual([{ price: 2000, size: 1 }]);
    expect(() => market.cancel(second + 1)).toThrow(RangeError);
    expect(() => market.cancel(-1)).toThrow(RangeError);
  });
});

describe('TickPrices', () => {
  const random = Random.of(2, 'ticks');
  const prices = Array.from({ length: 2000 }, (_, index) => {
    const price = 10 ** (-8 + 20 * random.uniform());
    // Every second one is a tick's, or the float beside it.
    return index % 2 === 0 ? price : Number(price.toPrecision(5)) * (1 + (index % 3) * 2 ** -52);
  });

  it.each([1, 10, 50])('rounds to the tick that the decimals give, spacing %i', (spacing) => {
    const ticks = new TickPrices(scale, spacing, 0);
    for (const isDown of [true, false]) {
      const got = prices.map((price) => ticks.onGrid(price, spacing, isDown));
      const expected = prices.map((price) => {
        try {
          return priceToTick(plainDecimal(price), scale, spacing, isDown ? 'down' : 'up');
        } catch (error) {
          if (error instanceof PriceOutOfRange) return 0;
          throw error;
        }
      });
      expect(got).toEqual(expected);
    }
  });

  it('finds the last level within an all-in limit, ties counted in', () => {
    const takerFee = 500;
    const ticks = new TickPrices(scale, 1, takerFee);
    const isWithin = (tick: number, limit: number, isBuy: boolean) => {
      const [level, bound] = [lotPrice(tick), lotPrice(limit)];
      const price = level.numerator * bound.denominator;
      const most = bound.numerator * level.denominator;
      const fee = 1_000_000n + BigInt(takerFee);
      return isBuy ? price * fee <= most * 1_000_000n : price * 1_000_000n >= most * fee;
    };
    const wrong: number[] = [];
    for (let limit = 450_000; limit < 450_000 + 180_000; limit += 7) {
      for (const isBuy of [true, false]) {
        const last = ticks.lastWithin(limit, isBuy);
        const beyond = isBuy ? last + 1 : last - 1;
        if (!isWithin(last, limit, isBuy) || isWithin(beyond, limit, isBuy)) wrong.push(limit);
      }
    }
    // 20010 is 20000 with the fee.
    expect(ticks.lastWithin(460_010, true)).toBe(460_000);
    expect(ticks.lastWithin(460_000, false)).toBe(460_010);
    expect(wrong).toEqual([]);
  });
});
