import type { Row } from '../results/readTable.ts';
import type { Figure } from './Figure.ts';
import { heatMap } from './heatMap.ts';
import { symbols } from './pathFigures.ts';
import type { DrawnResult } from './readResult.ts';
import { figure, timeFormat } from './scales.ts';
import { xyChart } from './xyChart.ts';

/** What became of the loans of the first run that has a series: their health, and the timeline of liquidations. */
export function lendingFigures(result: DrawnResult): Figure[] {
  return [...healthFigures(result), ...histogramFigures(result), ...cascadeFigures(result)];
}

/** Lower ends of the classes that are drawn as one line each, the riskiest first. */
const drawn = [
  { upTo: 1, name: 'below 1: due', color: 2 },
  { upTo: 1.1, name: 'below 1.1', color: 4 },
  { upTo: 1.5, name: 'below 1.5', color: 3 },
  { upTo: Number.POSITIVE_INFINITY, name: 'all', color: 1 },
] as const;

function healthFigures({ health, manifest }: DrawnResult): Figure[] {
  const { quote } = symbols(manifest.scenario);
  const moments = [...new Set(health.map(({ time }) => Number(time)))];
  if (moments.length < 2) return [];
  const debt = (time: number, upTo: number) =>
    health.reduce(
      (sum, row) => sum + (row.time === time && Number(row.from) < upTo ? Number(row.debt) : 0),
      0,
    );
  const [first = 0, last = 0] = [moments[0], moments.at(-1)];
  const { unit, format, per } = timeFormat(first, last);
  const shown = [first, moments[Math.floor(moments.length / 2)] ?? first, last];
  return [
    {
      title: 'Health of the loans',
      text: `Debt of the loans whose health is below each bound, in ${quote}, along run ${health[0]?.run}. Health is collateral times liquidation LTV over debt, by the prices that mark the loans; below 1 a loan can be liquidated.`,
      key: drawn.map(({ name, color }) => ({ name, color })),
      draw: (width) =>
        xyChart(
          {
            xLabel: unit,
            yLabel: quote,
            formatX: format,
            unitX: per,
            lines: drawn.toReversed().map(({ name, color, upTo }) => ({
              name,
              color,
              points: moments.map((time) => [time, debt(time, upTo)] as const),
            })),
          },
          width,
        ),
      table: {
        header: ['health from', ...shown.map((time) => `loans, debt at ${figure(time)}`)],
        rows: [...new Set(health.map(({ from }) => Number(from)))].map((from) => [
          String(from),
          ...shown.map((time) => {
            const row = health.find((one) => one.from === from && one.time === time);
            return `${row?.positions ?? 0}, ${figure(Number(row?.debt ?? 0))}`;
          }),
        ]),
      },
    },
  ];
}

/** Moments that a histogram over time has columns for. */
const mostMoments = 12;

function histogramFigures({ health, manifest }: DrawnResult): Figure[] {
  const { quote } = symbols(manifest.scenario);
  const sampled = [...new Set(health.map(({ time }) => Number(time)))];
  if (sampled.length < 2) return [];
  const columns = Math.min(mostMoments, sampled.length);
  const moments = Array.from(
    { length: columns },
    (_, column) => sampled[Math.round((column * (sampled.length - 1)) / (columns - 1))] ?? 0,
  );
  const classes = [...new Set(health.map(({ from }) => Number(from)))].toReversed();
  const { unit, format } = timeFormat(moments[0] ?? 0, moments.at(-1) ?? 0);
  const debtAt = (from: number, time: number) => {
    const row = health.find((one) => one.from === from && one.time === time);
    return typeof row?.debt === 'number' ? Math.round(row.debt) : null;
  };
  return [
    {
      title: 'Health histogram over time',
      text: `Debt by class of health, each from the value at its row up to the next, in ${quote}, at ${columns} moments of run ${health[0]?.run}.`,
      draw: (width) =>
        heatMap(
          {
            xField: unit,
            yField: 'health from',
            xs: moments.map(format),
            ys: classes.map(String),
            values: classes.map((from) => moments.map((time) => debtAt(from, time))),
          },
          width,
        ),
    },
  ];
}

function cascadeFigures({ liquidations, manifest }: DrawnResult): Figure[] {
  const { base, quote } = symbols(manifest.scenario);
  const rows = liquidations.filter(({ collateral }) => collateral === base);
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last || rows.length < 2) return [];
  const { unit, format, per } = timeFormat(Number(first.time), Number(last.time));
  const of = (column: string) =>
    rows.map((row) => [Number(row.time), Number(row[column])] as const);
  const axis = { xLabel: unit, formatX: format, unitX: per };
  return [
    {
      title: 'Cascade: prices at each liquidation',
      text: `Outside price, the price that marked the loans, and the pool's after the sale, ${quote} per ${base}, at each of ${rows.length} liquidations of run ${first.run}.`,
      key: [
        { name: 'outside', color: 1 },
        { name: 'mark', color: 3 },
        { name: 'pool after the sale', color: 2 },
      ],
      draw: (width) =>
        xyChart(
          {
            ...axis,
            yLabel: `${quote} per ${base}`,
            lines: [
              { name: 'outside', color: 1, points: of('price') },
              { name: 'mark', color: 3, points: of('mark') },
              { name: 'pool after the sale', color: 2, points: of('pool_after') },
            ],
          },
          width,
        ),
      table: {
        header: ['time', 'loan', 'health', 'after', 'repaid', 'seized', 'profit', 'written off'],
        rows: rows.map((row) =>
          [
            'time',
            'position',
            'health_before',
            'health_after',
            'repaid',
            'seized',
            'profit',
            'written_off',
          ].map((column) => figure(typeof row[column] === 'number' ? row[column] : null)),
        ),
      },
    },
    {
      title: 'Cascade: repaid and written off',
      text: `Added up over the liquidations of the same run, in ${quote}.`,
      key: [
        { name: 'repaid', color: 1 },
        { name: 'written off', color: 2 },
      ],
      draw: (width) =>
        xyChart(
          {
            ...axis,
            yLabel: quote,
            lines: [
              { name: 'repaid', color: 1, points: summed(rows, 'repaid') },
              { name: 'written off', color: 2, points: summed(rows, 'written_off') },
            ],
          },
          width,
        ),
    },
  ];
}

/** The running sum of a column over time. */
function summed(rows: readonly Row[], column: string): (readonly [number, number])[] {
  let sum = 0;
  return rows.map((row) => {
    sum += Number(row[column]);
    return [Number(row.time), sum] as const;
  });
}
