import { afterEach, describe, expect, test } from 'vitest';
import { phrases, preferredLanguage, speak } from './language.ts';

afterEach(() => speak('en', {}));

describe('phrases', () => {
  test('are English until another language is spoken, and change where they stand', () => {
    const say = phrases('first', { get: (symbol: string) => `Get ${symbol}`, no: 'No' });
    expect([say.get('WETH'), say.no]).toEqual(['Get WETH', 'No']);
    speak('de', { first: { get: (symbol: string) => `${symbol} holen`, no: 'Nein' } });
    expect([say.get('WETH'), say.no]).toEqual(['WETH holen', 'Nein']);
  });

  test('of a part that is loaded later come in the language that is spoken', () => {
    speak('de', { later: { yes: 'Ja' } });
    expect(phrases('later', { yes: 'Yes' }).yes).toBe('Ja');
    expect(phrases('unknown', { yes: 'Yes' }).yes).toBe('Yes');
  });
});

describe('preferredLanguage', () => {
  test('is the chosen one, then the first of the browser that is known, then English', () => {
    expect(preferredLanguage('en', ['de-AT'])).toBe('en');
    expect(preferredLanguage(null, ['fr-FR', 'de-AT', 'en'])).toBe('de');
    expect(preferredLanguage('klingon', ['fr'])).toBe('en');
    expect(preferredLanguage('toString', [])).toBe('en');
  });
});
