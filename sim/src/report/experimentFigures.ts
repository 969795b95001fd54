import type { StressOutcome } from '../experiments/StressPlan.ts';
import type { Row } from '../results/readTable.ts';
import { boxChart, histogram } from './barChart.ts';
import type { Figure } from './Figure.ts';
import { heatMap } from './heatMap.ts';
import type { DrawnResult } from './readResult.ts';
import { figure } from './scales.ts';
import { xyChart } from './xyChart.ts';

/** A figure of a run that is drawn over grid and seeds. */
interface DrawnMetric {
  metric: string;
  name: string;
  scale: number;
  unit: string;
  /** Whether it is its high end that is feared. */
  isLoss?: boolean;
}

const marketMetrics: readonly DrawnMetric[] = [
  { metric: 'against_holding_share', name: 'Provider against holding', scale: 100, unit: '%' },
  {
    metric: 'loss_to_arbitrage_per_day',
    name: 'Loss to arbitrage',
    scale: 1e4,
    unit: 'bp of the pool a day',
  },
  { metric: 'pool_fees', name: 'Fees of the pool', scale: 1, unit: 'quote tokens' },
];

const lendingMetrics: readonly DrawnMetric[] = [
  {
    metric: 'bad_debt_share',
    name: 'Bad debt: the lenders’ loss',
    scale: 100,
    unit: '% of what was supplied',
    isLoss: true,
  },
  {
    metric: 'worsened_liquidations',
    name: 'Liquidations that made a loan less healthy',
    scale: 1,
    unit: 'liquidations a run',
    isLoss: true,
  },
  {
    metric: 'deepest_discount',
    name: 'Pool below the outside price at most',
    scale: 100,
    unit: '%',
    isLoss: true,
  },
];

/** Those that the result has: loans come first, they are why they were modelled. */
function metricsOf({ points }: DrawnResult): readonly DrawnMetric[] {
  const hasLoans = points.some(({ metric }) => metric === 'bad_debt_share');
  return hasLoans ? [...lendingMetrics, ...marketMetrics] : marketMetrics;
}

/** Boxes that can be told apart. */
const mostBoxes = 24;

/** What an experiment found: the search, the grid, the distribution over seeds. */
export function experimentFigures(result: DrawnResult): Figure[] {
  const { stress, manifest, points } = result;
  if (stress) return [stressFigure(stress)];
  if (points.length === 0) return [];
  const { axes } = manifest;
  const grid =
    axes.length >= 2 ? heatFigures(result) : axes.length === 1 ? axisFigures(result) : [];
  return [...grid, ...distributionFigures(result)];
}

function stressFigure(stress: StressOutcome): Figure {
  const { tried, field, metric, statistic, bound, crossing, turnsBack, confidence } = stress;
  const found = crossing
    ? `It passes ${bound} where ${field} is between ${crossing.low} and ${crossing.high}, at a confidence of at least ${confidence * 100} %.`
    : `No crossing was found from ${stress.from} to ${stress.to}.`;
  const back =
    turnsBack.length > 0 ? ` It is not monotonic: it is back at ${turnsBack.join(', ')}.` : '';
  const colors = { below: 1, above: 2, unclear: 4 } as const;
  return {
    title: `Where the ${statistic} of ${metric} passes ${bound}`,
    text: `${found}${back} Whiskers are the intervals that were compared with the bound; they are wide, so that all comparisons hold together.`,
    key: [
      { name: 'below', color: 1 },
      { name: 'above', color: 2 },
      { name: 'not to be told', color: 4 },
    ],
    draw: (width) =>
      xyChart(
        {
          xLabel: field,
          yLabel: `${statistic} of ${metric}`,
          span: crossing && { from: crossing.low, to: crossing.high },
          rules: [{ y: bound, label: `bound ${bound}` }],
          whiskers: tried.flatMap(({ value, low, high, side }) =>
            low === null || high === null ? [] : [{ x: value, low, high, color: colors[side] }],
          ),
          lines: tried.map(({ value, estimate, side }) => ({
            name: side,
            color: colors[side],
            hasMarks: true,
            points: [[value, estimate]],
          })),
        },
        width,
      ),
    table: {
      header: [field, 'seeds', statistic, 'from', 'to', 'side'],
      rows: tried.map(({ value, seeds, estimate, low, high, side }) => [
        String(value),
        String(seeds),
        figure(estimate),
        figure(low),
        figure(high),
        side,
      ]),
    },
  };
}

