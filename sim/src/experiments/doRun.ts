import { InputError } from '../inputError.ts';
import type { Cell } from '../results/Column.ts';
import type { TableName } from '../results/resultTables.ts';
import { type RunResult, runScenario } from '../scenarios/runScenario.ts';
import type { Experiment, RunSpec } from './Experiment.ts';
import {
  agentRows,
  healthRows,
  liquidationRows,
  runRow,
  seriesRow,
  slippageRows,
} from './runRows.ts';

/** One run of an experiment cannot be done; its message says which one. */
export class RunFailed extends InputError {
  constructor(
    readonly run: number,
    readonly seed: number,
    readonly what: string,
  ) {
    super(`run ${run}, seed ${seed}: ${what}`);
  }
}

/** What takes the rows of runs. */
export interface RowSink {
  append(table: TableName, row: readonly Cell[]): void;
}

/**
 * Does one run and gives its rows to `sink`, tables in any order, rows of a table in theirs.
 *
 * @param folder where the scenario's files are looked for
 */
export async function doRun(
  experiment: Experiment,
  spec: RunSpec,
  folder: string,
  sink: RowSink,
): Promise<RunResult> {
  const { run } = spec;
  const scenario = { ...experiment.at(spec.values), seed: spec.seed };
  const { series } = scenario.measure;
  const hasSeries = series === 'all' || (series === 'first' && spec.isFirst);
  const result = await runScenario(scenario, {
    kinds: experiment.kinds,
    folder,
    ...(hasSeries && {
      onSeriesRow: (fields) => {
        const row = seriesRow(run, fields);
        if (row) sink.append('series', row);
      },
    }),
  });
  sink.append('runs', runRow({ ...spec, values: experiment.cells(spec.values) }, result));
  for (const row of slippageRows(run, result)) sink.append('slippage', row);
  for (const row of agentRows(run, result)) sink.append('agents', row);
  for (const row of liquidationRows(run, result)) sink.append('liquidations', row);
  if (hasSeries) for (const row of healthRows(run, result)) sink.append('health', row);
  return result;
}
