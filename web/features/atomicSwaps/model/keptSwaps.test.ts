import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stubLocalStorage } from '#lib/testing/stubLocalStorage.ts';
import {
  holderRecord,
  PROPOSED,
  responderRecord,
  SECRET,
  syntheticSwap,
} from '../testing/syntheticSwap.ts';
import { HashTaken, keptSwaps, NotKept, progressOf } from './keptSwaps.ts';
import { storageWords } from './storageWords.ts';

const { hash } = syntheticSwap;

beforeEach(() => void stubLocalStorage());
afterEach(() => vi.unstubAllGlobals());

describe('keptSwaps', () => {
  it('keeps a secret by its hash, and a swap as the command line writes it', () => {
    keptSwaps.keepSecret(SECRET);
    keptSwaps.create(holderRecord);
    expect(keptSwaps.readSecret(hash)).toBe(SECRET);
    expect(keptSwaps.read(hash)).toEqual(holderRecord);
    expect(JSON.parse(String(localStorage.getItem(`weir.atomicSwap.${hash}`)))).toMatchObject({
      version: 1,
      role: 'holder',
      terms: { hash, first: { amount: '1000' } },
    });
  });

  it('changes what was asked for and nothing else', () => {
    keptSwaps.create(holderRecord);
    keptSwaps.change(hash, { hasLocked: true });
    keptSwaps.change(hash, { isRevealing: true });
    expect(keptSwaps.read(hash)).toEqual({ ...holderRecord, hasLocked: true, isRevealing: true });
  });

  it('leaves a kept swap as it is: brought again, and with another role', () => {
    keptSwaps.create(holderRecord);
    keptSwaps.change(hash, { hasLocked: true });
    keptSwaps.create(holderRecord);
    expect(keptSwaps.read(hash)?.hasLocked).toBe(true);
    expect(() => keptSwaps.create(responderRecord)).toThrow(HashTaken);
    const dearer = { ...syntheticSwap, first: { ...syntheticSwap.first, amount: 1001n } };
    expect(() => keptSwaps.create({ ...holderRecord, terms: dearer })).toThrow(HashTaken);
    expect(keptSwaps.read(hash)?.terms.first.amount).toBe(1000n);
  });

  it('says that a browser keeps nothing: one that refuses, and one that forgets', () => {
    stubLocalStorage('forgets');
    expect(() => keptSwaps.keepSecret(SECRET)).toThrow(NotKept);
    stubLocalStorage('refuses');
    expect(() => keptSwaps.create(holderRecord)).toThrow(NotKept);
    expect(storageWords(new NotKept('x'))).toContain('keeps nothing');
    expect(() => storageWords(new TypeError('other'))).toThrow('other');
  });

  it('believes no damaged record, and no secret of another hash', () => {
    localStorage.setItem(`weir.atomicSwap.${hash}`, '{"version":1}');
    localStorage.setItem(`weir.atomicSecret.${hash}`, `0x${'5f'.repeat(32)}`);
    expect(keptSwaps.read(hash)).toBeNull();
    expect(keptSwaps.readSecret(hash)).toBeNull();
    expect(keptSwaps.list()).toEqual([]);
  });

  it('lists what runs first, the soonest before the others', () => {
    const withHash = (digit: string, later: number, outcome: 'swapped' | null) => ({
      ...responderRecord,
      outcome,
      terms: {
        ...syntheticSwap,
        hash: `0x${digit.repeat(64)}` as const,
        second: { ...syntheticSwap.second, expiry: PROPOSED + later },
      },
    });
    keptSwaps.create(withHash('c', 10, 'swapped'));
    keptSwaps.create(withHash('b', 30, null));
    keptSwaps.create(withHash('a', 20, null));
    expect(keptSwaps.list().map(({ terms }) => terms.hash[2])).toEqual(['a', 'b', 'c']);
  });
});

describe('progressOf', () => {
  it('holds the secret back until the reveal was begun, and then goes by it', () => {
    keptSwaps.keepSecret(SECRET);
    expect(progressOf(holderRecord).secret).toBeNull();
    expect(progressOf({ ...holderRecord, isRevealing: true }).secret).toBe(SECRET);
    expect(progressOf({ ...responderRecord, isRevealing: true }).secret).toBeNull();
  });
});
