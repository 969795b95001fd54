import { InputError } from '../inputError.ts';
import type { Cell, Column } from './Column.ts';
import { agentColumns, runColumns, slippageColumns, type TableName } from './resultTables.ts';

/** A metric that no table has. */
class MetricUnknown extends InputError {
  constructor(metric: string, what: string) {
    super(`metric ${metric}: ${what}`);
  }
}

/** One number of each run: a column of a table, in the row of the run that has the given keys. */
export interface Metric {
  name: string;
  table: TableName;
  /** What the row's key columns hold, as text; empty for runs. */
  keys: readonly string[];
  column: string;
}

/** Columns that tell the rows of one run apart. */
export const keyColumns: Record<TableName, readonly string[]> = {
  runs: [],
  slippage: ['size', 'side', 'venue'],
  agents: ['agent'],
  series: ['step'],
  liquidations: ['step'],
  health: ['step', 'from'],
};

const measured: readonly { table: TableName; columns: readonly Column[] }[] = [
  { table: 'runs', columns: runColumns([]) },
  { table: 'slippage', columns: slippageColumns },
  { table: 'agents', columns: agentColumns },
];

/** Whether each run has the same rows of a table, whose figures can be told over runs. */
export function isAggregated(table: TableName): boolean {
  return measured.some((entry) => entry.table === table);
}

/** The columns of a table that are figures of a run. */
export function figureColumns(table: TableName): readonly string[] {
  const columns = measured.find((entry) => entry.table === table)?.columns ?? [];
  return columns
    .filter(({ name, type }) => type === 'DOUBLE' && !keyColumns[table].includes(name))
    .map(({ name }) => name);
}

/** `slippage[10000, buy, pool].p95` */
export function metricName(table: TableName, keys: readonly Cell[], column: string): string {
  return table === 'runs' ? column : `${table}[${keys.map(String).join(', ')}].${column}`;
}

/**
 * Reads a metric's name: a column of runs (`against_holding_share`), or a cell of another table by its keys
 * (`slippage[10000, buy, pool].p95`, `agents[noise].result`). Throws `MetricUnknown`.
 */
export function parseMetric(name: string): Metric {
  const match = /^(\w+)\[(.*)\]\.(\w+)$/.exec(name.trim());
  const table = (match?.[1] ?? 'runs') as TableName;
  const column = match?.[3] ?? name.trim();
  const keys = match?.[2]?.split(',').map((key) => key.trim()) ?? [];
  const known: string[] = ['slippage', 'agents'];
  if (match && !known.includes(table)) {
    throw new MetricUnknown(name, `expected one of the tables ${known.join(', ')}, found ${table}`);
  }
  if (keys.length !== keyColumns[table].length) {
    const expected = `${table}[${keyColumns[table].join(', ')}]`;
    throw new MetricUnknown(name, `expected ${expected}, found ${keys.length} of them`);
  }
  const columns = figureColumns(table);
  if (!columns.includes(column)) {
    throw new MetricUnknown(name, `expected one of ${columns.join(', ')}, found ${column}`);
  }
  return { name, table, keys, column };
}
