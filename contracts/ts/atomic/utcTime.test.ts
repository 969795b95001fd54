import { expect, it } from 'vitest';
import { utcTime } from './utcTime.ts';

it('utcTime says any number of seconds, of whatever calendar', () => {
  expect(utcTime(1_800_000_000)).toBe('2027-01-15 08:00:00 UTC');
  expect(utcTime(0)).toBe('1970-01-01 00:00:00 UTC');
  expect(utcTime(8.64e12)).toBe('+275760-09-13 00:00:00 UTC');
  expect(utcTime(2 ** 53 - 1)).toBe('second 9007199254740991');
  expect(utcTime(Number.NaN)).toBe('second NaN');
});
