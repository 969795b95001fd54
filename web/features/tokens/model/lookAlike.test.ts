import * as fc from 'fast-check';
import type { Address } from 'viem';
import { describe, expect, test } from 'vitest';
import { skeleton } from './confusables.ts';
import { findLookAlike } from './lookAlike.ts';

// Letters, look-alikes, and what hides, turns or heaps up: a string of all of Unicode rarely has two of these together.
const odd = [
  ...'aÜUЅ𝐔ⓒ8rnv .$…',
  ...'\u0000\n\u0301\u200b\u202e\u2066\u2800\u3164\ufe0f',
  '\ud800',
];
const anyText = fc.string({ unit: fc.constantFrom(...odd), maxLength: 24 });

const token = (digit: string, symbol: string, name: string) => ({
  address: `0x${digit.repeat(40)}` as Address,
  symbol,
  name,
});
const usdc = token('1', 'USDC', 'USD Coin');
const weth = token('2', 'WETH', 'Wrapped Ether');
const wbtc = token('3', 'WBTC', 'Wrapped Bitcoin');
const listed = [usdc, weth, wbtc];
const alikeTo = (symbol: string, name = 'Honest') =>
  findLookAlike(token('9', symbol, name), listed)?.symbol ?? null;

describe('findLookAlike', () => {
  test.each([
    ['the same symbol', 'USDC'],
    ['another case', 'usdc'],
    ['Cyrillic letters', 'UЅDС'],
    ['Greek letters', 'ΥSDC', null],
    ['full width', 'ＵＳＤＣ'],
    ['mathematical letters', '𝐔𝐒𝐃𝐂'],
    ['circled letters', 'ⓊⓈⒹⒸ'],
    ['accents', 'ÚṨḊĆ'],
    ['zero width spaces', 'U\u200bS\u200cD\u2060C'],
    ['bidi controls', '\u2066USDC\u2069'],
    ['signs for letters', 'U$DC'],
    ['digits for letters', 'U5DC'],
    ['full stops and spaces', 'U.S D-C'],
    ['Cherokee letters', 'ᏔETᎻ', null],
  ])('finds %s', (_, symbol, found: string | null = 'USDC') => {
    expect(alikeTo(symbol)).toBe(found);
  });

  test('finds letters that two others draw, and strokes that are one', () => {
    expect(alikeTo('VVBTC')).toBe('WBTC');
    expect(alikeTo('W8TC')).toBe('WBTC');
    expect(alikeTo('ABC', 'Wrapped Bitcoin')).toBe('WBTC');
    expect(alikeTo('ABC', 'Wrapped B1tc0ln')).toBe('WBTC');
  });

  test('compares names with symbols too', () => {
    expect(alikeTo('X', 'USDC')).toBe('USDC');
    expect(alikeTo('USD Coin', 'X')).toBe('USDC');
  });

  test('leaves other tokens alone, nameless ones, and the listed token itself', () => {
    expect(alikeTo('USDT', 'Tether USD')).toBe(null);
    expect(alikeTo('ETH', 'Ether')).toBe(null);
    expect(alikeTo('日本', '円')).toBe(null);
    expect(alikeTo('', '')).toBe(null);
    expect(alikeTo('\u200b', '…')).toBe(null);
    expect(findLookAlike(usdc, listed)).toBe(null);
  });
});

describe('skeleton', () => {
  test('of a skeleton is itself, of any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = skeleton(text);
        expect(skeleton(once)).toBe(once);
      }),
      { numRuns: 40 },
    );
  });
});
