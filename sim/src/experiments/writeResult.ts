import { existsSync } from 'node:fs';
import { InputError } from '../inputError.ts';
import {
  type Manifest,
  manifestFile,
  manifestText,
  scenarioCopy,
  version,
} from '../results/manifest.ts';
import { isAggregated } from '../results/metric.ts';
import { ResultFiles, type WrittenFile } from '../results/ResultFiles.ts';
import { RunTables } from '../results/RunTables.ts';
import { columnsOf, tableNames } from '../results/resultTables.ts';
import type { StressOutcome } from '../results/StressOutcome.ts';
import { Aggregate, pointColumns } from './aggregate.ts';
import { type Axis, axisCells } from './axes.ts';
import type { Experiment } from './Experiment.ts';
import { agentInputs, type ExperimentSource } from './ExperimentSource.ts';
import { mergedRows } from './mergeParts.ts';
import { partFolder, readPart, type Shard } from './parts.ts';

/** Confidence of the intervals in a result. */
const confidence = 0.95;

/** Two runs of one experiment read different files: one was changed while it ran. */
class InputsChanged extends InputError {
  constructor(file: string) {
    super(
      `${file} was changed while the experiment ran: its runs do not belong together; --restart begins anew`,
    );
  }
}

/** What a result is made of. */
export interface ResultParts {
  experiment: Experiment;
  source: ExperimentSource;
  /** The folder that the result goes to. */
  out: string;
  /** All that were planned, in order; those whose part is missing are left out. */
  shards: readonly Shard[];
  /** The folder of their parts. */
  parts: string;
  hasCsv: boolean;
  stress: StressOutcome | null;
  isInterrupted: boolean;
}

/** Merges parts into a result's tables and aggregates, and writes its manifest. Throws `InputsChanged`, `FileFailed`. */
export async function writeResult(result: ResultParts): Promise<Manifest> {
  const { experiment, source, shards, parts, isInterrupted } = result;
  const done = shards.filter(({ index }) => existsSync(partFolder(parts, index)));
  const folders = done.map(({ index }) => partFolder(parts, index));
  const files = new ResultFiles(result.out);
  try {
    const tables = new RunTables(files, result.hasCsv);
    const aggregate = new Aggregate(experiment.axes);
    for (const table of tableNames) {
      tables.open(table, columnsOf(table, experiment.axes));
      let last = -1;
      for await (const rows of mergedRows(table, folders)) {
        for (const row of rows) {
          if (Number(row[0]) < last)
            throw new RangeError(`run ${row[0]} of ${table} stands after ${last}`);
          last = Number(row[0]);
          tables.append(table, row);
          if (isAggregated(table)) aggregate.add(table, row);
        }
      }
    }
    tables.open('points', pointColumns(experiment.axes));
    for (const row of aggregate.rows(confidence)) tables.append('points', row);
    const manifest = completeResult(files, tables, {
      experiment,
      source,
      inputs: inputsOf(folders),
      runs: { planned: count(shards), done: count(done) },
      stress: result.stress,
      isInterrupted,
    });
    return manifest;
  } finally {
    files.discard();
  }
}

/** What the manifest tells besides the files. */
interface Origin extends Pick<ResultParts, 'source' | 'stress' | 'isInterrupted'> {
  experiment: {
    text: { readonly sha256: string };
    axes: readonly Axis[];
    scenario: Manifest['scenario'];
  };
  inputs: readonly WrittenFile[];
  runs: Manifest['runs'];
}

/** Ends the tables, adds the scenario's text and the manifest, and gives all files their names. */
export function completeResult(files: ResultFiles, tables: RunTables, origin: Origin): Manifest {
  const { experiment, source } = origin;
  const written = tables.end();
  files.write(scenarioCopy, source.text);
  const manifest: Manifest = {
    format: '1',
    version,
    interrupted: origin.isInterrupted,
    runs: origin.runs,
    scenarioFile: source.file,
    scenarioSha256: experiment.text.sha256,
    seed: source.seed ?? null,
    axes: experiment.axes.map(({ field, isNumeric, values }) => ({
      field,
      isNumeric,
      values: axisCells(values) as (string | number)[],
    })),
    inputs: [...agentInputs(source), ...origin.inputs],
    confidence,
    stress: origin.stress,
    tables: written.map(({ columns, ...table }) => ({
      ...table,
      columns: columns.map(({ name, type, about }) => ({ name, type, about })),
    })),
    outputs: files.written(),
    scenario: experiment.scenario,
  };
  files.write(manifestFile, manifestText(manifest));
  files.complete();
  return manifest;
}

function inputsOf(folders: readonly string[]): WrittenFile[] {
  const inputs = new Map<string, WrittenFile>();
  for (const folder of folders) {
    for (const input of readPart(folder).inputs) {
      const known = inputs.get(input.file);
      if (known && known.sha256 !== input.sha256) throw new InputsChanged(input.file);
      inputs.set(input.file, input);
    }
  }
  return [...inputs.values()];
}

function count(shards: readonly Shard[]): number {
  return shards.reduce((sum, { runs }) => sum + runs.length, 0);
}
