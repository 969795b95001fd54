import { describe, expect, it } from 'vitest';
import { Random } from '../random/Random.ts';
import { BootstrapPath } from './BootstrapPath.ts';
import { CorrelatedPath, choleskyFactor } from './CorrelatedPath.ts';
import { CrashPath } from './CrashPath.ts';
import { DepegPath } from './DepegPath.ts';
import { JumpPath } from './JumpPath.ts';
import type { PricePath } from './PricePath.ts';
import { RegimePath } from './RegimePath.ts';

const day = 86_400;
const clock = { start: 100, steps: 200_000, secondsPerStep: 3600, arrivals: 'fixed' as const };
const random = (name: string) => Random.of(9, name);

function logReturns(path: PricePath): number[] {
  const returns: number[] = [];
  for (let before = path.price; path.advance(); before = path.price) {
    returns.push(Math.log(path.price / before));
  }
  return returns;
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean, variance and excess kurtosis. */
function moments(values: readonly number[]) {
  const centre = mean(values);
  const power = (exponent: number) => mean(values.map((value) => (value - centre) ** exponent));
  const variance = power(2);
  return { mean: centre, variance, kurtosis: power(4) / variance ** 2 - 3 };
}

describe('JumpPath', () => {
  const jumps = {
    ...clock,
    dailyVolatility: 0.04,
    dailyDrift: 0.01,
    jumpsPerDay: 2,
    jumpMean: -0.02,
    jumpDeviation: 0.03,
  };

  it('has the mean, the variance and the tails of a jump diffusion', () => {
    const { mean, variance, kurtosis } = moments(logReturns(new JumpPath(jumps, random('jumps'))));
    const hour = 1 / 24;
    const [rate, m, s] = [2 * hour, -0.02, 0.03];
    const expected = 0.04 ** 2 * hour + rate * (m ** 2 + s ** 2);
    const kappa = Math.expm1(m + s ** 2 / 2);
    const drift = (0.01 - 0.04 ** 2 / 2 - 2 * kappa) * hour + rate * m;
    const fourth = rate * (m ** 4 + 6 * m ** 2 * s ** 2 + 3 * s ** 4);
    // Four standard errors of the mean; of the variance, √((kurtosis + 2)/n) is 1 %.
    expect(Math.abs(mean - drift)).toBeLessThan(4 * Math.sqrt(expected / clock.steps));
    expect(Math.abs(variance / expected - 1)).toBeLessThan(0.04);
    expect(Math.abs(kurtosis / (fourth / expected ** 2) - 1)).toBeLessThan(0.2);
  });

  it('keeps the mean of the price where there is no drift', () => {
    const ends = Array.from({ length: 4000 }, (_, seed) => {
      const path = new JumpPath({ ...jumps, dailyDrift: 0, steps: 24 }, Random.of(seed, 'mean'));
      while (path.advance());
      return path.price / 100;
    });
    const { mean, variance } = moments(ends);
    expect(Math.abs(mean - 1)).toBeLessThan(4 * Math.sqrt(variance / ends.length));
  });
});

describe('RegimePath', () => {
  const regimes = [
    { dailyVolatility: 0.02, dailyDrift: 0, seconds: 3 * day },
    { dailyVolatility: 0.1, dailyDrift: 0, seconds: day },
  ];

  it('has the variance of its regimes by the time they last, and tails', () => {
    const path = new RegimePath({ ...clock, regimes }, random('regimes'));
    const { variance, kurtosis } = moments(logReturns(path));
    const expected = (0.75 * 0.02 ** 2 + 0.25 * 0.1 ** 2) / 24;
    // 200,000 hours are some 2,000 changes: the share of time has a standard error of 2.3 %; four of them.
    expect(Math.abs(variance / expected - 1)).toBeLessThan(0.1);
    // 3·E[σ⁴]/E[σ²]² − 3 with the regimes' shares of time.
    const fourth = 0.75 * 0.02 ** 4 + 0.25 * 0.1 ** 4;
    expect(Math.abs(kurtosis / (3 * (fourth / (expected * 24) ** 2) - 3) - 1)).toBeLessThan(0.15);
  });

  it('counts each regime by its time where several fall into one step', () => {
    const fast = regimes.map((regime) => ({ ...regime, seconds: 300 }));
    const { variance } = moments(
      logReturns(new RegimePath({ ...clock, regimes: fast }, random('f'))),
    );
    // Twelve stays an hour: nearly normal, so √(2/n) is 0.3 %.
    expect(Math.abs(variance / ((0.02 ** 2 + 0.1 ** 2) / 48) - 1)).toBeLessThan(0.02);
  });

  it('clusters: what a day did tells of the next, as it does not in one regime', () => {
    const follow = (list: typeof regimes) => {
      const squares = logReturns(new RegimePath({ ...clock, regimes: list }, random('c'))).map(
        (value) => value ** 2,
      );
      const { mean: centre, variance } = moments(squares);
      const pairs = squares
        .slice(1)
        .map((value, i) => (value - centre) * ((squares[i] ?? 0) - centre));
      return mean(pairs) / variance;
    };
    expect(follow(regimes)).toBeGreaterThan(0.1);
    expect(Math.abs(follow(regimes.slice(0, 1)))).toBeLessThan(4 / Math.sqrt(clock.steps));
  });
});

describe('CorrelatedPath', () => {
  const assets = [
    { name: 'a', start: 100, dailyVolatility: 0.05, dailyDrift: 0 },
    { name: 'b', start: 10, dailyVolatility: 0.1, dailyDrift: 0 },
    { name: 'c', start: 1, dailyVolatility: 0.02, dailyDrift: 0 },
  ];
  const correlations = [
    [1, 0.8, -0.3],
    [0.8, 1, 0.1],
    [-0.3, 0.1, 1],
  ];

  it('has the correlations and volatilities asked for', () => {
    const path = new CorrelatedPath({ ...clock, assets, correlations }, random('correlated'));
    const sums = correlations.map((row) => row.map(() => 0));
    let before = Float64Array.from(path.prices);
    while (path.advance()) {
      const returns = before.map((price, index) => Math.log((path.prices[index] ?? 0) / price));
      for (const [i, row] of sums.entries()) {
        for (const j of row.keys()) row[j] = (row[j] ?? 0) + (returns[i] ?? 0) * (returns[j] ?? 0);
      }
      before = Float64Array.from(path.prices);
    }
    expect(path.price).toBe(path.prices[0]);
    for (const [i, row] of sums.entries()) {
      const own = (index: number) => Math.sqrt(sums[index]?.[index] ?? 0);
      const daily = Math.sqrt(((row[i] ?? 0) / clock.steps) * 24);
      expect(Math.abs(daily / (assets[i]?.dailyVolatility ?? 0) - 1)).toBeLessThan(0.008);
      for (const j of row.keys()) {
        const measured = (row[j] ?? 0) / own(i) / own(j);
        // The standard error of a correlation is (1 − ρ²)/√n, at most 0.0022; four of them.
        expect(Math.abs(measured - (correlations[i]?.[j] ?? 0))).toBeLessThan(0.009);
      }
    }
  });

  it('knows a correlation matrix', () => {
    const factor = choleskyFactor(correlations);
    const product = factor?.map((row) =>
      factor.map((other) => row.reduce((sum, value, k) => sum + value * (other[k] ?? 0), 0)),
    );
    for (const [i, row] of correlations.entries()) {
      for (const [j, value] of row.entries()) expect(product?.[i]?.[j]).toBeCloseTo(value, 12);
    }
    expect(
      choleskyFactor([
        [1, 0.5],
        [0.4, 1],
      ]),
    ).toBeNull();
    expect(
      choleskyFactor([
        [1, 1.2],
        [1.2, 1],
      ]),
    ).toBeNull();
    expect(
      choleskyFactor([
        [2, 0],
        [0, 1],
      ]),
    ).toBeNull();
    expect(
      choleskyFactor([
        [1, 0.9, 0.9],
        [0.9, 1, -0.9],
        [0.9, -0.9, 1],
      ]),
    ).toBeNull();
  });
});

describe('CrashPath', () => {
  it('falls, stays and recovers as it was told', () => {
    const path = new CrashPath(
      {
        ...clock,
        steps: 100,
        secondsPerStep: 60,
        dailyVolatility: 0,
        crashAt: 600,
        fallSeconds: 600,
        depth: 0.5,
        holdSeconds: 300,
        recoverySeconds: 1200,
        recovery: 0.6,
      },
      random('crash'),
    );
    const at = new Map<number, number>();
    while (path.advance()) at.set(path.time, path.price);
    expect(at.get(600)).toBe(100);
    expect(at.get(900)).toBeCloseTo(100 * Math.sqrt(0.5), 9);
    expect(at.get(1200)).toBeCloseTo(50, 9);
    expect(at.get(1500)).toBeCloseTo(50, 9);
    expect(at.get(2700)).toBeCloseTo(80, 9);
    expect(at.get(6000)).toBeCloseTo(80, 9);
  });

  it('moves around its course with the volatility asked for', () => {
    const crash = { crashAt: 0, fallSeconds: 0, depth: 0.3, holdSeconds: 0, recoverySeconds: 0 };
    const path = new CrashPath(
      { ...clock, dailyVolatility: 0.05, ...crash, recovery: 0 },
      random('crash volatility'),
    );
    const [first = 0, ...rest] = logReturns(path);
    expect(Math.abs(first - Math.log(0.7))).toBeLessThan(0.05);
    expect(Math.abs(Math.sqrt(moments(rest).variance * 24) / 0.05 - 1)).toBeLessThan(0.008);
  });
});

describe('DepegPath', () => {
  const depeg = {
    ...clock,
    start: 1,
    token: 'base' as const,
    dailyVolatility: 0,
    depegAt: 50_000 * 3600,
    depth: 0.1,
    halfLifeSeconds: 4 * 3600,
    pegVolatility: 0.01,
  };

  it('stays around its peg, settles below it, and is drawn at the rate asked for', () => {
    const path = new DepegPath(depeg, random('depeg'));
    const logs: number[] = [];
    while (path.advance()) logs.push(Math.log(path.price));
    const before = moments(logs.slice(0, 50_000));
    const after = moments(logs.slice(50_100));
    const rate = Math.LN2 * 6;
    const variance = 0.01 ** 2 / (2 * rate);
    // Numbers half a life of 4 hours apart are as good as n·tanh(κ/2) independent ones; four standard errors.
    const error = 4 * Math.sqrt(variance / (50_000 * Math.tanh(rate / 48)));
    expect(Math.abs(before.mean)).toBeLessThan(error);
    expect(Math.abs(after.mean - Math.log(0.9))).toBeLessThan(error);
    expect(Math.abs(before.variance / variance - 1)).toBeLessThan(0.08);
  });

  it('raises the price where the quote is what loses its peg, and goes back where it is drawn back', () => {
    const path = new DepegPath(
      { ...depeg, token: 'quote', pegVolatility: 0, depegAt: 0, repegAt: 1000 * 3600, steps: 2000 },
      random('quote'),
    );
    let highest = 0;
    while (path.advance()) highest = Math.max(highest, path.price);
    expect(highest).toBeCloseTo(1 / 0.9, 9);
    expect(path.price).toBeCloseTo(1, 9);
  });
});

describe('BootstrapPath', () => {
  // Returns that alternate, so that pieces show in what follows what.
  const returns = [0.01, -0.02, 0.03, -0.04, 0.05, -0.03];
  const prices = [50];
  for (const value of returns) prices.push((prices.at(-1) ?? 0) * Math.exp(value));
  const history = {
    times: Float64Array.from(prices, (_, index) => 1000 + 60 * index),
    prices: Float64Array.from(prices),
  };

  it('draws the returns of the history, each as often as any other', () => {
    const path = new BootstrapPath(history, { steps: 60_000, blockPoints: 3 }, random('bootstrap'));
    expect(path.price).toBe(50);
    const counts = new Map<number, number>();
    for (const value of logReturns(path)) {
      const rounded = Math.round(value * 100) / 100;
      counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
    }
    // −0.03 and the others once each. A draw's neighbours follow it, so a count has twice a binomial's deviation.
    expect([...counts.keys()].toSorted()).toEqual(returns.toSorted());
    for (const count of counts.values()) expect(Math.abs(count - 10_000)).toBeLessThan(800);
    expect(path.time).toBe(60 * 60_000);
  });

  it('keeps what follows what within pieces of the length asked for', () => {
    const path = new BootstrapPath(history, { steps: 60_000, blockPoints: 4 }, random('pieces'));
    const drawn = logReturns(path).map((value) =>
      returns.findIndex((r) => Math.abs(r - value) < 1e-9),
    );
    const follows = drawn.slice(1).filter((value, i) => value === ((drawn[i] ?? 0) + 1) % 6).length;
    // 3/4 go on, and a sixth of the new pieces begin there by chance. Four standard errors of a share.
    expect(Math.abs(follows / drawn.length - (0.75 + 0.25 / 6))).toBeLessThan(0.007);
  });
});
