import { describe, expect, it } from 'vitest';
import { leastGap, optionCost, revealDeadline, type SwapProfile, swapProfiles } from './profile.ts';

const HOUR = 3600;

describe('swapProfiles', () => {
  it.each(Object.entries<SwapProfile>(swapProfiles))(
    '%s leaves its least gap with both clocks off by what is allowed, and time to answer and to reveal',
    (_, profile) => {
      const gap = profile.firstExpiry - profile.secondExpiry;
      expect(gap).toBeGreaterThanOrEqual(leastGap(profile) + 2 * profile.silence);
      // The first lock's finality, the second lock's, and an hour for people.
      const reveal = revealDeadline(profile, profile.secondExpiry);
      expect(reveal).toBeGreaterThanOrEqual(2 * profile.finality + HOUR);
    },
  );

  it('are 64 and 36 hours, and 24 and 12', () => {
    const { rollup, fast } = swapProfiles;
    expect([rollup.firstExpiry, rollup.secondExpiry]).toEqual([64 * HOUR, 36 * HOUR]);
    expect([fast.firstExpiry, fast.secondExpiry]).toEqual([24 * HOUR, 12 * HOUR]);
    expect(fast.trust).toMatch(/trusted/);
  });

  it('demand inclusion, finality and two hours between the expiries', () => {
    expect(leastGap(swapProfiles.rollup)).toBe(27.5 * HOUR);
    expect(leastGap(swapProfiles.fast)).toBe(4.5 * HOUR);
  });
});

describe('optionCost', () => {
  it('is 1.1 % for 12 hours and grows with the root of time', () => {
    expect(optionCost(12 * HOUR)).toBe(11_283n);
    expect(optionCost(48 * HOUR)).toBe(22_567n);
  });

  it('is nothing where there is nothing to choose', () => {
    expect(optionCost(0)).toBe(0n);
    expect(optionCost(-1)).toBe(0n);
  });

  it('is σ √(t / 2π), rounded down to a millionth', () => {
    for (const seconds of [1, 60, 3600, 30_000, 129_600, 230_400]) {
      const exact = 1e6 * 0.04 * Math.sqrt(seconds / 86_400 / (2 * Math.PI));
      expect(Number(optionCost(seconds))).toBe(Math.floor(exact));
    }
  });
});
