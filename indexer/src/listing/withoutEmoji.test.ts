import { describe, expect, it } from 'vitest';
import { withoutEmoji } from './withoutEmoji.ts';

describe('withoutEmoji', () => {
  it.each([
    ['Wrapped Ether', 'Wrapped Ether'],
    ['🚀 Moon 🌕', 'Moon'],
    ['❤️', '0xabc'],
    ['👩‍🚀🇫🇷', '0xabc'],
    ['1️⃣INCH', '1INCH'],
    ['USD₮0', 'USD₮0'],
  ])('makes of %s: %s', (text, expected) => {
    expect(withoutEmoji(text, '0xabc')).toBe(expected);
  });
});
