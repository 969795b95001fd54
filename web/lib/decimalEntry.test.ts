import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  entryCaret,
  entryText,
  normalizeDecimal,
  readDecimal,
  twoReadings,
} from './decimalEntry.ts';
import { exactDecimal, formatAmount, groupThousands } from './formatAmount.ts';

/** Of the tokens that there are: none, USDC's, WBTC's, most, and more than most. */
const decimalsOfTokens = [0, 6, 8, 18, 36];
const units = fc.bigInt({ min: 0n, max: (1n << 127n) - 1n });
const token = fc.constantFrom(...decimalsOfTokens);
const readUnits = (text: string, decimals: number) => {
  const entry = readDecimal(text, decimals);
  return entry.kind === 'units' ? entry.units : entry.kind;
};

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
    ['1\u00a0234\u202f567', '1234567'],
    ['1_000', '1000'],
    [' 1 000 ', '1000'],
    ['1.234', '1.234'],
    ['0,123', '0.123'],
    ['1234,567', '1234.567'],
    ['1 234,567', '1234.567'],
    ['1.234,567', '1234.567'],
    ['１２．５', '12.5'],
    ['１，５', '1.5'],
  ])('reads %s as %s', (text, number) => {
    expect(normalizeDecimal(text)).toBe(number);
  });

  it.each([
    '',
    '.',
    '1e-8',
    '-1',
    '−1',
    '+1',
    '0x10',
    '1,23,4.5',
    '1.2.3,4',
    '1,2.3,4',
    'abc',
    '1..2',
    '1 5',
    '1 2345',
    '1,234 567',
    '0,123,456',
    '10²',
    '½',
    '5 USDC',
    '$5',
    '∞',
  ])('refuses %s', (text) => {
    expect(normalizeDecimal(text)).toBeNull();
    expect(readDecimal(text, 18).kind).not.toBe('units');
  });

  it('never reads what no digits, signs and grouping make up', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }), (text) => {
        const hasOther = /[^\d.,\s_'’０-９．，]/u.test(text);
        if (hasOther) expect(normalizeDecimal(text)).toBeNull();
      }),
    );
  });
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

describe('an amount that is written out', () => {
  it('is read back as the same units, however it is written', () => {
    fc.assert(
      fc.property(units, token, (amount, decimals) => {
        const exact = exactDecimal(amount, decimals);
        const [whole = '', fraction] = exact.split('.');
        const grouped = (sign: string) => groupThousands(whole).replaceAll(',', sign);
        const end = fraction === undefined ? '' : `,${fraction}`;
        const texts = [
          exact,
          ` ${exact}\n`,
          groupThousands(exact),
          whole + end,
          grouped('.') + end,
          grouped(' ') + end,
          grouped('\u202f') + end,
          grouped("'") + end,
        ].filter(
          (text) => !twoReadings(text) && (fraction !== undefined || !/^\d+\.\d+$/.test(text)),
        );
        for (const text of texts) expect([text, readUnits(text, decimals)]).toEqual([text, amount]);
        expect(exact).not.toMatch(/e/i);
      }),
    );
  });

  it('is never read as more than there is, from the figure that the page shows of it', () => {
    fc.assert(
      fc.property(units, token, (amount, decimals) => {
        const shown = formatAmount(amount, decimals);
        expect(shown).toMatch(/^(<0\.00000001|\d{1,3}(,\d{3})*(\.\d*[1-9])?)$/);
        const read = readUnits(shown, decimals);
        if (typeof read === 'bigint') expect(read <= amount).toBe(true);
        // What cannot be read back says so: it is below what is shown, or could be two numbers.
        else expect(shown.startsWith('<') || twoReadings(shown) !== null).toBe(true);
      }),
    );
  });

  it('keeps nothing of what lies beyond the decimals of a token', () => {
    fc.assert(
      fc.property(units, token, fc.integer({ min: 1, max: 9 }), (amount, decimals, digit) => {
        const [whole = '', fraction = ''] = exactDecimal(amount, decimals).split('.');
        const beyond = `${whole}.${fraction.padEnd(decimals, '0')}`;
        expect(readDecimal(beyond + digit, decimals).kind).toBe('tooPrecise');
        expect(readUnits(`${beyond}000`, decimals)).toBe(amount);
      }),
    );
  });
});

