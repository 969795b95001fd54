import { keyColumns, parseMetric } from '../results/metric.ts';
import { type ShownMetric, shownOf } from '../results/metricWords.ts';
import type { Row } from '../results/readTable.ts';
import type { DrawnResult } from './readResult.ts';

/** The metrics that a result shows and its points have. */
export function metricsOf({ points, manifest }: DrawnResult): ShownMetric[] {
  const known = new Set(points.map(({ metric }) => metric));
  return shownOf(manifest.scenario).filter(({ metric }) => known.has(metric));
}

/** A metric in each run of the first point that has it. */
export function firstPointValues(result: DrawnResult, metric: string): number[] {
  const { table, keys, column } = parseMetric(metric);
  const names = keyColumns[table];
  const isIt = (row: Row) => names.every((name, index) => String(row[name]) === keys[index]);
  return rowsOf(result, table).flatMap((row) => {
    const value = row[column];
    return isIt(row) && typeof value === 'number' ? [value] : [];
  });
}

function rowsOf({ runs, slippage, agents }: DrawnResult, table: string): readonly Row[] {
  if (table === 'slippage') return slippage;
  return table === 'agents' ? agents : runs.filter(({ point }) => point === 0);
}

/** A metric with its unit, for a title. */
export function titleOf({ name, unit }: ShownMetric): string {
  const text = unit === '' ? name : `${name}, ${unit}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
