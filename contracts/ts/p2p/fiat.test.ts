import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  currencyBytes,
  currencyCode,
  fiatOf,
  paymentText,
  priceFromWhole,
  UnknownCurrency,
  wholeFromPrice,
} from './fiat.ts';
import { BadMethodName, methodId, methodName } from './paymentMethods.ts';

describe('prices', () => {
  test('a whole token at a price costs that price', () => {
    // 1 USDC (6 decimals) at 0.923456 EUR, 1 WETH (18) at 3,250.50 EUR.
    expect(fiatOf(priceFromWhole(923_456n, 6), 10n ** 6n)).toBe(923_456n);
    expect(fiatOf(priceFromWhole(3_250_500_000n, 18), 10n ** 18n)).toBe(3_250_500_000n);
    expect(priceFromWhole(1_000_000n, 6)).toBe(10n ** 18n);
  });

  test('showing a price and reading it back changes nothing where a unit is worth less than a millionth', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 12n), fc.integer({ min: 0, max: 18 }), (price, decimals) => {
        expect(wholeFromPrice(priceFromWhole(price, decimals), decimals)).toBe(price);
      }),
    );
  });

  test('a payment is never below the price, and less than a millionth above', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 20n), fc.bigInt(1n, 10n ** 24n), (price, amount) => {
        const exact = price * amount;
        const fiat = fiatOf(price, amount) * 10n ** 18n;
        expect(fiat >= exact && fiat - exact < 10n ** 18n).toBe(true);
      }),
    );
  });
});

describe('paymentText', () => {
  test('is rounded up to what the currency can be paid in', () => {
    expect(paymentText(12_340_000n, 'EUR')).toBe('12.34');
    expect(paymentText(12_340_001n, 'EUR')).toBe('12.35');
    expect(paymentText(50_000n, 'EUR')).toBe('0.05');
    expect(paymentText(1_234_000_001n, 'JPY')).toBe('1235');
    expect(paymentText(1_234_500n, 'BHD')).toBe('1.235');
  });
});

describe('currencies', () => {
  test('a code is three letters in three bytes', () => {
    expect(currencyBytes('EUR')).toBe('0x455552');
    expect(currencyCode('0x455552')).toBe('EUR');
  });

  test.each(['XQZ', 'eur', 'EURO', ''])('%j is no currency', (code) => {
    expect(() => currencyBytes(code)).toThrow(UnknownCurrency);
  });
});

describe('payment methods', () => {
  test('a name stands in a word and comes back', () => {
    expect(methodName(methodId('SEPA Instant'))).toBe('SEPA Instant');
  });

  test.each(['', 'a name of more than thirty-one letters', 'Überweisung'])('%j is none', (name) => {
    expect(() => methodId(name)).toThrow(BadMethodName);
  });

  test('a word that is no name stays a word', () => {
    const word = `0x${'ff'.repeat(32)}` as const;
    expect(methodName(word)).toBe(word);
  });
});
