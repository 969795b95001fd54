import type { Figure } from '../report/Figure.ts';
import { figure } from '../report/scales.ts';
import { xyChart } from '../report/xyChart.ts';
import type { Row } from '../results/readTable.ts';
import type { DrawnTrade } from './drawnTrade.ts';

/** What does not hang on the grid: the buyer's free option by window, and seats in one hand. */
export function termsFigures(drawn: DrawnTrade): Figure[] {
  const tokens = [...new Set(drawn.windows.map(({ token }) => String(token)))];
  return [...tokens.map((token) => windowFigure(drawn, token)), sybilFigure(drawn)];
}

/** Longest windows that a token is drawn for, in hours: volatile ones have none longer than 6. */
const longest: Readonly<Record<string, number>> = { volatile: 24, pegged: 144 };

function windowFigure({ windows }: DrawnTrade, token: string): Figure {
  const most = longest[token] ?? Number.POSITIVE_INFINITY;
  const rows = windows.filter((row) => row.token === token && Number(row.hours) <= most);
  const lines = [
    { name: 'worth of leaving for nothing', column: 'free', color: 2 },
    { name: 'cost of elapsed time', column: 'cost', color: 1 },
    { name: 'what leaving is worth at that cost', column: 'gain', color: 4 },
    { name: 'flat cost that leaves 0.35 %', column: 'needed', color: 3 },
  ];
  return {
    title: `The buyer’s free option, ${token} tokens`,
    text: `In % of the trade, by the hours in which the buyer can still pay. Leaving pays when the price has fallen by more than it costs; no price drifts.`,
    key: lines,
    draw: (width) =>
      xyChart(
        {
          xLabel: 'hours',
          yLabel: '% of the trade',
          lines: lines.map(({ name, column, color }) => ({
            name,
            color,
            hasMarks: true,
            points: rows.map((row) => [Number(row.hours), Number(row[column]) * 100] as const),
          })),
        },
        width,
      ),
    table: {
      header: ['hours', ...lines.map(({ name }) => name), 'used, %'],
      rows: rows.map((row) => [
        figure(Number(row.hours)),
        ...lines.map(({ column }) => percent(row, column)),
        percent(row, 'used'),
      ]),
    },
  };
}

function sybilFigure({ sybils }: DrawnTrade): Figure {
  const pools = [...new Set(sybils.map(({ pool }) => Number(pool)))];
  const lines = pools.map((pool, index) => ({
    name: `pool of ${pool}`,
    color: index + 1,
    rows: sybils.filter((row) => row.pool === pool),
  }));
  const needed = lines.map(({ name, rows }) => `${name}: ${rows[0]?.needed}`).join(', ');
  return {
    title: 'Seats in one hand: how often they win the appeal',
    text: `In %, four of seven seats drawn without replacement. Fewest seats that win more often than a denial needs: ${needed}.`,
    key: lines,
    draw: (width) =>
      xyChart(
        {
          xLabel: 'seats in one hand',
          yLabel: '% of the panels of seven',
          lines: lines.map(({ name, color, rows }) => ({
            name,
            color,
            hasMarks: true,
            points: rows.map((row) => [Number(row.own), Number(row.appeal) * 100] as const),
          })),
        },
        width,
      ),
    table: {
      header: ['pool', 'seats in one hand', 'two of three, %', 'four of seven, %'],
      rows: sybils.map((row) => [
        String(row.pool),
        String(row.own),
        percent(row, 'first'),
        percent(row, 'appeal'),
      ]),
    },
  };
}

function percent(row: Row, column: string): string {
  return figure(Number((Number(row[column]) * 100).toPrecision(4)));
}
