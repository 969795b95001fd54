import { describe, expect, it } from 'vitest';
import { guardedPrice } from './guardedPrice.ts';
import { VenueMean } from './VenueMean.ts';

describe('guardedPrice', () => {
  it('liquidates by the median of outside feeds that agree, whatever the venue says', () => {
    expect(guardedPrice([100, 101], 50, 1).liquidation).toBe(101);
    expect(guardedPrice([100, 101, 102], 200, 1).liquidation).toBe(101);
    expect(guardedPrice([100, 1, 101], 300, 1).liquidation).toBe(101);
    expect(guardedPrice([99, 100, 101, 102], 1, 1).liquidation).toBe(101);
    // Two pairs agree, each within 3 %: all three belong to one of them.
    expect(guardedPrice([105, 100, 102.5], 1, 1).liquidation).toBe(102.5);
  });

  it('goes by what is kindest to the borrower where outside feeds do not agree', () => {
    expect(guardedPrice([100, 104], 90, 80)).toEqual({ liquidation: 104, borrow: 0, isGood: true });
    expect(guardedPrice([100, 104], 110, 80).liquidation).toBe(110);
    expect(guardedPrice([100, 104], null, 80).liquidation).toBe(104);
  });

  it('with one outside feed goes by what is kinder to the borrower', () => {
    expect(guardedPrice([100], 130, 1).liquidation).toBe(130);
    expect(guardedPrice([100], 70, 1).liquidation).toBe(100);
  });

  it.each([
    ['the venue alone', [], 100],
    ['one feed and no venue', [100], null],
    ['nothing', [], null],
  ])('with %s counts the last good price times 1.15, and lends nothing', (_, outside, venue) => {
    const marked = guardedPrice(outside, venue, 80);
    expect(marked).toMatchObject({ borrow: 0, isGood: false });
    expect(marked.liquidation).toBeCloseTo(92, 12);
  });

  it('lends by the lowest of two sources or more, one from outside, within 3 %', () => {
    expect(guardedPrice([100, 102], 101, 1).borrow).toBe(100);
    expect(guardedPrice([100], 99, 1).borrow).toBe(99);
    expect(guardedPrice([100], 96, 1).borrow).toBe(0);
    expect(guardedPrice([100], null, 1).borrow).toBe(0);
  });
});

describe('VenueMean', () => {
  it('is the mean of the last half hour in logarithms', () => {
    const mean = new VenueMean(0, 100);
    expect(mean.update(900, 100)).toBeCloseTo(100, 9);
    // 1 % up for the last 900 of 1,800 seconds.
    expect(mean.update(1800, 101)).toBeCloseTo(100 * 1.01 ** 0.5, 9);
    expect(mean.update(5000, 101)).toBeCloseTo(101, 9);
    // A window that begins within a block: 300 s of the one price, 1,500 s of the other.
    const between = new VenueMean(0, 100);
    between.update(1000, 100);
    expect(between.update(2500, 101)).toBeCloseTo(100 * 1.01 ** (1500 / 1800), 9);
  });

  it('follows a fall by four ticks a second: 30 % takes a quarter of an hour of blocks to arrive in the record', () => {
    const mean = new VenueMean(0, 100);
    let [time, last] = [0, 100];
    while (last > 70.01) {
      time += 12;
      last = mean.update(time, 70);
    }
    // The record arrives after ln(1/0.7) / (4 ln 1.0001) = 892 s, the mean a window later.
    expect(time).toBeGreaterThan(1800);
    expect(time).toBeLessThan(1800 + 900);
    const early = new VenueMean(0, 100);
    expect(early.update(12, 70)).toBeCloseTo(100 * 1.0001 ** -48, 9);
  });
});
