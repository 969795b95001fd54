import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stubLocalStorage } from '#lib/testing/stubLocalStorage.ts';
import { keepPayee, keptPayee, payeeDetails, validatePayee } from './payeeEntry.ts';

const ada = '0x00000000000000000000000000000000000000Aa' as const;
const bob = '0x00000000000000000000000000000000000000bB' as const;
const entry = { payee: 'Ada Byron', account: 'DE89 3704', reference: 'Trade 7' };
const empty = { payee: '', account: '', reference: '' };

let kept: Map<string, string>;
beforeEach(() => {
  kept = stubLocalStorage();
});
afterEach(() => vi.unstubAllGlobals());

describe('a payee on this device', () => {
  it('comes back for its account and method, and for no other', () => {
    keepPayee(ada, 'SEPA Instant', entry);
    expect(keptPayee(ada, 'SEPA Instant')).toEqual(entry);
    expect(keptPayee(bob, 'SEPA Instant')).toEqual(empty);
    expect(keptPayee(ada, 'Revolut')).toEqual(empty);
  });

  it.each(['{"payee":', 'null'])('is typed again where %s was written', (damaged) => {
    keepPayee(ada, 'SEPA Instant', entry);
    for (const key of kept.keys()) kept.set(key, damaged);
    expect(keptPayee(ada, 'SEPA Instant')).toEqual(empty);
  });
});

describe('payeeDetails', () => {
  it('seals what is read: without outer spaces, each letter composed', () => {
    const typed = { payee: ' Ju\u0308rgen ', account: ' DE89 3704 ', reference: '' };
    expect(payeeDetails(typed)).toEqual({
      payee: 'J\u00fcrgen',
      fields: [{ name: 'Account (IBAN, phone, handle)', value: 'DE89 3704' }],
    });
  });

  it('names the reference where there is one', () => {
    const values = payeeDetails(entry).fields.map(({ value }) => value);
    expect(values).toEqual(['DE89 3704', 'Trade 7']);
    expect(payeeDetails({ ...entry, reference: '  ' }).fields).toHaveLength(1);
  });
});

describe('validatePayee', () => {
  it('takes a payee with an account, with and without a reference', () => {
    expect(validatePayee(entry)).toBeNull();
    expect(validatePayee({ ...entry, reference: '' })).toBeNull();
  });

  it.each([
    ['no payee', { payee: ' ' }, 'Name of the payee'],
    ['no account', { account: '' }, 'Account'],
    ['a letter that turns the direction of text', { account: 'DE89\u202e4073' }, 'U+202E'],
    ['an invisible character', { payee: 'Ada\u200b Byron' }, 'U+200B'],
    ['more than anybody reads', { reference: 'x'.repeat(281) }, '280'],
  ])('refuses %s, and says which', (_, change, words) => {
    expect(validatePayee({ ...entry, ...change })).toContain(words);
  });
});
