import { describe, expect, it } from 'vitest';
import type { Manifest } from '../results/manifest.ts';
import { histogram } from './barChart.ts';
import { heatMap } from './heatMap.ts';
import { page } from './page.ts';
import type { DrawnResult } from './readResult.ts';
import { figure, rangeOf, scaleOf, shortNumber, ticksOf, timeFormat } from './scales.ts';
import { xyChart } from './xyChart.ts';

const manifest: Manifest = {
  format: '1',
  version: '0.0.0',
  interrupted: false,
  runs: { planned: 1, done: 1 },
  scenarioFile: 'test.yaml',
  scenarioSha256: '00',
  seed: null,
  axes: [],
  inputs: [],
  confidence: 0.95,
  stress: null,
  tables: [],
  outputs: [],
  scenario: { title: '<script>alert("x")</script>', seed: 1 },
};
const result: DrawnResult = {
  manifest,
  stress: null,
  runs: [{ run: 0, point: 0, days: 1, points: 10, pool_fees: 12.5 }],
  series: new Map(),
  slippage: [],
  agents: [{ run: 0, agent: 'a & <b>', result: 5, taker_gain: 1, trades: 2 }],
  liquidations: [],
  health: [],
  points: [],
};

describe('page', () => {
  it('shows names as they are and lets none of them be markup', () => {
    const html = page(result);
    expect(html).not.toContain('<script');
    expect(html).toContain('&#60;script&#62;');
    expect(html).toContain('a &#38; &#60;b&#62;');
  });

  it('needs no network and no script', () => {
    const html = page(result);
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/https?:|src=|href=|url\(|@import/);
  });

  it('says so where the result was interrupted', () => {
    const interrupted = { ...manifest, interrupted: true, runs: { planned: 9, done: 4 } };
    expect(page({ ...result, manifest: interrupted })).toContain('Interrupted: 4 of 9 runs');
    expect(page(result)).not.toContain('Interrupted');
  });
});

describe('charts', () => {
  it('keep the extremes of a long line', () => {
    const points = Array.from({ length: 20_000 }, (_, x) => [x, x === 7777 ? 100 : 0] as const);
    const lines = [{ name: 'spike', color: 1, points }];
    const svg = xyChart({ xLabel: '', yLabel: '', lines }, 560);
    const path = /class="line c1" d="M([^"]*)"/.exec(svg)?.[1] ?? '';
    const ys = path.split('L').map((point) => Number(point.split(' ')[1]));
    expect(ys.length).toBeLessThan(600);
    // Up is less: the spike is the one point near the top.
    expect(ys.filter((y) => y < 50)).toHaveLength(1);
  });

  it('count every value of a histogram once, those at its ends too', () => {
    const svg = histogram([0, 0, 1, 2, 3, 10], 'x', 560);
    const counts = [...svg.matchAll(/: (\d+) runs/g)].map((match) => Number(match[1]));
    expect(counts.reduce((a, b) => a + b)).toBe(6);
  });

  it('leave a cell without a value empty', () => {
    const svg = heatMap(
      { xField: 'x', yField: 'y', xs: ['1', '2'], ys: ['1'], values: [[3, null]] },
      560,
    );
    expect(svg.match(/<rect/g)).toHaveLength(1);
    expect(svg).not.toContain('NaN');
  });
});

describe('scales', () => {
  it('put round values on an axis', () => {
    expect(ticksOf({ low: -0.3, high: 1.1, isLog: false }, 5)).toEqual([0, 0.5, 1]);
    expect(ticksOf({ low: 90, high: 120_000, isLog: true }, 5)).toEqual([
      100, 1000, 10_000, 100_000,
    ]);
  });

  it('map values by difference or by ratio', () => {
    expect(scaleOf({ low: 0, high: 10, isLog: false }, 100, 200)(5)).toBe(150);
    expect(scaleOf({ low: 1, high: 100, isLog: true }, 100, 200)(10)).toBeCloseTo(150, 9);
    expect(rangeOf([5, 5])).toMatchObject({ low: 4.75, high: 5.25 });
  });

  it('write numbers shortly', () => {
    expect([0, 12_345, 1.5e6, 0.00001, 2500].map(shortNumber)).toEqual([
      '0',
      '12.35k',
      '1.5M',
      '1e-5',
      '2500',
    ]);
    expect([null, Number.NaN, 1234.5678, 1_234_567.8].map(figure)).toEqual([
      '–',
      '–',
      '1,234.6',
      '1,234,568',
    ]);
  });

  it('write dates for history and a unit that fits for models', () => {
    expect(timeFormat(1_704_067_200, 1_704_067_200 + 3600).format(1_704_067_200)).toBe('00:00');
    expect(timeFormat(0, 86_400)).toMatchObject({ unit: 'hours', per: 3600 });
  });
});
