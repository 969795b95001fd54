import { expect, test } from 'vitest';
import { formatDuration } from './formatDuration.ts';

test('formatDuration says a length of time in its two largest units', () => {
  expect([0, 59, 60, 1800, 5400, 86_400, 129_600, 90_061].map(formatDuration)).toEqual([
    '0 s',
    '59 s',
    '1 min',
    '30 min',
    '1 h 30 min',
    '1 d',
    '1 d 12 h',
    '1 d 1 h',
  ]);
});
