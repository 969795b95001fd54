import { describe, expect, it } from 'vitest';
import { FIRST_REVERSIBLE, offerReserve, reversibleLimit, usdValue } from './limits.ts';

describe('usdValue', () => {
  it('is in millionths, rounded up, and 0 for a token without a worth', () => {
    expect(usdValue(1_000_000n, 25_000_000n)).toBe(FIRST_REVERSIBLE);
    expect(usdValue(3n, 1n)).toBe(333_334n);
    expect(usdValue(0n, 1n)).toBe(0n);
  });
});

describe('reversibleLimit', () => {
  it('grows with the account: 50 USD, half the cap, none', () => {
    expect([0, 1, 2].map((age) => reversibleLimit(age, 1000n))).toEqual([
      50_000_000n,
      500_000_000n,
      null,
    ]);
  });
});

describe('offerReserve', () => {
  it('is the least trade’s part of all, rounded up, and some dust a trade', () => {
    expect(offerReserve(15n, 100n, 10n)).toBe(190n);
    expect(offerReserve(10n, 101n, 3n)).toBe(337n + 4n * 33n);
  });
});
