import { barChart } from '../report/barChart.ts';
import type { Figure } from '../report/Figure.ts';
import { isByRatio } from '../report/gridFigures.ts';
import { heatMap } from '../report/heatMap.ts';
import { figure } from '../report/scales.ts';
import { xyChart } from '../report/xyChart.ts';
import type { Row } from '../results/readTable.ts';
import { type DrawnAxis, type DrawnTrade, heldText, rowsHeld } from './drawnTrade.ts';
import type { Player } from './gameTree.ts';
import type { Cheat } from './strategies.ts';
import { type MapWord, strategyMap } from './strategyMap.ts';

const players: readonly Player[] = ['seller', 'buyer'];

/** How each way to cheat is drawn. */
const words: Record<Cheat, MapWord> = {
  deny: { word: 'deny', letter: 'D', color: 1 },
  'deny and settle': { word: 'settle', letter: 'S', color: 2 },
  'deny and bribe': { word: 'bribe', letter: 'B', color: 4 },
  bluff: { word: 'bluff', letter: 'U', color: 1 },
  'bluff and settle': { word: 'settle', letter: 'S', color: 2 },
  'bluff and bribe': { word: 'bribe', letter: 'B', color: 4 },
  'bluff, back down': { word: 'back down', letter: 'K', color: 3 },
  'call back': { word: 'call back', letter: 'C', color: 3 },
};

/** What cheating yields over the grid: maps over the first two fields, thresholds and yields along each field. */
export function tradeGridFigures(drawn: DrawnTrade): Figure[] {
  const [y, x] = drawn.axes;
  const maps =
    y && x
      ? [...players.map((player) => yieldMap(drawn, y, x, player)), strategiesMap(drawn, y, x)]
      : [];
  const lines = drawn.axes.filter(({ isNumeric, values }) => isNumeric && values.length > 1);
  return [
    ...maps,
    waysFigure(drawn),
    ...lines
      .filter(({ field }) => !field.startsWith('court.wrong'))
      .map((axis) => thresholds(drawn, axis)),
    ...lines.slice(2).map((axis) => yields(drawn, axis)),
  ];
}

/** Where other fields are held, as a sentence with a space before it. */
function holding(drawn: DrawnTrade, but: readonly string[]): string {
  const text = heldText(drawn, but);
  return text === '' ? '' : ` Held: ${text}.`;
}

function cellsOf(drawn: DrawnTrade, y: DrawnAxis, x: DrawnAxis): (Row | undefined)[][] {
  const rows = rowsHeld(drawn, drawn.outcomes, [y.field, x.field]);
  return y.values.map((yValue) =>
    x.values.map((xValue) =>
      rows.find((row) => row[y.field] === yValue && row[x.field] === xValue),
    ),
  );
}

function yieldMap(drawn: DrawnTrade, y: DrawnAxis, x: DrawnAxis, player: Player): Figure {
  const cells = cellsOf(drawn, y, x);
  const percent = (row: Row | undefined) =>
    Number((Number(row?.[`${player}_yield`]) * 100).toFixed(1));
  const values = cells.map((row) => row.map(percent));
  return {
    title: `What cheating yields the ${player}, % of the trade`,
    text: `The best way to cheat against being honest, the other playing best. Framed: it pays.${holding(drawn, [y.field, x.field])}`,
    draw: (width) =>
      heatMap(
        {
          xField: x.field,
          yField: y.field,
          xs: x.values.map(String),
          ys: y.values.map(String),
          values,
          range: [Math.min(...values.flat()), Math.max(0, ...values.flat())],
          outlined: cells.map((row) => row.map((cell) => pays(cell, player))),
        },
        width,
      ),
    table: {
      header: [y.field, x.field, '% of the trade', 'USD', 'best way'],
      rows: cells
        .flat()
        .map((row) => [
          String(row?.[y.field]),
          String(row?.[x.field]),
          figure(percent(row)),
          figure(Number(row?.[`${player}_yield_usd`])),
          String(row?.[`${player}_best`]),
        ]),
    },
  };
}

function strategiesMap(drawn: DrawnTrade, y: DrawnAxis, x: DrawnAxis): Figure {
  const cells = cellsOf(drawn, y, x);
  const wordOf = (player: Player) => (row: Row | undefined) =>
    pays(row, player) ? words[row?.[`${player}_best`] as Cheat] : null;
  const used = players.flatMap((player) => cells.flat().map(wordOf(player)));
  const key = new Map(used.flatMap((word) => (word ? [[word.word, word] as const] : [])));
  return {
    title: 'The best strategies',
    text: `Empty: honesty. Else the way to cheat that yields most.${holding(drawn, [y.field, x.field])}`,
    key: [...key.values()].map(({ word, letter, color }) => ({ name: `${letter} ${word}`, color })),
    draw: (width) =>
      players
        .map((player) =>
          strategyMap(
            {
              title: `The ${player}’s`,
              xField: x.field,
              yField: y.field,
              xs: x.values.map(String),
              ys: y.values.map(String),
              cells: cells.map((row) => row.map(wordOf(player))),
            },
            width,
          ),
        )
        .join(''),
  };
}

