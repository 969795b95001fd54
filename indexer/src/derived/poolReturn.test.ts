import { describe, expect, it } from 'vitest';
import { type PoolPoint, rootPerShare, yearlyReturn } from './poolReturn.ts';

const day = 86_400;
const start: PoolPoint = {
  at: 1_700_000_000,
  baseReserve: 4n * 10n ** 18n,
  quoteReserve: 10n ** 10n,
  totalShares: 2n * 10n ** 14n,
};
const after = (days: number, change: Partial<PoolPoint>): PoolPoint => ({
  ...start,
  at: start.at + days * day,
  ...change,
});

describe('yearlyReturn', () => {
  it('is what the root of k per share grew by, for a year', () => {
    // Both reserves grew by a thousandth in a day.
    const grown = after(1, { baseReserve: 4_004n * 10n ** 15n, quoteReserve: 10_010_000_000n });
    expect(yearlyReturn(start, grown)).toBe('0.365');
    expect(yearlyReturn(start, { ...grown, at: start.at + 365 * day })).toBe('0.001');
  });

  it('is 0 where only the price moved, whatever the turnover was', () => {
    const moved = after(7, { baseReserve: 2n * 10n ** 18n, quoteReserve: 2n * 10n ** 10n });
    expect(yearlyReturn(start, moved)).toBe('0');
  });

  it('does not change with liquidity that comes or goes in proportion', () => {
    for (const [part, whole] of [
      [3n, 1n],
      [1n, 4n],
    ] as const) {
      const scaled = after(30, {
        baseReserve: (start.baseReserve * part) / whole,
        quoteReserve: (start.quoteReserve * part) / whole,
        totalShares: (start.totalShares * part) / whole,
      });
      expect(yearlyReturn(start, scaled)).toBe('0');
    }
  });

  it('counts a gift by what it gives each share: a hundred times the liquidity, a hundredth of the return', () => {
    const gift = 10n ** 8n;
    const rate = (shares: bigint) => {
      const base = { ...start, baseReserve: start.baseReserve * shares };
      const pool = { ...base, quoteReserve: start.quoteReserve * shares };
      const whole = { ...pool, totalShares: start.totalShares * shares };
      const given = after(1, { ...whole, at: start.at + day });
      return Number(yearlyReturn(whole, { ...given, quoteReserve: given.quoteReserve + gift }));
    };
    expect(rate(1n) / rate(100n)).toBeGreaterThan(99);
    expect(rate(1n) / rate(100n)).toBeLessThan(101);
  });

  it('is unknown for less than an hour, and for a pool without shares', () => {
    expect(yearlyReturn(start, { ...start, at: start.at + 3_599 })).toBeNull();
    expect(yearlyReturn(start, { ...start, at: start.at + 3_600 })).toBe('0');
    expect(yearlyReturn({ ...start, totalShares: 0n }, after(1, {}))).toBeNull();
  });
});

describe('rootPerShare', () => {
  it('has digits where shares are many and reserves few', () => {
    expect(rootPerShare(start)).toBe('1');
    expect(rootPerShare({ ...start, baseReserve: 2n, quoteReserve: 1n, totalShares: 10n })).toBe(
      '0.141421356237',
    );
    expect(rootPerShare({ ...start, totalShares: 0n })).toBeNull();
  });
});
