import { describe, expect, it } from 'vitest';
import { Random } from '../random/Random.ts';
import type { StressSearch } from '../yaml/experimentFields.ts';
import { StressPlan } from './StressPlan.ts';

const search: StressSearch = {
  field: 'path.dailyVolatility',
  from: 0,
  to: 1,
  step: 0.01,
  metric: 'loss_to_arbitrage',
  statistic: 'mean',
  bound: 0.5,
  scan: 5,
  seeds: 8,
  maxSeeds: 128,
  confidence: 0.95,
};

/** Carries a search out on a metric given by value and seed. */
function carryOut(given: Partial<StressSearch>, metric: (value: number, seed: number) => number) {
  const plan = new StressPlan({ ...search, ...given }, 1);
  let runs = 0;
  for (let specs = plan.next(); specs.length > 0; specs = plan.next()) {
    for (const spec of specs) expect(spec.run).toBe(runs++);
    plan.take(specs.map((spec) => ({ spec, metric: metric(Number(spec.values[0]), spec.seed) })));
  }
  return { ...plan.outcome(), runs };
}

const noise = (seed: number, name = '') => Random.of(seed, `stress ${name}`).normal();

describe('StressPlan', () => {
  it('finds a sharp crossing to the step', () => {
    const found = carryOut({}, (value, seed) => (value >= 0.37 ? 1 : 0) + 0.01 * noise(seed));
    expect(found).toMatchObject({ outcome: 'crossed', crossing: { low: 0.36, high: 0.37 } });
    expect(found.sideAtFrom).toBe('below');
    expect(found.turnsBack).toEqual([]);
    // Five values at first, then one each halving.
    expect(found.tried.length).toBeLessThan(5 + 8);
  });

  it('reports the interval that noise leaves, with more seeds near the bound', () => {
    const found = carryOut({}, (value, seed) => value + noise(seed, String(value)));
    const { crossing, tried } = found;
    expect(crossing?.low).toBeLessThan(0.5);
    expect(crossing?.high).toBeGreaterThan(0.5);
    expect((crossing?.high ?? 0) - (crossing?.low ?? 0)).toBeGreaterThan(0.05);
    const between = tried.filter(
      ({ value }) => value > (crossing?.low ?? 0) && value < (crossing?.high ?? 0),
    );
    expect(between.length).toBeGreaterThan(0);
    for (const { side, seeds } of between) expect([side, seeds]).toEqual(['unclear', 128]);
    expect(tried[0]?.seeds).toBeLessThan(128);
  });

  it('holds the true crossing at least as often as it says', () => {
    let held = 0;
    for (let trial = 0; trial < 60; trial++) {
      const { crossing } = carryOut(
        { maxSeeds: 32 },
        (value, seed) => value + 0.3 * noise(seed, `${trial} ${value}`),
      );
      if (crossing && crossing.low <= 0.5 && crossing.high >= 0.5) held++;
    }
    expect(held).toBeGreaterThanOrEqual(57);
  });

  it('tells where the statistic turns back', () => {
    const found = carryOut({}, (value) => (value > 0.2 && value < 0.6 ? 1 : 0));
    expect(found.crossing).toEqual({ low: 0.2, high: 0.21 });
    expect(found.turnsBack).toEqual([0.75, 1]);
  });

  it('says so where nothing is crossed, and where the first value cannot be told', () => {
    expect(carryOut({}, () => 0)).toMatchObject({ outcome: 'none', crossing: null, runs: 5 * 8 });
    const unclear = carryOut({ maxSeeds: 16 }, (_, seed) => 0.5 + noise(seed));
    expect(unclear).toMatchObject({ outcome: 'unclear', crossing: null, runs: 5 * 16 });
  });

  it('takes quantiles by order statistics, and knows when no number of runs decides', () => {
    const found = carryOut(
      { statistic: 'p95', maxSeeds: 512 },
      (value, seed) => value + 0.1 * noise(seed),
    );
    // The 95 % quantile is value + 0.1645.
    expect(found.crossing?.low).toBeLessThan(0.336);
    expect(found.crossing?.high).toBeGreaterThan(0.335);
    expect(new StressPlan({ ...search, statistic: 'p95' }, 1).canDecide).toBe(false);
    expect(new StressPlan(search, 1).canDecide).toBe(true);
  });

  it('runs the same seeds at each value', () => {
    const specs = new StressPlan(search, 7).next();
    const seeds = specs.filter(({ point }) => point === 3).map(({ seed }) => seed);
    expect(seeds).toEqual([7, 8, 9, 10, 11, 12, 13, 14]);
    expect(specs.filter(({ isFirst }) => isFirst)).toHaveLength(5);
  });
});
