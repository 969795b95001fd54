import { describe, expect, it } from 'vitest';
import { entryText, normalizeDecimal, readDecimal } from './decimalEntry.ts';

describe('normalizeDecimal', () => {
  it.each([
    ['1,5', '1.5'],
    ['1.5', '1.5'],
    ['0.000001', '0.000001'],
    [',5', '0.5'],
    ['5.', '5.'],
    ['1,234.5', '1234.5'],
    ['1.234,5', '1234.5'],
    ['1,234,567', '1234567'],
    ['1 234 567,89', '1234567.89'],
    ["1'234.5", '1234.5'],
  ])('reads %s as %s', (text, number) => {
    expect(normalizeDecimal(text)).toBe(number);
  });

  it.each(['', '.', '1e-8', '-1', '+1', '0x10', '1,23,4.5', '1.2.3,4', '1,2.3,4', 'abc', '1..2'])(
    'refuses %s',
    (text) => {
      expect(normalizeDecimal(text)).toBeNull();
    },
  );
});

describe('readDecimal', () => {
  it('reads both decimal signs to the same units', () => {
    expect(readDecimal('1,5', 6)).toEqual({ kind: 'units', units: 1_500_000n });
    expect(readDecimal('1.5', 6)).toEqual({ kind: 'units', units: 1_500_000n });
  });

  it('keeps every digit of an 18 decimal amount', () => {
    expect(readDecimal('12345678.000000000000000001', 18)).toEqual({
      kind: 'units',
      units: 12_345_678_000_000_000_000_000_001n,
    });
  });

  it('says that a token has fewer decimals, rather than round', () => {
    expect(readDecimal('0.1234567', 6)).toEqual({ kind: 'tooPrecise', decimals: 6 });
    expect(readDecimal('0.1234560', 6)).toEqual({ kind: 'units', units: 123_456n });
  });

  it('tells nothing from nonsense', () => {
    expect(readDecimal('  ', 6).kind).toBe('empty');
    expect(readDecimal('1e-8', 18).kind).toBe('malformed');
  });
});

describe('entryText', () => {
  it('shows a comma as the decimal sign it is read as', () => {
    expect(entryText('1,')).toBe('1.');
    expect(entryText('1,5')).toBe('1.5');
  });

  it('normalises pasted numbers and keeps what is none', () => {
    expect(entryText('1.234,50')).toBe('1234.50');
    expect(entryText('12a')).toBe('12a');
  });
});
