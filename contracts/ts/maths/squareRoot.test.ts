import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { squareRoot } from './squareRoot.ts';

test('squareRoot is the largest number whose square is not above the value', () => {
  const root = fc
    .integer({ min: 1, max: 260 })
    .chain((bits) => fc.bigInt(0n, (1n << BigInt(bits)) - 1n));
  const property = fc.property(root, fc.constantFrom(-1n, 0n, 1n), (root, offset) => {
    for (const value of [root, root * root + offset]) {
      if (value < 0n) continue;
      const found = squareRoot(value);
      expect(found * found <= value && (found + 1n) * (found + 1n) > value).toBe(true);
    }
  });
  fc.assert(property, { numRuns: 5000 });
});