function pays(row: Row | undefined, player: Player): boolean {
  return Number(row?.[`${player}_yield`]) > 0;
}

function waysFigure(drawn: DrawnTrade): Figure {
  const rows = rowsHeld(drawn, drawn.strategies);
  return {
    title: 'Every way to cheat at the scenario’s own terms, % of the trade',
    text: `Against being honest; above 0 it pays.${holding(drawn, [])}`,
    draw: (width) =>
      barChart(
        rows.map((row) => ({
          label: String(row.strategy),
          value: Number((Number(row.yield) * 100).toFixed(3)),
          color: row.player === 'seller' ? 1 : 2,
        })),
        '% of the trade',
        width,
      ),
    key: [
      { name: 'seller', color: 1 },
      { name: 'buyer', color: 2 },
    ],
    table: {
      header: ['way', 'who', '% of the trade', 'USD', 'what both do'],
      rows: rows.map((row) => [
        String(row.strategy),
        String(row.player),
        figure(Number(row.yield) * 100),
        figure(Number(row.yield_usd)),
        String(row.course),
      ]),
    },
  };
}

function thresholds(drawn: DrawnTrade, { field, ...axis }: DrawnAxis): Figure {
  const rows = rowsHeld(drawn, drawn.outcomes, [field, 'court.wrong', 'court.wrongOnAppeal']);
  // The rate of wrong rulings is what is looked for: one row for each value of the field is enough.
  const each = axis.values.flatMap((value) =>
    rows.filter((row) => row[field] === value).slice(0, 1),
  );
  const lines = [
    { name: 'seller, by any means', column: 'seller_threshold', color: 1 },
    { name: 'buyer, by any means', column: 'buyer_threshold', color: 2 },
    { name: 'denial without appeal: (b − c)/(1 + b)', column: 'denial_threshold', color: 3 },
  ];
  return {
    title: `Wrong rulings above which cheating pays, by ${field}`,
    text: `In %, in both rounds alike; 0 where it always pays, no point where it never does.${holding(drawn, [field, 'court.wrong', 'court.wrongOnAppeal'])}`,
    key: lines,
    draw: (width) =>
      xyChart(
        {
          xLabel: field,
          yLabel: '% wrong rulings',
          isLogX: isByRatio({ field, ...axis, values: [...axis.values] }),
          lines: lines.map(({ name, column, color }) => ({
            name,
            color,
            hasMarks: true,
            points: pointsOf(each, field, column, 100),
          })),
        },
        width,
      ),
    table: tableOf(each, field, lines, 100),
  };
}

function yields(drawn: DrawnTrade, { field, ...axis }: DrawnAxis): Figure {
  const rows = rowsHeld(drawn, drawn.outcomes, [field]);
  const lines = [
    { name: 'seller', column: 'seller_yield', color: 1 },
    { name: 'buyer', column: 'buyer_yield', color: 2 },
  ];
  return {
    title: `What the best cheat yields, by ${field}`,
    text: `In % of the trade.${holding(drawn, [field])}`,
    key: lines,
    draw: (width) =>
      xyChart(
        {
          xLabel: field,
          yLabel: '% of the trade',
          isLogX: isByRatio({ field, ...axis, values: [...axis.values] }),
          lines: lines.map(({ name, column, color }) => ({
            name,
            color,
            hasMarks: true,
            points: pointsOf(rows, field, column, 100),
          })),
        },
        width,
      ),
    table: tableOf(rows, field, lines, 100),
  };
}

/** Points of a line, without those that have no number. */
function pointsOf(rows: readonly Row[], field: string, column: string, scale: number) {
  return rows.flatMap((row) => {
    const value = row[column];
    return typeof value === 'number' ? [[Number(row[field]), value * scale] as const] : [];
  });
}

function tableOf(
  rows: readonly Row[],
  field: string,
  lines: readonly { name: string; column: string }[],
  scale: number,
): NonNullable<Figure['table']> {
  return {
    header: [field, ...lines.map(({ name }) => name)],
    rows: rows.map((row) => [
      String(row[field]),
      ...lines.map(({ column }) => {
        const value = row[column];
        return typeof value === 'number' ? figure(value * scale) : '–';
      }),
    ]),
  };
}
