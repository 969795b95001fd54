import type { Manifest } from '../results/manifest.ts';
import type { ShownMetric } from '../results/metricWords.ts';
import type { Row } from '../results/readTable.ts';
import { lendingFigures } from '../results/resultTables.ts';
import { barChart } from './barChart.ts';
import type { Figure } from './Figure.ts';
import { heatMap } from './heatMap.ts';
import type { DrawnResult } from './readResult.ts';
import { metricsOf, titleOf } from './reportedMetrics.ts';
import { figure } from './scales.ts';
import { xyChart } from './xyChart.ts';

/** Maps of one figure that a page has room for. */
const mostMaps = 6;

/** The means of what a scenario shows over its grid: a line along one field, maps over several. */
export function gridFigures(result: DrawnResult): Figure[] {
  const { axes } = result.manifest;
  const draw = axes.length >= 2 ? mapFigure : axisFigure;
  return axes.length === 0 ? [] : metricsOf(result).map((metric) => draw(result, metric));
}

function axisFigure({ points, manifest }: DrawnResult, shown: ShownMetric): Figure {
  const { metric, name, scale, unit } = shown;
  const [axis] = manifest.axes;
  if (!axis) throw new RangeError('A line has an axis.');
  const { field, isNumeric } = axis;
  const rows = points.filter((row) => row.metric === metric);
  const sorted = isNumeric ? rows.toSorted((a, b) => Number(a[field]) - Number(b[field])) : rows;
  const figures = sorted.map((row) => ({
    at: row[field],
    value: scaled(row.mean, scale),
    low: scaled(row.mean_low, scale),
    high: scaled(row.mean_high, scale),
  }));
  const lineChart = (width: number) =>
    xyChart(
      {
        xLabel: field,
        isLogX: isByRatio(axis),
        yLabel: unit,
        lines: [
          {
            name,
            color: 1,
            hasMarks: true,
            points: figures.flatMap(({ at, value }) =>
              value === null ? [] : [[Number(at), value] as const],
            ),
          },
        ],
        whiskers: figures.flatMap(({ at, low, high }) =>
          low === null || high === null ? [] : [{ x: Number(at), low, high, color: 1 }],
        ),
      },
      width,
    );
  const bars = figures.flatMap(({ at, value, ...ends }) =>
    value === null ? [] : [{ label: String(at), value, ...ends, color: 1 }],
  );
  return {
    title: `${titleOf(shown)}, by ${field}`,
    text: `Mean over ${rows[0]?.count ?? 0} seeds with its ${manifest.confidence * 100} % interval.`,
    draw: (width) => (isNumeric ? lineChart(width) : barChart(bars, unit, width)),
    table: meansTable([field], sorted, scale),
  };
}

/** Whether an axis is better drawn by ratio: its values are positive and far apart. */
export function isByRatio({ values }: Manifest['axes'][number]): boolean {
  const numbers = values.map(Number);
  return Math.min(...numbers) > 0 && Math.max(...numbers) >= 20 * Math.min(...numbers);
}

function mapFigure(result: DrawnResult, shown: ShownMetric): Figure {
  const { points, manifest } = result;
  const rows = points.filter(({ metric }) => metric === shown.metric);
  const isOfLoans = lendingFigures.has(shown.metric);
  const toxic = new Set(points.flatMap((row) => (isToxic(row) ? [row.point] : [])));
  // A frame around every cell tells nothing apart.
  const outlined = isOfLoans && toxic.size < rows.length ? toxic : new Set();
  const outline =
    outlined.size === 0
      ? ''
      : ' Outlined: theory calls the LTV toxic for what is pledged at the start, in the pool alone and marked by it (arXiv 2510.10171).';
  return {
    title: titleOf(shown),
    text: `Mean over ${rows[0]?.count ?? 0} seeds at each point of the grid; the fuller, the higher.${outline}`,
    draw: (width) =>
      mapsOf(manifest, rows, { column: 'mean', scale: shown.scale, outlined }, width),
    table: meansTable(
      manifest.axes.map(({ field }) => field),
      rows,
      shown.scale,
    ),
  };
}

function isToxic({ metric, mean }: Row): boolean {
  return metric === 'toxic_margin' && typeof mean === 'number' && mean < 0;
}

/** Maps over the first two fields of a grid, one below the other for the values of all others, shaded alike. */
export function mapsOf(
  { axes }: Manifest,
  rows: readonly Row[],
  shown: { column: string; scale: number; outlined?: ReadonlySet<unknown> },
  width: number,
): string {
  const [yAxis, xAxis, ...others] = axes;
  if (!xAxis || !yAxis) throw new RangeError('A map has two axes.');
  const held = others
    .reduce<[field: string, value: unknown][][]>(
      (combinations, { field, values }) =>
        combinations.flatMap((before) =>
          values.map((value): [string, unknown][] => [...before, [field, value]]),
        ),
      [[]],
    )
    .slice(0, mostMaps);
  const drawn = held.map((values) => ({
    title: values.map(([field, value]) => `${field} ${value}`).join(', '),
    cells: yAxis.values.map((y) =>
      xAxis.values.map((x) =>
        rows.find(
          (row) =>
            row[yAxis.field] === y &&
            row[xAxis.field] === x &&
            values.every(([field, value]) => row[field] === value),
        ),
      ),
    ),
  }));
  const shownIn = (row: Row | undefined) => scaled(row?.[shown.column], shown.scale);
  const known = drawn.flatMap(({ cells }) => cells.flat().map(shownIn)).filter((v) => v !== null);
  return drawn
    .map(({ title, cells }) =>
      heatMap(
        {
          title,
          xField: xAxis.field,
          yField: yAxis.field,
          xs: xAxis.values.map(String),
          ys: yAxis.values.map(String),
          values: cells.map((row) => row.map(shownIn)),
          outlined: cells.map((row) =>
            row.map((cell) => shown.outlined?.has(cell?.point) ?? false),
          ),
          range: [Math.min(...known), Math.max(...known)],
        },
        width,
      ),
    )
    .join('');
}

/** A cell in a unit; null where it has no number. */
export function scaled(cell: unknown, scale: number): number | null {
  return typeof cell === 'number' ? cell * scale : null;
}

function meansTable(
  fields: readonly string[],
  rows: readonly Row[],
  scale: number,
): Figure['table'] {
  return {
    header: [...fields, 'runs', 'mean', 'from', 'to'],
    rows: rows.map((row) => [
      ...fields.map((field) => String(row[field])),
      String(row.count),
      ...['mean', 'mean_low', 'mean_high'].map((column) => figure(scaled(row[column], scale))),
    ]),
  };
}
