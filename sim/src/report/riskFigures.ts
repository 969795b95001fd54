import type { Manifest } from '../results/manifest.ts';
import type { Row } from '../results/readTable.ts';
import type { Figure } from './Figure.ts';
import { isByRatio, mapsOf, scaled } from './gridFigures.ts';
import type { DrawnResult } from './readResult.ts';
import { figure } from './scales.ts';
import { xyChart } from './xyChart.ts';

/** The least runs of which 5 % are a run. */
export const leastForRisk = 20;

/** The figures of a loss over the runs of a point. */
const statistics = [
  { column: 'mean', name: 'mean', color: 1 },
  { column: 'p95', name: 'value at risk, 95 %', color: 2 },
  { column: 'high_tail', name: 'mean of the 5 % beyond', color: 4 },
] as const;

/** What lenders can lose: bad debt's mean, value at risk and tail at each point, with what was recovered. */
export function riskFigures({ points, manifest }: DrawnResult): Figure[] {
  const rows = points.filter(({ metric }) => metric === 'bad_debt_share');
  const recovered = new Map(
    points.flatMap((row) => (row.metric === 'recovered_share' ? [[row.point, row.mean]] : [])),
  );
  const least = Math.min(...rows.map(({ count }) => Number(count)));
  const { axes, confidence } = manifest;
  const [axis, ...others] = axes;
  // A single point's histogram says the same.
  if (!axis || rows.length === 0 || least < leastForRisk) return [];
  const fields = axes.map(({ field }) => field);
  const isLine = axis.isNumeric && others.length === 0;
  const ends = (row: Row, column: string) =>
    ['', '_low', '_high'].map((end) => scaled(row[`${column}${end}`], 100));
  return [
    {
      title: 'Bad debt at risk, % of the supply',
      text: `Over ${least} runs at each point: the mean, what 5 % of the runs are above (value at risk), and the mean of those. The intervals, of ${confidence * 100} %, are Student’s, that of order statistics, which holds for any distribution and needs 72 runs, and that of a tail’s mean, which needs 200.${others.length > 0 ? ' The map shows the value at risk.' : ''}`,
      ...(isLine && { key: statistics.map(({ name, color }) => ({ name, color })) }),
      draw: (width) => {
        if (others.length > 0) return mapsOf(manifest, rows, { column: 'p95', scale: 100 }, width);
        return isLine ? alongAxis(rows, axis, width) : '';
      },
      table: {
        header: [
          ...fields,
          ...statistics.flatMap(({ name }) => [name, 'from', 'to']),
          'recovered of what was due, %',
        ],
        rows: rows.map((row) => [
          ...fields.map((field) => String(row[field])),
          ...statistics.flatMap(({ column }) => ends(row, column).map(figure)),
          figure(scaled(recovered.get(row.point), 100)),
        ]),
      },
    },
  ];
}

function alongAxis(rows: readonly Row[], axis: Manifest['axes'][number], width: number): string {
  const { field } = axis;
  const sorted = rows.toSorted((a, b) => Number(a[field]) - Number(b[field]));
  const place = (row: Row) => Number(row[field]);
  return xyChart(
    {
      xLabel: field,
      isLogX: isByRatio(axis),
      yLabel: '% of the supply',
      lines: statistics.map(({ column, name, color }) => ({
        name,
        color,
        hasMarks: true,
        points: sorted.map((row) => [place(row), Number(row[column]) * 100] as const),
      })),
      whiskers: statistics.flatMap(({ column, color }) =>
        sorted.flatMap((row) => {
          const low = scaled(row[`${column}_low`], 100);
          const high = scaled(row[`${column}_high`], 100);
          return low === null || high === null ? [] : [{ x: place(row), low, high, color }];
        }),
      ),
    },
    width,
  );
}