function axisFigures(result: DrawnResult): Figure[] {
  const { points, manifest } = result;
  const [axis] = manifest.axes;
  if (!axis?.isNumeric) return [];
  return metricsOf(result).map(({ metric, name, scale, unit }) => {
    const rows = points
      .filter((row) => row.metric === metric)
      .toSorted((a, b) => Number(a[axis.field]) - Number(b[axis.field]));
    const place = (row: Row) => Number(row[axis.field]);
    const scaled = (row: Row, column: string) => Number(row[column]) * scale;
    return {
      title: `${name} by ${axis.field}`,
      text: `Mean over ${rows[0]?.count ?? 0} seeds with its ${manifest.confidence * 100} % interval.`,
      draw: (width) =>
        xyChart(
          {
            xLabel: axis.field,
            yLabel: unit,
            lines: [
              {
                name,
                color: 1,
                hasMarks: true,
                points: rows.map((row) => [place(row), scaled(row, 'mean')]),
              },
            ],
            whiskers: rows.flatMap((row) =>
              row.mean_low === null
                ? []
                : [
                    {
                      x: place(row),
                      low: scaled(row, 'mean_low'),
                      high: scaled(row, 'mean_high'),
                      color: 1,
                    },
                  ],
            ),
          },
          width,
        ),
      table: meansTable([axis.field], rows, scale),
    };
  });
}

function heatFigures(result: DrawnResult): Figure[] {
  const { points, manifest } = result;
  const [yAxis, xAxis, ...others] = manifest.axes;
  if (!xAxis || !yAxis) return [];
  const held = others.map(({ field, values }) => ({ field, value: values[0] }));
  const where = held.map(({ field, value }) => ` ${field} is ${value}.`).join('');
  return metricsOf(result).map(({ metric, name, scale, unit }) => {
    const rows = points.filter(
      (row) => row.metric === metric && held.every(({ field, value }) => row[field] === value),
    );
    const values = yAxis.values.map((y) =>
      xAxis.values.map((x) => {
        const row = rows.find(
          (candidate) => candidate[xAxis.field] === x && candidate[yAxis.field] === y,
        );
        return typeof row?.mean === 'number' ? row.mean * scale : null;
      }),
    );
    return {
      title: `${name}, ${unit}`,
      text: `Mean over ${rows[0]?.count ?? 0} seeds at each point of the grid; the fuller, the higher.${where}`,
      draw: (width) =>
        heatMap(
          {
            xField: xAxis.field,
            yField: yAxis.field,
            xs: xAxis.values.map(String),
            ys: yAxis.values.map(String),
            values,
          },
          width,
        ),
      table: meansTable([yAxis.field, xAxis.field], rows, scale),
    };
  });
}

function distributionFigures(result: DrawnResult): Figure[] {
  const { points, runs, manifest } = result;
  const fields = manifest.axes.map(({ field }) => field);
  return metricsOf(result).flatMap(({ metric, name, scale, unit, isLoss }): Figure[] => {
    const rows = points.filter((row) => row.metric === metric);
    const [only] = rows;
    if (!only || Number(only.count) < 3) return [];
    if (rows.length === 1) {
      const values = runs.map((row) => Number(row[metric]) * scale);
      const risk = isLoss
        ? `Value at risk: 5 % of the runs are above ${spread(only, 'p95', scale)}; those are ${spread(only, 'high_tail', scale)} on average.`
        : `5 % of the runs are below ${spread(only, 'p05', scale)}; those are ${spread(only, 'low_tail', scale)} on average.`;
      return [
        {
          title: `${name} over ${values.length} seeds`,
          text: `Mean ${spread(only, 'mean', scale)}. ${risk} In brackets: ${manifest.confidence * 100} % intervals, where there are runs enough for one.`,
          draw: (width) => histogram(values, unit, width),
        },
      ];
    }
    const boxes = rows.slice(0, mostBoxes).map((row) => ({
      label: fields.map((field) => String(row[field])).join(', '),
      quantiles: ['p05', 'p25', 'p50', 'p75', 'p95'].map((column) => Number(row[column]) * scale),
    }));
    const more = rows.length > mostBoxes ? ` The first ${mostBoxes} of ${rows.length} points.` : '';
    return [
      {
        title: `${name} over the seeds`,
        text: `By ${fields.join(', ')}: 5, 25, 50, 75 and 95 % of the runs at each point.${more}`,
        draw: (width) => boxChart(boxes, unit, width),
      },
    ];
  });
}

function spread(row: Row, column: string, scale: number): string {
  const { [column]: value, [`${column}_low`]: low, [`${column}_high`]: high } = row;
  const scaled = (cell: unknown) => (typeof cell === 'number' ? figure(cell * scale) : '–');
  const interval = typeof low === 'number' ? ` (${scaled(low)} to ${scaled(high)})` : '';
  return scaled(value) + interval;
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
      ...['mean', 'mean_low', 'mean_high'].map((column) =>
        figure(typeof row[column] === 'number' ? row[column] * scale : null),
      ),
    ]),
  };
}
