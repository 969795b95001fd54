import { describe, expect, it } from 'vitest';
import { accountName } from './accountName.ts';
import {
  accountNumbers,
  nextAccountNumber,
  parseAccounts,
  readAccountNumber,
} from './lendingAccounts.ts';

describe('the accounts of this device', () => {
  it.each([null, 'no json', '7', '{"chosen":-1,"names":[]}', '{"chosen":"x","names":null}'])(
    'start with the main one where nothing sound was kept: %s',
    (stored) => {
      expect(parseAccounts(stored)).toEqual({ chosen: 0, names: {} });
    },
  );

  it('keep names of sound numbers', () => {
    const stored = JSON.stringify({ chosen: 7, names: { 7: 'Hedge', x: 'no', 8: 5 } });
    expect(parseAccounts(stored)).toEqual({ chosen: 7, names: { 7: 'Hedge' } });
  });

  it('read the first numbers, the named and the chosen one', () => {
    expect(accountNumbers({ chosen: 9, names: { 7: 'Hedge' } })).toEqual([0, 1, 2, 3, 7, 9]);
    expect(nextAccountNumber({ names: { 1: 'a', 2: 'b' } })).toBe(3);
  });

  it('take whole numbers up to 999,999', () => {
    expect(['0', '12', '999999'].map(readAccountNumber)).toEqual([0, 12, 999_999]);
    for (const text of ['', '-1', '1.5', '1000000', 'x'])
      expect(readAccountNumber(text)).toBeNull();
  });

  it('are called by number and name', () => {
    expect(accountName(0, {})).toBe('0 · Main');
    expect(accountName(7, { 7: 'Hedge' })).toBe('7 · Hedge');
    expect(accountName(2, {})).toBe('2');
  });
});
