import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hidesCharacters, readableText } from './readableText.ts';

// Letters, look-alikes, and what hides, turns or heaps up: a string of all of Unicode rarely has two of these together.
const odd = [
  ...'aÜUЅ𝐔ⓒ8rnv .$…',
  ...'\u0000\n\u0301\u200b\u202e\u2066\u2800\u3164\ufe0f',
  '\ud800',
];
const anyText = fc.string({ unit: fc.constantFrom(...odd), maxLength: 24 });

describe('readableText', () => {
  test('leaves out what is not drawn, what turns the writing, and what breaks the line', () => {
    expect(readableText('US\u200bD\u2060C\u202e', 'symbol')).toBe('USDC');
    expect(readableText('  USD\n\n Coin\u0000\u0007 ', 'name')).toBe('USD Coin');
    expect(readableText('\u2800\u3164\u115f\ufe0f\u{e0041}', 'symbol')).toBe('');
  });

  test('cuts what is too long for its line, and heaps of accents', () => {
    expect(readableText('A'.repeat(10_000), 'symbol')).toBe(`${'A'.repeat(15)}…`);
    expect(readableText(`Z\u0301\u0302\u0303\u0304algo`, 'symbol').length).toBeLessThanOrEqual(6);
    expect(readableText('Tether USD', 'name')).toBe('Tether USD');
  });

  test('of any text is short, of one line and shown as it stands', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = readableText(text, 'symbol');
        expect([...shown].length).toBeLessThanOrEqual(16);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\n\u202a-\u202e\u2066-\u2069]/u);
        expect(shown).toBe(shown.trim());
      }),
      { numRuns: 40 },
    );
  });
});

test('hidesCharacters tells of characters that a reader cannot see, and of no others', () => {
  expect(hidesCharacters('USD\u200bC')).toBe(true);
  expect(hidesCharacters('\u202eCDSU')).toBe(true);
  expect(hidesCharacters('USD Coin (Bridged) – Türkçe 日本')).toBe(false);
});
