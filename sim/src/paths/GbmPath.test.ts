import { describe, expect, it } from 'vitest';
import { Random } from '../random/Random.ts';
import { type GbmParameters, GbmPath } from './GbmPath.ts';

const parameters: GbmParameters = {
  start: 2000,
  dailyVolatility: 0.05,
  dailyDrift: 0,
  steps: 7200,
  secondsPerStep: 12,
  arrivals: 'fixed',
};

function logReturns(
  changes: Partial<GbmParameters>,
  seed = 3,
): { returns: number[]; time: number } {
  const path = new GbmPath({ ...parameters, ...changes }, Random.of(seed, 'path'));
  const returns: number[] = [];
  for (let before = path.price; path.advance(); before = path.price) {
    returns.push(Math.log(path.price / before));
  }
  return { returns, time: path.time };
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
const sumOfSquares = (values: number[]) => sum(values.map((value) => value * value));

describe('GbmPath', () => {
  it('stands at the start and makes exactly the steps asked for', () => {
    const path = new GbmPath(parameters, Random.of(3, 'path'));
    expect([path.time, path.price]).toEqual([0, 2000]);
    expect(logReturns({}).returns).toHaveLength(7200);
    expect(logReturns({}).time).toBe(86_400);
  });

  it.each(['fixed', 'poisson'] as const)(
    'has the volatility asked for with %s arrivals',
    (arrivals) => {
      const { returns, time } = logReturns({ arrivals, steps: 200_000 });
      const daily = Math.sqrt(sumOfSquares(returns) / (time / 86_400));
      // The relative standard error of a standard deviation is 1/sqrt(2n): 0.16 %; five of them.
      expect(Math.abs(daily / 0.05 - 1)).toBeLessThan(0.008);
    },
  );

  it('keeps the mean of the price where there is no drift', () => {
    const daily = { ...parameters, dailyVolatility: 0.5, steps: 4, secondsPerStep: 21_600 };
    const paths = 4000;
    let total = 0;
    for (let seed = 0; seed < paths; seed++) {
      const path = new GbmPath(daily, Random.of(seed, 'path'));
      for (let step = 0; step < 4; step++) path.advance();
      total += path.price;
    }
    // Standard error √(e^0.25 − 1)/√4000 = 0.84 %; four of them.
    expect(Math.abs(total / paths / 2000 - 1)).toBeLessThan(0.034);
  });

  it('grows by its drift', () => {
    const { returns } = logReturns({ dailyVolatility: 0, dailyDrift: 0.01 });
    expect(sum(returns)).toBeCloseTo(0.01, 12);
  });
});
