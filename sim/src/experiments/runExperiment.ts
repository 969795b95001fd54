import { join } from 'node:path';
import { InputError } from '../inputError.ts';
import type { Manifest } from '../results/manifest.ts';
import { keyColumns, parseMetric } from '../results/metric.ts';
import { readRows } from '../results/readTable.ts';
import type { Executor } from './Executor.ts';
import type { Experiment, RunSpec } from './Experiment.ts';
import { type ExperimentSource, openExperiment } from './ExperimentSource.ts';
import { isPartWhole, partFolder, type Shard } from './parts.ts';
import { StressPlan } from './StressPlan.ts';
import { dropParts, type FolderOptions, openParts } from './unfinished.ts';
import { writeResult } from './writeResult.ts';

/** A run of a search lacks the number that is searched by. */
class MetricMissing extends InputError {
  constructor(metric: string, run: number) {
    super(`metric ${metric}: run ${run} has none; the scenario measures no such thing`);
  }
}

/** How far an experiment is. */
export interface Progress {
  done: number;
  /** Runs known to be needed; a search learns of more as it goes. */
  planned: number;
}

/** How an experiment is carried out; nothing of it changes the result. */
export interface ExperimentOptions extends FolderOptions {
  executor: Executor;
  /** Whether tables are written as CSV too. */
  csv?: boolean | undefined;
  /** Stops it: what is done becomes a result marked as interrupted. */
  signal?: AbortSignal | undefined;
  onProgress?: (progress: Progress) => void;
}

/**
 * Carries out all runs of an experiment and writes its result to the folder `out`: the same bytes whatever the
 * executor, the number of its workers, and interruptions in between. Resolves to its manifest.
 *
 * Throws the `InputError`s of the scenario, the folder and the runs; parts that were done stay in the folder, and
 * `resume` goes on with them.
 */
export async function runExperiment(
  source: ExperimentSource,
  out: string,
  options: ExperimentOptions,
): Promise<Manifest> {
  const experiment = await openExperiment(source);
  const plan = experiment.stress && searchOf(experiment);
  if (!plan) experiment.check();
  const parts = openParts(out, source, options);
  const { executor, signal, onProgress = () => {} } = options;

  const shards: Shard[] = [];
  let done = 0;
  for (;;) {
    const runs = plan ? plan.next() : shards.length === 0 ? experiment.grid() : [];
    if (runs.length === 0) break;
    const batch = cut(runs, shards.length);
    shards.push(...batch);
    const planned = done + runs.length;
    const missing = batch.filter(({ index }) => !isPartWhole(partFolder(parts, index)));
    const before = planned - missing.reduce((sum, shard) => sum + shard.runs.length, 0);
    onProgress({ done: before, planned });
    await executor.execute(
      missing,
      parts,
      (more) => onProgress({ done: before + more, planned }),
      signal,
    );
    if (signal?.aborted) break;
    done = planned;
    if (plan) plan.take(await metricsOf(experiment, batch, parts));
  }
  const manifest = await writeResult({
    experiment,
    source,
    out,
    shards,
    parts,
    hasCsv: options.csv ?? false,
    stress: plan && !signal?.aborted ? plan.outcome() : null,
    isInterrupted: signal?.aborted ?? false,
  });
  if (!manifest.interrupted) dropParts(out);
  return manifest;
}

/** Runs of one part: few enough that all workers end at about the same time, and the same for any number of them. */
function cut(runs: readonly RunSpec[], firstIndex: number): Shard[] {
  const size = Math.min(50, Math.max(1, Math.floor(runs.length / 64)));
  return Array.from({ length: Math.ceil(runs.length / size) }, (_, index) => ({
    index: firstIndex + index,
    runs: runs.slice(index * size, (index + 1) * size),
  }));
}

/** Checks a search's metric and bracket before anything is run. */
function searchOf(experiment: Experiment): StressPlan | undefined {
  const { stress, scenario, text } = experiment;
  if (!stress) return undefined;
  parseMetric(stress.metric);
  experiment.at([stress.to]);
  const plan = new StressPlan(stress, scenario.seed);
  if (!plan.canDecide) {
    const what = `${stress.maxSeeds} runs can never tell on which side ${stress.statistic} is at that confidence`;
    throw text.faultAt(['stress', 'maxSeeds'], `stress.maxSeeds: expected more, ${what}`);
  }
  return plan;
}

async function metricsOf(experiment: Experiment, shards: readonly Shard[], parts: string) {
  const metric = parseMetric(experiment.stress?.metric ?? '');
  const keys = keyColumns[metric.table];
  const found = new Map<number, number>();
  for (const shard of shards) {
    const file = join(partFolder(parts, shard.index), `${metric.table}.parquet`);
    for (const row of await readRows(file, ['run', ...keys, metric.column])) {
      const value = row[metric.column];
      const isIt = keys.every((key, index) => String(row[key]) === metric.keys[index]);
      if (isIt && typeof value === 'number') found.set(Number(row.run), value);
    }
  }
  return shards
    .flatMap(({ runs }) => runs)
    .map((spec) => {
      const value = found.get(spec.run);
      if (value === undefined) throw new MetricMissing(metric.name, spec.run);
      return { spec, metric: value };
    });
}
