import { describe, expect, it } from 'vitest';
import { figureColumns, metricName } from './metric.ts';
import { shownMetric, shownOf } from './metricWords.ts';

describe('shownMetric', () => {
  it('names every figure of a run that a scenario can ask for', () => {
    const keys = { runs: [], agents: ['noise'], slippage: [1000, 'buy', 'pool'] };
    for (const [table, key] of Object.entries(keys)) {
      const columns = figureColumns(table as keyof typeof keys);
      expect(columns.length).toBeGreaterThan(4);
      const names = columns.map((column) => {
        const metric = metricName(table as keyof typeof keys, key, column);
        return Object.values(shownMetric(metric, 'DAI')).join(' ');
      });
      expect(new Set(names).size).toBe(columns.length);
    }
  });

  it('says whose it is, in which unit, and what is feared', () => {
    expect(shownMetric('agents[noise 2].result', 'DAI')).toEqual({
      metric: 'agents[noise 2].result',
      name: 'noise 2: result',
      scale: 1,
      unit: 'DAI',
      isLoss: false,
    });
    expect(shownMetric('slippage[1000, buy, pool_and_book].p95', 'DAI')).toMatchObject({
      name: 'cost of a buy of 1000, pool and book, 95 % quantile',
      scale: 10_000,
      unit: 'bp',
      isLoss: true,
    });
  });

  it('reads a manifest’s scenario in its order', () => {
    const market = { quote: { symbol: 'DAI', decimals: 18 } };
    const measure = { show: ['pool_fees', 'bad_debt'] };
    expect(shownOf({ market, measure }).map(({ unit }) => unit)).toEqual(['DAI', 'DAI']);
    expect(shownOf({ market, measure }).map(({ metric }) => metric)).toEqual(measure.show);
  });
});
