import { describe, expect, it } from 'vitest';
import type { Row } from '../results/readTable.ts';
import { experimentFigures } from './experimentFigures.ts';
import type { DrawnResult } from './readResult.ts';

const scenario = {
  market: { base: { symbol: 'WETH' }, quote: { symbol: 'USDC' } },
  measure: { show: ['bad_debt_share', 'spiralled', 'agents[panic].taker_gain', 'shortfall'] },
};

/** A row of `points`; what is not given is null, as with few runs. */
const row = (point: number, metric: string, mean: number, fields: object): Row => ({
  point,
  metric,
  mean,
  count: 100,
  mean_low: mean * 0.9,
  mean_high: mean * 1.1,
  p95: mean * 3,
  p95_low: mean * 2,
  p95_high: mean * 4,
  high_tail: mean * 5,
  high_tail_low: null,
  high_tail_high: null,
  ...fields,
});

const axis = (field: string, values: (string | number)[]) => ({
  field,
  isNumeric: values.every((value) => typeof value === 'number'),
  values,
});

const ltv = axis('ltv', [0.7, 0.8]);
const depth = axis('depth', [100, 200, 300]);
const book = axis('book', [0, 5]);

function drawn(axes: ReturnType<typeof axis>[], rowsAt: (point: number) => Row[]): DrawnResult {
  const count = axes.reduce((product, { values }) => product * values.length, 1);
  const places = Array.from({ length: count }, (_, point) => {
    let rest = point;
    const fields: [string, string | number][] = [];
    for (const { field, values } of axes.toReversed()) {
      fields.push([field, values[rest % values.length] as string | number]);
      rest = Math.floor(rest / values.length);
    }
    return Object.fromEntries(fields);
  });
  const points = places.flatMap((fields, point) =>
    rowsAt(point).map((one) => ({ ...one, point, ...fields })),
  );
  const manifest = { axes, confidence: 0.95, scenario };
  return { manifest, stress: null, points, runs: [], agents: [], slippage: [] } as never;
}

const titles = (result: DrawnResult) => experimentFigures(result).map(({ title }) => title);

describe('figures of a grid', () => {
  it('are of what the scenario shows, in its order, where the result has it', () => {
    const result = drawn([depth], (point) => [
      row(point, 'agents[panic].taker_gain', -5, {}),
      row(point, 'bad_debt_share', 0.01, {}),
      row(point, 'pool_fees', 3, {}),
    ]);
    expect(titles(result).slice(0, 3)).toEqual([
      'Bad debt of the supply, %, by depth',
      'Panic: gain as taker, USDC, by depth',
      'Bad debt at risk, % of the supply',
    ]);
  });

  it('draw a map for each value of a third field, and outline what theory calls toxic', () => {
    const result = drawn([ltv, depth, book], (point) => [
      row(point, 'spiralled', point < 4 ? 1 : 0, {}),
      row(point, 'toxic_margin', point < 4 ? -0.1 : 0.1, {}),
    ]);
    const [figure] = experimentFigures(result);
    const svg = figure?.draw(560) ?? '';
    expect(svg.match(/<svg/g)).toHaveLength(2);
    for (const name of ['book 0', 'book 5']) expect(svg).toContain(name);
    expect(svg.match(/class="heat/g)).toHaveLength(12);
    expect(svg.match(/outlined/g)).toHaveLength(4);
    // Points 0 to 3 are ltv 0.7 at depths 100 and 200, with both books.
    expect(svg).toContain('depth 100, ltv 0.7: 100');
    expect(svg).toContain('depth 300, ltv 0.7: 0');
    expect(figure?.text).toContain('Outlined: theory');
    expect(figure?.table?.rows).toHaveLength(12);
    // A part of the runs has no distribution over them.
    expect(titles(result)).toEqual(['Runs that spiralled, %']);
  });

  it('show bars for words', () => {
    const marks = axis('marks', ['feed', 'guard']);
    const result = drawn([marks], (point) => [row(point, 'shortfall', point + 1, {})]);
    const svg = experimentFigures(result)[0]?.draw(560) ?? '';
    expect(svg).toContain('guard');
    expect(svg.match(/class="bar/g)).toHaveLength(2);
  });
});

describe('bad debt at risk', () => {
  const at = (fields: object) =>
    experimentFigures(
      drawn([depth], (point) => [
        row(point, 'bad_debt_share', 0.01, fields),
        row(point, 'recovered_share', 0.98, {}),
      ]),
    ).find(({ title }) => title.startsWith('Bad debt at risk'));

  it('is mean, value at risk and tail with their intervals, and what was recovered', () => {
    expect(at({})?.table?.rows[0]?.join(' ')).toBe('100 1 0.9 1.1 3 2 4 5 – – 98');
    expect(at({})?.draw(560)).not.toMatch(/NaN|undefined/);
  });

  it('is not told of fewer runs than have a twentieth', () => {
    expect(at({ count: 19 })).toBeUndefined();
  });

  it('is told of a single point by its histogram, with lines at mean and quantile', () => {
    const result = drawn([], (point) => [row(point, 'bad_debt_share', 0.02, {})]);
    const runs = [0.01, 0.02, 0.03].map((share, run) => ({ run, point: 0, bad_debt_share: share }));
    const [figure] = experimentFigures({ ...result, runs });
    expect(figure?.text).toContain('5 % of the runs are above 6 (4 to 8)');
    const svg = figure?.draw(560) ?? '';
    expect(svg).toContain('>mean<');
    expect(svg).toContain('>95 %<');
  });
});
