import { describe, expect, it } from 'vitest';
import { percentChange } from './percentChange.ts';

describe('percentChange', () => {
  it.each([
    ['100', '105', 5],
    ['2500.5', '2500.5', 0],
    ['0.0004', '0.00039', -2.5],
    ['3', '4', 33.3333],
    ['3', '2', -33.3333],
  ])('from %s to %s is %d', (from, to, expected) => {
    expect(percentChange(from, to)).toBe(expected);
  });
});
