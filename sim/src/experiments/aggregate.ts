import type { Cell, Column } from '../results/Column.ts';
import { finite } from '../results/Column.ts';
import { figureColumns, keyColumns, metricName } from '../results/metric.ts';
import {
  type AxisColumn,
  axisColumn,
  columnsOf,
  sharesOfRuns,
  type TableName,
} from '../results/resultTables.ts';
import {
  type Estimate,
  reportedQuantiles,
  type SampleFigures,
  sampleFigures,
} from '../statistics/sampleFigures.ts';

const percent = (p: number) => `p${String(Math.round(p * 100)).padStart(2, '0')}`;

const estimate = (name: string, about: string): Column[] => [
  { name, type: 'DOUBLE', about, nullable: true },
  ...['low', 'high'].map(
    (end): Column => ({
      name: `${name}_${end}`,
      type: 'DOUBLE',
      about: `${end} end of its interval; null where there are too few runs`,
      nullable: true,
    }),
  ),
];

/** points: over the seeds of each point of the grid, a row for each metric. */
export function pointColumns(axes: readonly AxisColumn[]): readonly Column[] {
  return [
    { name: 'point', type: 'INT32', about: 'point of the grid, from 0' },
    ...axes.map(axisColumn),
    { name: 'metric', type: 'STRING', about: 'a column of runs, or table[keys].column' },
    { name: 'count', type: 'INT32', about: 'runs that have it' },
    { name: 'missing', type: 'INT32', about: 'runs that have none' },
    { name: 'deviation', type: 'DOUBLE', about: 'standard deviation, n − 1', nullable: true },
    { name: 'standard_error', type: 'DOUBLE', about: 'of the mean', nullable: true },
    ...estimate(
      'mean',
      'mean; Student’s interval, of a part of the runs (spiralled) that of Clopper and Pearson',
    ),
    ...reportedQuantiles.flatMap((p) =>
      estimate(percent(p), `${p * 100} % quantile; interval from order statistics`),
    ),
    ...estimate('low_tail', 'mean of the lowest 5 %'),
    ...estimate('high_tail', 'mean of the highest 5 %'),
  ];
}

/** Gathers the figures of runs, point by point. Rows come in the order of the runs, a point's `runs` rows first. */
export class Aggregate {
  readonly #axes: readonly AxisColumn[];
  readonly #points = new Map<number, { values: Cell[]; runs: number }>();
  readonly #pointOf = new Map<number, number>();
  /** By table, so that a table at a time can be followed; then by point and metric. */
  readonly #samples = new Map<TableName, Map<number, Map<string, number[]>>>();
  readonly #columns = new Map<TableName, { keys: number[]; figures: [string, number][] }>();

  constructor(axes: readonly AxisColumn[]) {
    this.#axes = axes;
  }

  /** Takes a row of a table that is aggregated. */
  add(table: TableName, row: readonly Cell[]): void {
    const run = Number(row[0]);
    if (table === 'runs') {
      const point = Number(row[1]);
      this.#pointOf.set(run, point);
      const known = this.#points.get(point);
      if (known) known.runs++;
      else this.#points.set(point, { values: row.slice(3, 3 + this.#axes.length), runs: 1 });
    }
    const point = this.#pointOf.get(run);
    if (point === undefined) throw new RangeError(`run ${run} has rows in ${table}, none in runs`);
    const { keys, figures } = this.#layout(table);
    const samples = this.#samplesAt(table, point);
    const key = keys.map((index) => row[index] ?? null);
    for (const [column, index] of figures) {
      const value = row[index];
      const name = metricName(table, key, column);
      let list = samples.get(name);
      if (!list) {
        list = [];
        samples.set(name, list);
      }
      if (typeof value === 'number') list.push(value);
    }
  }

  /** The rows of `points`. */
  *rows(confidence: number): Generator<Cell[]> {
    for (const [point, { values, runs }] of this.#points) {
      for (const [table, byPoint] of this.#samples) {
        for (const [metric, sample] of byPoint.get(point) ?? []) {
          // What no run has, such as bad debt without loans, is no metric of the experiment.
          if (table === 'runs' && sample.length === 0) continue;
          const missing = runs - sample.length;
          const isShare = table === 'runs' && sharesOfRuns.has(metric);
          const figures = sampleFigures(sample, confidence, isShare);
          yield [point, ...values, metric, sample.length, missing, ...figureCells(figures)];
        }
      }
    }
  }

  #samplesAt(table: TableName, point: number): Map<string, number[]> {
    let byPoint = this.#samples.get(table);
    if (!byPoint) {
      byPoint = new Map();
      this.#samples.set(table, byPoint);
    }
    let samples = byPoint.get(point);
    if (!samples) {
      samples = new Map();
      byPoint.set(point, samples);
    }
    return samples;
  }

  #layout(table: TableName) {
    const known = this.#columns.get(table);
    if (known) return known;
    const names = columnsOf(table, this.#axes).map(({ name }) => name);
    const layout = {
      keys: keyColumns[table].map((name) => names.indexOf(name)),
      figures: figureColumns(table).map((name): [string, number] => [name, names.indexOf(name)]),
    };
    this.#columns.set(table, layout);
    return layout;
  }
}

function figureCells({
  deviation,
  standardError,
  mean,
  quantiles,
  lowTail,
  highTail,
}: SampleFigures) {
  return [
    finite(deviation),
    finite(standardError),
    ...[mean, ...quantiles, lowTail, highTail].flatMap(estimateCells),
  ];
}

function estimateCells({ value, interval }: Estimate): Cell[] {
  return [finite(value), interval && finite(interval.low), interval && finite(interval.high)];
}
