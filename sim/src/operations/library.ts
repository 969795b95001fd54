import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { sourceOf } from '../experiments/ExperimentSource.ts';
import { LocalExecutor } from '../experiments/LocalExecutor.ts';
import { type ExperimentOptions, runExperiment } from '../experiments/runExperiment.ts';
import { runSingle, type SingleRun } from '../experiments/runSingle.ts';
import type { Manifest } from '../results/manifest.ts';
import { writeReport } from './writeReport.ts';

/** What both kinds of runs can be given. */
interface LibraryOptions {
  /** Folder of the result. */
  out: string;
  /** A module of agents. */
  agents?: string;
  /** Instead of the scenario's. */
  seed?: number;
  /** Whether tables are written as CSV too. */
  csv?: boolean;
}

/**
 * `sim run` for programs: does a scenario's one run in this thread, writes its result with a report to `out`, and
 * resolves to its figures. Throws the `InputError`s that the command line prints.
 */
export async function run(scenario: string, options: LibraryOptions): Promise<SingleRun> {
  const { out, csv, ...source } = options;
  const single = await runSingle(sourceOf(scenario, source), resolve(out), { csv });
  await writeReport(out);
  return single;
}

/** How a sweep is carried out on this machine. */
export interface SweepOptions
  extends LibraryOptions,
    Pick<ExperimentOptions, 'resume' | 'restart' | 'signal' | 'onProgress'> {
  /** Threads; as many as there are cores where absent. */
  workers?: number;
}

/**
 * `sim sweep` for programs: carries out an experiment on threads, writes its result with a report to `out`, and
 * resolves to its manifest. Throws the `InputError`s that the command line prints.
 */
export async function sweep(scenario: string, options: SweepOptions): Promise<Manifest> {
  const { out, agents, seed, workers = availableParallelism(), ...how } = options;
  const source = sourceOf(scenario, { agents, seed });
  const executor = new LocalExecutor(source, workers);
  try {
    const manifest = await runExperiment(source, resolve(out), { ...how, executor });
    await writeReport(out);
    return manifest;
  } finally {
    await executor.close();
  }
}
