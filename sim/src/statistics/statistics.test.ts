import { describe, expect, it } from 'vitest';
import { Random } from '../random/Random.ts';
import { incompleteBeta } from './incompleteBeta.ts';
import { proportionInterval } from './proportionInterval.ts';
import { quantileInterval } from './quantileInterval.ts';
import { meanEstimate, sampleFigures } from './sampleFigures.ts';
import { studentT } from './studentT.ts';

const ranks = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe('incompleteBeta', () => {
  it.each([
    // I_x(1, b) = 1 − (1 − x)^b; I_x(a, 1) = x^a; I_½(a, a) = ½; the last one from a binomial sum.
    [0.3, 1, 4, 1 - 0.7 ** 4],
    [0.3, 5, 1, 0.3 ** 5],
    [0.5, 37, 37, 0.5],
    [0.4, 3, 4, 0.45568],
  ])('I_%f(%f, %f) is %f', (x, a, b, expected) => {
    expect(incompleteBeta(x, a, b)).toBeCloseTo(expected, 12);
  });
});

describe('studentT', () => {
  it.each([
    // Tables of the t distribution, two-sided.
    [0.95, 1, 12.7062],
    [0.95, 4, 2.7764],
    [0.99, 10, 3.1693],
    [0.95, 99, 1.9842],
    [0.95, 100_000, 1.95999],
  ])('reaches as far as the tables say: %f, %i', (confidence, degrees, expected) => {
    expect(studentT(confidence, degrees)).toBeCloseTo(expected, 4);
  });
});

describe('quantileInterval', () => {
  it('takes the ranks of the binomial distribution', () => {
    // For the median of 100 at 95 %: ranks 40 and 61, covered with 96.48 % (David and Nagaraja, table of section 7.1).
    expect(quantileInterval(ranks(100), 0.5, 0.95)).toEqual({ low: 40, high: 61 });
    // P(all 6 on one side of the median) = 2^-5 > 5 % for five values, 2^-6 a side for six.
    expect(quantileInterval(ranks(5), 0.5, 0.95)).toBeNull();
    expect(quantileInterval(ranks(6), 0.5, 0.95)).toEqual({ low: 1, high: 6 });
    expect(quantileInterval(ranks(50), 0.95, 0.95)).toBeNull();
  });

  it('holds the quantile at least as often as it says, for a skewed distribution', () => {
    const random = Random.of(1, 'coverage');
    const quantileOf = (p: number) => -Math.log(1 - p);
    for (const p of [0.05, 0.5, 0.95]) {
      let held = 0;
      for (let trial = 0; trial < 2000; trial++) {
        const sorted = Array.from({ length: 120 }, () => random.exponential()).toSorted(
          (a, b) => a - b,
        );
        const interval = quantileInterval(sorted, p, 0.95);
        if (interval && interval.low <= quantileOf(p) && quantileOf(p) <= interval.high) held++;
      }
      // Never below 95 % by more than three standard errors, and not so wide as to be worthless.
      expect(held / 2000).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / 2000));
      expect(held / 2000).toBeLessThan(0.99);
    }
  });
});

describe('proportionInterval', () => {
  it.each([
    // Clopper and Pearson's own ends where none or all hit: 1 − 0.025^(1/n) and its mirror image; 8 of 10 by tables.
    [0, 8, 0, 1 - 0.025 ** (1 / 8)],
    [8, 8, 0.025 ** (1 / 8), 1],
    [8, 10, 0.4439, 0.97479],
  ])('%i of %i: from %f to %f', (hits, trials, low, high) => {
    const found = proportionInterval(hits, trials, 0.95);
    expect(found.low).toBeCloseTo(low, 5);
    expect(found.high).toBeCloseTo(high, 5);
  });

  it('is the mean’s interval where values are 1 and 0', () => {
    const { mean } = sampleFigures([1, 1, 1], 0.95, true);
    expect(mean).toEqual({ value: 1, interval: proportionInterval(3, 3, 0.95) });
  });
});

describe('sampleFigures', () => {
  it('gives mean, deviation and standard error with n − 1', () => {
    const figures = sampleFigures([2, 4, 4, 4, 5, 5, 7, 9], 0.95);
    expect(figures.mean.value).toBe(5);
    expect(figures.deviation).toBeCloseTo(Math.sqrt(32 / 7), 12);
    expect(figures.standardError).toBeCloseTo(Math.sqrt(32 / 7 / 8), 12);
    // t(0.95, 7) = 2.36462.
    const reach = 2.36462 * Math.sqrt(32 / 7 / 8);
    expect(figures.mean.interval?.high).toBeCloseTo(5 + reach, 4);
    expect(figures.quantiles[2]?.value).toBe(4.5);
  });

  it('means the tails, a value partly inside by its part', () => {
    // Of 30 values the lowest 5 % are one and a half: (1 + 0.5·2)/1.5; too few for an interval.
    const { lowTail, highTail } = sampleFigures(ranks(30), 0.95);
    expect(lowTail).toEqual({ value: 2 / 1.5, interval: null });
    expect(highTail.value).toBeCloseTo((30 + 0.5 * 29) / 1.5, 12);
  });

  it('holds the mean of a tail about as often as it says', () => {
    const random = Random.of(2, 'tail');
    // For an exponential variable the mean above the 95 % quantile is that quantile plus 1.
    const truth = -Math.log(0.05) + 1;
    let held = 0;
    for (let trial = 0; trial < 600; trial++) {
      const values = Array.from({ length: 1000 }, () => random.exponential());
      const { interval } = sampleFigures(values, 0.95).highTail;
      if (interval && interval.low <= truth && truth <= interval.high) held++;
    }
    expect(held / 600).toBeGreaterThan(0.92);
    expect(held / 600).toBeLessThan(0.98);
  });

  it('says nothing of the spread of a single value', () => {
    const { mean, quantiles, deviation } = sampleFigures([3], 0.95);
    expect([mean.value, mean.interval, quantiles[0]?.interval, deviation]).toEqual([
      3,
      null,
      null,
      Number.NaN,
    ]);
    expect(meanEstimate([3, 3], 0.95).interval).toEqual({ low: 3, high: 3 });
  });
});
