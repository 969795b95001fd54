import { describe, expect, it } from 'vitest';
import { formatScaledPrice, scaledPrice } from './price.ts';

const usdcOfWeth = { baseDecimals: 18, quoteDecimals: 6 };

describe('formatScaledPrice', () => {
  it.each([
    ['a round price', 3_250_500_000n, 10n ** 18n, usdcOfWeth, '3250.5'],
    ['a price of a small token', 12_300n, 10n ** 18n, usdcOfWeth, '0.0123'],
    [
      'more base than quote decimals',
      65_000_000_000n,
      10n ** 8n,
      { baseDecimals: 8, quoteDecimals: 6 },
      '65000',
    ],
    [
      'more quote than base decimals',
      10n ** 18n,
      4n,
      { baseDecimals: 0, quoteDecimals: 18 },
      '0.25',
    ],
    ['a third, to 12 digits', 1n, 3n, { baseDecimals: 6, quoteDecimals: 6 }, '0.333333333333'],
    ['two thirds, rounded up', 2n, 3n, { baseDecimals: 6, quoteDecimals: 6 }, '0.666666666667'],
  ])('gives %s', (_, quote, base, scale, expected) => {
    expect(formatScaledPrice(scaledPrice(quote, base), scale)).toBe(expected);
  });

  it('never shows 0 for a trade, at the ends of the range either', () => {
    const least = scaledPrice(1n, 2n ** 128n);
    expect(least).toBeGreaterThan(0n);
    expect(formatScaledPrice(least, { baseDecimals: 36, quoteDecimals: 0 })).toMatch(
      /^0\.00\d*[1-9]$/,
    );
    expect(
      formatScaledPrice(scaledPrice(2n ** 128n, 1n), { baseDecimals: 0, quoteDecimals: 0 }),
    ).toBe('340282366921000000000000000000000000000');
  });
});
