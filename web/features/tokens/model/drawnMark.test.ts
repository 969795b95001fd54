import { expect, test } from 'vitest';
import { drawnMark } from './drawnMark.ts';

test('drawnMark is the same for the same address, and another for most others', () => {
  const address = (place: number) =>
    `0x${(place * 0x12345678abcd).toString(16).padStart(40, '7')}` as const;
  const marks = Array.from({ length: 100 }, (_, place) => drawnMark(address(place), 6));
  expect(drawnMark(address(3), 6)).toEqual(marks[3]);
  expect(new Set(marks.map(({ look, path }) => `${look}${path}`)).size).toBeGreaterThan(95);
  expect(
    marks.every(({ look, path }) => look >= 0 && look < 6 && /^M0 20[VH\d.]+V20Z$/.test(path)),
  ).toBe(true);
});
