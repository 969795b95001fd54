import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  PriceMalformed,
  PriceOffGrid,
  PriceOutOfRange,
  type PriceScale,
  priceToTick,
  tickToPrice,
} from './priceString.ts';
import { MAX_TICK, MIN_TICK } from './tickPrice.ts';

const weth: PriceScale = { lotExponent: 15, baseDecimals: 18, quoteDecimals: 6 };
const arbitraryScale = fc.record({
  lotExponent: fc.integer({ min: 0, max: 36 }),
  baseDecimals: fc.integer({ min: 0, max: 36 }),
  quoteDecimals: fc.integer({ min: 0, max: 36 }),
});
const arbitraryTick = fc.oneof(
  fc.integer({ min: MIN_TICK, max: MAX_TICK }),
  fc.constantFrom(MIN_TICK, MAX_TICK, 179_999, 180_000),
);
const spacing = fc.constantFrom(1, 10, 50);

describe('tickToPrice', () => {
  test.each([
    [640_000, '2000'],
    [652_505, '3250.5'],
    [629_999, '999.99'],
    [630_000, '1000'],
    [MIN_TICK, '0.001'],
  ])('tick %i of a lot of 10^15 of 18 decimals costs %s in a token of 6', (tick, price) => {
    expect(tickToPrice(tick, weth)).toBe(price);
    expect(priceToTick(price, weth, 1, 'exact')).toBe(tick);
  });

  test('refuses what is no tick', () => {
    for (const tick of [0, MIN_TICK - 1, MAX_TICK + 1, 1.5]) {
      expect(() => tickToPrice(tick, weth)).toThrow(RangeError);
    }
  });
});

describe('priceToTick', () => {
  test('gives back the tick of every price it was given as text', () => {
    const property = fc.property(arbitraryTick, arbitraryScale, (tick, scale) => {
      const price = tickToPrice(tick, scale);
      for (const rounding of ['exact', 'up', 'down'] as const) {
        expect(priceToTick(price, scale, 1, rounding)).toBe(tick);
        expect(
          priceToTick(`00${price}${price.includes('.') ? '00' : '.0'}`, scale, 1, rounding),
        ).toBe(tick);
      }
    });
    fc.assert(property);
  });

  test('rounds a price between two ticks of the grid to the one asked for', () => {
    const property = fc.property(arbitraryTick, arbitraryScale, spacing, (tick, scale, spacing) => {
      const lower = tick - (tick % spacing);
      fc.pre(lower >= MIN_TICK && lower + spacing <= MAX_TICK);
      const price = tickToPrice(lower, scale);
      const between = `${price}${price.includes('.') ? '' : '.'}${'0'.repeat(80)}1`;
      expect(priceToTick(between, scale, spacing, 'down')).toBe(lower);
      expect(priceToTick(between, scale, spacing, 'up')).toBe(lower + spacing);
      expect(() => priceToTick(between, scale, spacing, 'exact')).toThrow(PriceOffGrid);
    });
    fc.assert(property);
  });

  test('names the two prices that a price off the grid lies between', () => {
    const failed = caught(() => priceToTick('2000.05', weth, 50, 'exact'));
    expect(failed).toBeInstanceOf(PriceOffGrid);
    expect(failed).toMatchObject({ price: '2000.05', lower: '2000', upper: '2005' });
  });

  test('names the range that a price is outside of', () => {
    const failed = caught(() => priceToTick('0.0009', weth, 1, 'down'));
    expect(failed).toBeInstanceOf(PriceOutOfRange);
    expect(failed).toMatchObject({ price: '0.0009', lowest: '0.001' });
    expect(() => priceToTick(`1${'0'.repeat(40)}`, weth, 1, 'up')).toThrow(PriceOutOfRange);
    expect(() => priceToTick('0.0009', weth, 1, 'exact')).toThrow(PriceOutOfRange);
  });

  test.each(['', '0', '0.00', '-1', '1e3', '1,5', ' 1', '.5', '1.', 'abc', 'NaN'])(
    'refuses "%s" as no price',
    (price) => {
      expect(() => priceToTick(price, weth, 1, 'down')).toThrow(PriceMalformed);
    },
  );
});

function caught(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}