describe('twoReadings', () => {
  it.each([
    ['1,234', '1234', '1.234'],
    ['12,500', '12500', '12.500'],
    [' １２３，４５６ ', '123456', '123.456'],
  ])('of %s are %s and %s', (text, whole, fraction) => {
    expect(twoReadings(text)).toEqual({ whole, fraction });
    expect(normalizeDecimal(text)).toBeNull();
    expect(readDecimal(text, 18)).toEqual({ kind: 'malformed' });
    expect(entryText(text)).toBe(text.trim() === text ? text : '123,456');
  });

  it.each(['1,5', '1,23', '1,2345', '1.234', '0,123', '1234,567', '1,234.5', '1,234,567', ',123'])(
    'are not seen in %s',
    (text) => {
      expect(twoReadings(text)).toBeNull();
      expect(normalizeDecimal(text)).not.toBeNull();
    },
  );

  it('hold for every figure that the page shows in thousands without a fraction', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 999_999 }), (figure) => {
        expect(twoReadings(groupThousands(String(figure)))?.whole).toBe(String(figure));
      }),
    );
  });
});

describe('entryText', () => {
  it('typed a key at a time is the number that was meant', () => {
    fc.assert(
      fc.property(units, token, fc.constantFrom('.', ','), (amount, decimals, sign) => {
        let field = '';
        for (const key of exactDecimal(amount, decimals).replace('.', sign)) {
          field = entryText(field + key);
        }
        expect(readUnits(field, decimals)).toBe(amount);
      }),
    );
  });

  it('changes nothing when it is applied again, and never what the text says', () => {
    const typed = fc.string({
      unit: fc.constantFrom(..."0123456789.,\u00a0 '５．e-"),
      maxLength: 12,
    });
    fc.assert(
      fc.property(typed, (text) => {
        const kept = entryText(text);
        expect(entryText(kept)).toBe(kept);
        expect(readUnits(kept, 18)).toBe(readUnits(text, 18));
      }),
    );
  });

  it('shows a comma as the decimal sign it is read as', () => {
    expect(entryText('1,')).toBe('1.');
    expect(entryText('1,5')).toBe('1.5');
  });

  it('normalises pasted numbers and keeps what is none', () => {
    expect(entryText('1.234,50')).toBe('1234.50');
    expect(entryText('12a')).toBe('12a');
  });
});

describe('entryCaret', () => {
  it('stays where it was typed', () => {
    expect(entryCaret('1,5', '1.5', 2)).toBe(2);
    expect(entryCaret('12,34', '12.34', 1)).toBe(1);
    expect(entryCaret('12a34', '12a34', 3)).toBe(3);
    expect(entryCaret('１２，５', '12.5', 3)).toBe(3);
  });

  it('stands behind what was pasted', () => {
    expect(entryCaret('1.234,50', '1234.50', 8)).toBe(7);
    expect(entryCaret(' 1 000 ', '1000', 7)).toBe(4);
    expect(entryCaret('1 000,', '1000.', 6)).toBe(5);
  });

  it('has the same digits before it, within the text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789., '), maxLength: 12 });
    fc.assert(
      fc.property(text, fc.nat(12), (typed, at) => {
        const caret = Math.min(at, typed.length);
        const kept = entryText(typed);
        const moved = entryCaret(typed, kept, caret);
        expect(moved).toBeLessThanOrEqual(kept.length);
        const digits = (part: string) => part.replace(/\D/g, '');
        const lost = digits(typed) === digits(kept);
        if (lost) expect(digits(kept.slice(0, moved))).toBe(digits(typed.slice(0, caret)));
      }),
    );
  });
});
