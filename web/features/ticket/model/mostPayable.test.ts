import { describe, expect, it } from 'vitest';
import { mostPayable } from './mostPayable.ts';

describe('mostPayable', () => {
  it('is all of a token', () => {
    expect(mostPayable(5n, false, null)).toBe(5n);
    expect(mostPayable(undefined, false, 1n)).toBeUndefined();
  });

  it('keeps gas of the coin twice over, and promises nothing while its cost is unknown', () => {
    expect(mostPayable(100n, true, 10n)).toBe(80n);
    expect(mostPayable(15n, true, 10n)).toBe(0n);
    expect(mostPayable(100n, true, null)).toBeUndefined();
  });
});
