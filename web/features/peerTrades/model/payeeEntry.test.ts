import { afterEach, expect, it, vi } from 'vitest';
import { keepPayee, keptPayee } from './payeeEntry.ts';

const ada = '0x00000000000000000000000000000000000000Aa' as const;
const bob = '0x00000000000000000000000000000000000000bB' as const;
const entry = { payee: 'Ada Byron', account: 'DE02 1203 0000 0000 2020 51', reference: '' };
const empty = { payee: '', account: '', reference: '' };

afterEach(() => vi.unstubAllGlobals());

it("fills in what the same account typed for the same method, and never another account's", () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  keepPayee(ada, 'SEPA Instant', entry);
  expect(keptPayee(ada, 'SEPA Instant')).toEqual(entry);
  expect(keptPayee(bob, 'SEPA Instant')).toEqual(empty);
  expect(keptPayee(ada, 'Wise')).toEqual(empty);
});
