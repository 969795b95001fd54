import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cutDecimals,
  exactDecimal,
  formatAmount,
  formatFixed,
  groupThousands,
} from './formatAmount.ts';

describe('exactDecimal', () => {
  it('writes the smallest unit without an exponent', () => {
    expect(exactDecimal(1n, 18)).toBe('0.000000000000000001');
  });

  it('cuts trailing zeros and keeps the whole part', () => {
    expect(exactDecimal(1_500_000n, 6)).toBe('1.5');
    expect(exactDecimal(10_000_000n, 6)).toBe('10');
    expect(exactDecimal(5n, 0)).toBe('5');
    expect(exactDecimal(-1_500_000n, 6)).toBe('-1.5');
  });
});

describe('formatAmount', () => {
  it('never shows more than there is', () => {
    expect(formatAmount(1_999_999n, 6)).toBe('1.9999');
  });

  it('shows small amounts by their first digits', () => {
    expect(formatAmount(123_456n, 12)).toBe('0.0000001234');
    expect(formatAmount(1n, 18)).toBe('<0.00000001');
    expect(formatAmount(0n, 18)).toBe('0');
  });

  it('groups thousands', () => {
    expect(formatAmount(1_234_567_890_000n, 6)).toBe('1,234,567.89');
  });
});

describe('formatFixed', () => {
  it('keeps the number of decimals', () => {
    expect(formatFixed(1_500_000n, 6, 4)).toBe('1.5000');
    expect(formatFixed(1_500_000n, 6, 0)).toBe('1');
  });
});

describe('groupThousands', () => {
  it('leaves the fraction alone', () => {
    expect(groupThousands('1234567.12345')).toBe('1,234,567.12345');
  });
});

describe('cutDecimals', () => {
  it('cuts without rounding, and keeps the first digits of a small number', () => {
    expect(cutDecimals('6.144807739460597253', 8)).toBe('6.14480773');
    expect(cutDecimals('0.000000000000123456', 8)).toBe('0.0000000000001234');
    expect(cutDecimals('12', 8)).toBe('12');
  });
});

describe('every figure of an amount', () => {
  const amounts = fc.bigInt({ min: 0n, max: (1n << 127n) - 1n });
  const decimals = fc.constantFrom(0, 6, 8, 18, 36);
  /** The plain decimal of a figure as units of 36 decimals. */
  const unitsOf = (figure: string) => {
    const [whole = '', fraction = ''] = figure.replaceAll(',', '').split('.');
    return BigInt(whole + fraction.padEnd(36, '0'));
  };

  it('is the start of the exact one: cut, never rounded up, never an exponent', () => {
    fc.assert(
      fc.property(amounts, decimals, fc.nat(10), (units, places, kept) => {
        const exact = exactDecimal(units, places);
        const figures = [formatFixed(units, places, kept), cutDecimals(exact, kept)];
        const amount = formatAmount(units, places, kept);
        if (!amount.startsWith('<')) figures.push(amount);
        for (const figure of figures) {
          expect(figure).toMatch(/^[\d,]+(\.\d+)?$/);
          expect(unitsOf(figure) <= unitsOf(exact)).toBe(true);
          const bare = figure.replaceAll(',', '').replace(/\.?0*$/, '');
          expect(exact.startsWith(bare)).toBe(true);
        }
      }),
    );
  });

  it('of something is not nothing', () => {
    fc.assert(
      fc.property(amounts, decimals, (units, places) => {
        fc.pre(units > 0n);
        expect(formatAmount(units, places)).not.toMatch(/^0(\.0*)?$/);
        expect(Number(cutDecimals(exactDecimal(units, places), 8))).toBeGreaterThan(0);
      }),
    );
  });
});
