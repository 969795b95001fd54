import { describe, expect, it } from 'vitest';
import { scaledPrice } from '../derived/price.ts';
import { decimalAmount, nativePrice } from './decimalAmount.ts';

describe('decimalAmount', () => {
  it.each([
    [1_500_000n, 6, '1.5'],
    [1n, 18, '0.000000000000000001'],
    [12_000_000n, 6, '12'],
    [7n, 0, '7'],
    [0n, 18, '0'],
    // Cut, not rounded, after 50 digits.
    [199n, 52, `0.${'0'.repeat(49)}1`],
    [99n, 60, '0'],
  ])('says of %i units of %i decimals: %s', (units, decimals, expected) => {
    expect(decimalAmount(units, decimals)).toBe(expected);
  });
});

describe('nativePrice', () => {
  const usdcOfWeth = { baseDecimals: 18, quoteDecimals: 6 };
  const price = scaledPrice(2_500_000_000n, 10n ** 18n);

  it('is the price of the base token, or turned, that of the quote token', () => {
    expect(nativePrice(price, { ...usdcOfWeth, isInverted: false })).toBe('2500');
    expect(nativePrice(price, { ...usdcOfWeth, isInverted: true })).toBe('0.0004');
  });

  it('has all of 50 digits', () => {
    const third = scaledPrice(1n, 3n);
    const scale = { baseDecimals: 0, quoteDecimals: 10 };
    expect(nativePrice(third, { ...scale, isInverted: false })).toBe(
      `0.${'0'.repeat(10)}${'3'.repeat(40)}`,
    );
    expect(
      nativePrice(scaledPrice(3n, 1n), { baseDecimals: 0, quoteDecimals: 0, isInverted: true }),
    ).toBe(`0.${'3'.repeat(50)}`);
  });

  it('is 0 where it is too small to be said, either way', () => {
    expect(nativePrice(1n, { baseDecimals: 0, quoteDecimals: 18, isInverted: false })).toBe('0');
    expect(nativePrice(price, { baseDecimals: 77, quoteDecimals: 6, isInverted: true })).toBe('0');
    expect(nativePrice(price, { baseDecimals: 200, quoteDecimals: 6, isInverted: true })).toBe('0');
  });
});
