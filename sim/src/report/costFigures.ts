import { quantile } from '../metrics/quantile.ts';
import type { Row } from '../results/readTable.ts';
import { meanEstimate } from '../statistics/sampleFigures.ts';
import { barChart } from './barChart.ts';
import type { Figure } from './Figure.ts';
import { symbols } from './pathFigures.ts';
import type { DrawnResult } from './readResult.ts';
import { figure } from './scales.ts';
import { xyChart } from './xyChart.ts';

/** What trades cost, and what agents gained, at the first point. */
export function costFigures(result: DrawnResult): Figure[] {
  return [...slippageFigures(result), ...agentFigures(result)];
}

const venues = [
  { venue: 'pool', name: 'pool alone', color: 2 },
  { venue: 'pool_and_book', name: 'pool and book', color: 1 },
] as const;

function slippageFigures({ slippage, manifest }: DrawnResult): Figure[] {
  const { quote } = symbols(manifest.scenario);
  return ['buy', 'sell'].flatMap((side): Figure[] => {
    const lines = venues.map(({ venue, name, color }) => {
      const rows = slippage.filter((row) => row.side === side && row.venue === venue);
      return { name, color, cells: bySize(rows) };
    });
    const medians = lines.flatMap(({ cells }) => cells.map(({ p50 }) => p50));
    if (medians.length === 0) return [];
    // Where the pool lags, the cheapest moments cost less than nothing, which no axis by ratio can show.
    const least = Math.min(...medians);
    const cut = (value: number) => (least > 0 ? Math.max(value, least / 4) : value);
    return [
      {
        title: `Cost of a ${side} by size, with and without the book`,
        text: 'Against the outside price, all fees included, in basis points: median, and 5 to 95 % of the moments at which it was asked (shaded; over several runs the median of their ends). What would be below the axis ends at it.',
        key: lines.map(({ name, color }) => ({ name, color })),
        draw: (width) =>
          xyChart(
            {
              xLabel: `size, ${quote}`,
              yLabel: 'bp',
              isLogX: true,
              isLogY: true,
              bands: lines.map(({ color, cells }) => ({
                color,
                points: cells.map(({ size, p05, p95 }) => [size, cut(p05), cut(p95)] as const),
              })),
              lines: lines.map(({ name, color, cells }) => ({
                name,
                color,
                hasMarks: true,
                points: cells.map(({ size, p50 }) => [size, p50] as const),
              })),
            },
            width,
          ),
        table: {
          header: ['venue', `size, ${quote}`, 'p05', 'median', 'p95'],
          rows: lines.flatMap(({ name, cells }) =>
            cells.map(({ size, p05, p50, p95 }) => [name, ...[size, p05, p50, p95].map(figure)]),
          ),
        },
      },
    ];
  });
}

/** Costs in basis points by size, over runs the median of each quantile. */
function bySize(rows: readonly Row[]) {
  const sizes = [...new Set(rows.map(({ size }) => Number(size)))].toSorted((a, b) => a - b);
  return sizes.flatMap((size) => {
    const at = (column: string) => {
      const values = rows.flatMap((row) =>
        row.size === size && typeof row[column] === 'number' ? [row[column] * 1e4] : [],
      );
      return quantile(
        values.toSorted((a, b) => a - b),
        0.5,
      );
    };
    const [p05, p50, p95] = [at('p05'), at('p50'), at('p95')];
    return Number.isNaN(p50) ? [] : [{ size, p05, p50, p95 }];
  });
}

function agentFigures({ agents, manifest }: DrawnResult): Figure[] {
  const { quote } = symbols(manifest.scenario);
  const names = [...new Set(agents.map(({ agent }) => String(agent)))];
  if (names.length === 0) return [];
  const rows = names.map((name) => {
    const own = agents.filter(({ agent }) => agent === name);
    const of = (column: string) =>
      meanEstimate(
        own.map((row) => Number(row[column])),
        manifest.confidence,
      );
    return {
      name,
      count: own.length,
      result: of('result'),
      taker: of('taker_gain'),
      trades: of('trades'),
    };
  });
  const [first] = rows;
  const over =
    first && first.count > 1
      ? `, mean of ${first.count} runs with its ${manifest.confidence * 100} % interval`
      : '';
  return [
    {
      title: 'What agents gained',
      text: `Worth at the last outside price of what each agent holds against its start, in ${quote}${over}.`,
      draw: (width) =>
        barChart(
          rows.map(({ name, result }) => ({
            label: name,
            value: result.value,
            low: result.interval?.low ?? null,
            high: result.interval?.high ?? null,
            color: result.value < 0 ? 2 : 3,
          })),
          quote,
          width,
        ),
      table: {
        header: ['agent', 'result', 'gain as taker', 'trades'],
        rows: rows.map(({ name, result, taker, trades }) => [
          name,
          ...[result.value, taker.value, trades.value].map(figure),
        ]),
      },
    },
  ];
}
