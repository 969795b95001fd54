import type { ShownMetric } from '../results/metricWords.ts';
import type { Row } from '../results/readTable.ts';
import { sharesOfRuns } from '../results/resultTables.ts';
import type { StressOutcome } from '../results/StressOutcome.ts';
import { boxChart, histogram } from './barChart.ts';
import type { Figure } from './Figure.ts';
import { gridFigures } from './gridFigures.ts';
import type { DrawnResult } from './readResult.ts';
import { firstPointValues, metricsOf, titleOf } from './reportedMetrics.ts';
import { leastForRisk, riskFigures } from './riskFigures.ts';
import { figure } from './scales.ts';
import { xyChart } from './xyChart.ts';

/** Boxes that can be told apart. */
const mostBoxes = 24;

/** What an experiment found: the search, the grid, the distribution over seeds. */
export function experimentFigures(result: DrawnResult): Figure[] {
  const { stress, points } = result;
  if (stress) return [stressFigure(stress)];
  if (points.length === 0) return [];
  return [...gridFigures(result), ...riskFigures(result), ...distributionFigures(result)];
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

function distributionFigures(result: DrawnResult): Figure[] {
  const { points, manifest } = result;
  const fields = manifest.axes.map(({ field }) => field);
  return metricsOf(result).flatMap((shown): Figure[] => {
    const { metric, scale, unit } = shown;
    const rows = points.filter((row) => row.metric === metric);
    const [only] = rows;
    // Of what is 1 or 0 the mean says all.
    if (!only || Number(only.count) < 3 || sharesOfRuns.has(metric)) return [];
    if (rows.length === 1) {
      const values = firstPointValues(result, metric).map((value) => value * scale);
      return [
        {
          title: `${titleOf(shown)}, over ${values.length} seeds`,
          text: `Mean ${spread(only, 'mean', scale)}. ${tailText(only, shown)} In brackets: ${manifest.confidence * 100} % intervals, where there are runs enough for one.`,
          draw: (width) => histogram(values, unit, width, rulesOf(only, shown)),
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
        title: `${titleOf(shown)}, over the seeds`,
        text: `By ${fields.join(', ')}: 5, 25, 50, 75 and 95 % of the runs at each point.${more}`,
        draw: (width) => boxChart(boxes, unit, width),
      },
    ];
  });
}

/** What the feared end of a distribution says, where there are runs enough to have one. */
function tailText(row: Row, { scale, isLoss }: ShownMetric): string {
  if (Number(row.count) < leastForRisk) {
    return `Too few runs for a value at risk: ${leastForRisk} have one, and 72 its interval.`;
  }
  return isLoss
    ? `Value at risk: 5 % of the runs are above ${spread(row, 'p95', scale)}; those are ${spread(row, 'high_tail', scale)} on average.`
    : `5 % of the runs are below ${spread(row, 'p05', scale)}; those are ${spread(row, 'low_tail', scale)} on average.`;
}

function rulesOf(row: Row, { scale, isLoss }: ShownMetric): { x: number; label: string }[] {
  const mean = { x: Number(row.mean) * scale, label: 'mean' };
  if (Number(row.count) < leastForRisk) return [mean];
  const [column, label] = isLoss ? ['p95', '95 %'] : ['p05', '5 %'];
  return [mean, { x: Number(row[column]) * scale, label }];
}

function spread(row: Row, column: string, scale: number): string {
  const { [column]: value, [`${column}_low`]: low, [`${column}_high`]: high } = row;
  const scaled = (cell: unknown) => (typeof cell === 'number' ? figure(cell * scale) : '–');
  const interval = typeof low === 'number' ? ` (${scaled(low)} to ${scaled(high)})` : '';
  return scaled(value) + interval;
}
