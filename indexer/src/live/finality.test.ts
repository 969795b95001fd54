import { describe, expect, it } from 'vitest';
import { finalityOf } from './finality.ts';

describe('finalityOf', () => {
  it.each([
    [9, { safe: 20, finalized: 10 }, 'finalized'],
    [10, { safe: 20, finalized: 10 }, 'finalized'],
    [11, { safe: 20, finalized: 10 }, 'safe'],
    [20, { safe: 20, finalized: 10 }, 'safe'],
    [21, { safe: 20, finalized: 10 }, 'included'],
    [1, { safe: null, finalized: null }, 'included'],
  ] as const)('says of block %i with %o: %s', (block, marks, expected) => {
    expect(finalityOf(block, marks)).toBe(expected);
  });
});
