import type { Row } from '../results/readTable.ts';
import type { Figure } from './Figure.ts';
import type { DrawnResult } from './readResult.ts';
import { figure, timeFormat } from './scales.ts';
import { xyChart } from './xyChart.ts';

/** Paths of the first run with a series: prices, depth, the provider against holding; and all outside prices. */
export function pathFigures({ series, manifest }: DrawnResult): Figure[] {
  const [first] = series;
  if (!first || first[1].length < 2) return [];
  const [run, rows] = first;
  const { base, quote } = symbols(manifest.scenario);
  const time = timeAxis(rows);
  const of = (column: string) =>
    rows.map((row) => [Number(row.time), Number(row[column])] as const);
  const poolPrice = rows.map(
    (row) => [Number(row.time), Number(row.quote_reserve) / Number(row.base_reserve)] as const,
  );
  const start = Number(rows[0]?.pool_value);
  const gainOver = (column: string) =>
    rows.map(
      (row) =>
        [Number(row.time), ((Number(row.pool_value) - Number(row[column])) / start) * 1e4] as const,
    );
  const figures: Figure[] = [
    {
      title: 'Price outside and in the pool',
      text: `${quote} per ${base} along run ${run}. The pool follows the outside price within its fee, as far as arbitrage pays.`,
      key: [
        { name: 'outside', color: 1 },
        { name: 'pool', color: 2 },
      ],
      draw: (width) =>
        xyChart(
          {
            ...time,
            yLabel: `${quote} per ${base}`,
            lines: [
              { name: 'outside', color: 1, points: of('price') },
              { name: 'pool', color: 2, points: poolPrice },
            ],
          },
          width,
        ),
    },
    {
      title: 'Provider against holding and rebalancing',
      text: 'The pool’s worth less that of the deposit, held, and less that of the portfolio that holds as much base as the pool but trades at the outside price; in basis points of the deposit.',
      key: [
        { name: 'against holding', color: 2 },
        { name: 'against rebalancing', color: 3 },
      ],
      draw: (width) =>
        xyChart(
          {
            ...time,
            yLabel: 'bp of the deposit',
            rules: [{ y: 0, label: '' }],
            lines: [
              { name: 'against rebalancing', color: 3, points: gainOver('rebalancing_value') },
              { name: 'against holding', color: 2, points: gainOver('holding_value') },
            ],
          },
          width,
        ),
    },
    {
      title: 'Depth of the pool',
      text: `What the pool gives before its price moves by 1 %, in ${quote}, without the book: half a percent of its quote reserve. Loss to arbitrage so far stands beside it in the table.`,
      draw: (width) =>
        xyChart(
          {
            ...time,
            yLabel: quote,
            // √1.01 − 1 of the quote reserve moves a constant product's price by 1 %.
            lines: [
              {
                name: 'depth',
                color: 1,
                points: of('quote_reserve').map(([at, reserve]) => [
                  at,
                  reserve * (Math.sqrt(1.01) - 1),
                ]),
              },
            ],
          },
          width,
        ),
      table: {
        header: ['time', 'base reserve', 'quote reserve', 'loss to arbitrage'],
        rows: rows.map((row) => [
          figure(Number(row.time)),
          String(row.base_reserve),
          String(row.quote_reserve),
          figure(Number(row.loss_to_arbitrage)),
        ]),
      },
    },
  ];
  const paths = distinct([...series.values()]);
  if (paths.length > 1) {
    figures.splice(1, 0, {
      title: `Outside price of ${paths.length} runs`,
      text: 'Each line is the path of one run that has a series.',
      draw: (width) =>
        xyChart(
          {
            ...time,
            yLabel: `${quote} per ${base}`,
            lines: paths.map((some) => ({
              name: 'price',
              color: 1,
              isFaint: true,
              points: some.map((row) => [Number(row.time), Number(row.price)] as const),
            })),
          },
          width,
        ),
    });
  }
  return figures;
}

/** Runs of one seed at several points of a grid often walk the same path: it is drawn once. */
function distinct(paths: readonly Row[][]): Row[][] {
  const seen = new Map(paths.map((rows) => [`${rows.length} ${rows.at(-1)?.price}`, rows]));
  return [...seen.values()];
}

/** Symbols of a scenario's tokens. */
export function symbols(scenario: unknown): { base: string; quote: string } {
  const { market } = scenario as {
    market?: { base?: { symbol?: string }; quote?: { symbol?: string } };
  };
  return { base: market?.base?.symbol ?? 'base', quote: market?.quote?.symbol ?? 'quote' };
}

function timeAxis(rows: readonly Row[]) {
  const { unit, format, per } = timeFormat(Number(rows[0]?.time), Number(rows.at(-1)?.time));
  return { xLabel: unit, formatX: format, unitX: per };
}
