import { describe, expect, it } from 'vitest';
import type { Row } from '../results/readTable.ts';
import { figureHtml } from './Figure.ts';
import { lendingFigures } from './lendingFigures.ts';
import type { DrawnResult } from './readResult.ts';

const health: Row[] = [0, 3600, 7200].flatMap((time) => [
  {
    run: 0,
    step: time / 12,
    time,
    from: 0,
    positions: time === 3600 ? 1 : 0,
    debt: time === 3600 ? 500 : 0,
  },
  { run: 0, step: time / 12, time, from: 1, positions: 2, debt: 3000 },
  { run: 0, step: time / 12, time, from: 2, positions: 1, debt: 40 },
]);
const liquidation = (time: number, repaid: number): Row => ({
  run: 0,
  time,
  collateral: 'WETH',
  position: 3,
  price: 1900,
  mark: 1905,
  pool_before: 1899,
  pool_after: 1890,
  health_before: 0.98,
  health_after: null,
  repaid,
  seized: repaid / 1890,
  profit: 3,
  written_off: 1,
});
const result = {
  manifest: { scenario: { market: { base: { symbol: 'WETH' }, quote: { symbol: 'USDC' } } } },
  health,
  liquidations: [liquidation(3600, 100), liquidation(3660, 200), liquidation(4000, 50)],
} as unknown as DrawnResult;

describe('lendingFigures', () => {
  it('draws health along the run and the cascade, with numbers behind them', () => {
    const figures = lendingFigures(result);
    expect(figures.map(({ title }) => title)).toEqual([
      'Health of the loans',
      'Health histogram over time',
      'Cascade: prices at each liquidation',
      'Cascade: repaid and written off',
    ]);
    for (const figure of figures) {
      const html = figureHtml(figure);
      expect(html).toContain('<svg');
      expect(html).not.toMatch(/NaN|undefined|Infinity/);
    }
    const [lines, , prices] = figures;
    // Classes at the first, the middle and the last moment: loans and their debt.
    expect(lines?.table?.rows).toEqual([
      ['0', '0, 0', '1, 500', '0, 0'],
      ['1', '2, 3,000', '2, 3,000', '2, 3,000'],
      ['2', '1, 40', '1, 40', '1, 40'],
    ]);
    expect(prices?.table?.rows).toHaveLength(3);
  });

  it('draws nothing without loans, and no cascade where there was no second liquidation', () => {
    expect(lendingFigures({ ...result, health: [], liquidations: [] })).toEqual([]);
    const one = { ...result, liquidations: [liquidation(0, 1)] };
    expect(lendingFigures(one).map(({ title }) => title)).toEqual([
      'Health of the loans',
      'Health histogram over time',
    ]);
  });
});
