import { describe, expect, it } from 'vitest';
import { guessedBits, passphraseStrength, randomPassphrase } from './passphrase.ts';

describe('passphraseStrength', () => {
  it.each([
    ['short', 'hunter2hunt'],
    ['weak', 'aaaaaaaaaaaaaaaaaaaa'],
    ['weak', '12345678901234567890'],
    ['weak', 'password1234'],
    ['weak', 'same same same same same'],
    ['fair', 'heron lantern 4719'],
    ['strong', 'copper heron lantern gravel'],
  ] as const)('calls %s what is like "%s"', (strength, passphrase) => {
    expect(passphraseStrength(passphrase)).toBe(strength);
  });
});

describe('randomPassphrase', () => {
  it('is strong, and another for other bytes, each letter meaning five bits', () => {
    const bytes = (from: number) => (length: number) =>
      Uint8Array.from({ length }, (_, i) => (from + 11 * i) % 256);
    const [one, other] = [randomPassphrase(bytes(0)), randomPassphrase(bytes(1))];
    expect(one).toMatch(/^(\S{5} ){3}\S{5}$/);
    expect(other).not.toBe(one);
    expect(passphraseStrength(one)).toBe('strong');
    const letters = randomPassphrase((length) => Uint8Array.from({ length }, (_, i) => i));
    expect(new Set(letters.replaceAll(' ', '')).size).toBe(20);
  });

  it('is strong whatever the bytes usually are', () => {
    const weakest = Math.min(...Array.from({ length: 50 }, () => guessedBits(randomPassphrase())));
    expect(weakest).toBeGreaterThan(50);
  });
});
