import { InputError } from '../inputError.ts';
import type { Manifest } from '../results/manifest.ts';
import { ResultFiles } from '../results/ResultFiles.ts';
import { RunTables } from '../results/RunTables.ts';
import { columnsOf, tableNames } from '../results/resultTables.ts';
import type { RunResult } from '../scenarios/runScenario.ts';
import type { Scenario } from '../scenarios/schema.ts';
import { doRun } from './doRun.ts';
import { type ExperimentSource, openExperiment } from './ExperimentSource.ts';
import { refuseForeign } from './unfinished.ts';
import { completeResult } from './writeResult.ts';

/** A scenario that asks for more than one run. */
class ScenarioIsExperiment extends InputError {
  constructor(file: string, what: string) {
    super(`${file} asks for ${what}; sim sweep carries that out`);
  }
}

/** A run with its result's manifest. */
export interface SingleRun {
  scenario: Scenario;
  result: RunResult;
  manifest: Manifest;
}

/**
 * Does a scenario's one run in this thread and writes its result to `out`, rows as they come. Nothing is left there
 * where it fails. Throws `ScenarioIsExperiment` for a scenario with a sweep, seeds or a search.
 *
 * @param onFiles given what is written to, so that whoever stops the process can discard it
 */
export async function runSingle(
  source: ExperimentSource,
  out: string,
  options: { csv?: boolean | undefined; onFiles?: (files: ResultFiles) => void } = {},
): Promise<SingleRun> {
  const experiment = await openExperiment(source);
  const { stress, scenario, axes } = experiment;
  if (stress) throw new ScenarioIsExperiment(source.file, 'a stress search');
  const [spec, ...more] = experiment.grid();
  if (!spec || more.length > 0) {
    throw new ScenarioIsExperiment(source.file, `${more.length + 1} runs`);
  }
  refuseForeign(out);
  const files = new ResultFiles(out);
  options.onFiles?.(files);
  try {
    const tables = new RunTables(files, options.csv ?? false);
    for (const table of tableNames) tables.open(table, columnsOf(table, axes));
    const result = await doRun(experiment, spec, source.folder, tables);
    const manifest = completeResult(files, tables, {
      experiment,
      source,
      inputs: result.inputs,
      runs: { planned: 1, done: 1 },
      stress: null,
      isInterrupted: false,
    });
    return { scenario, result, manifest };
  } finally {
    files.discard();
  }
}
