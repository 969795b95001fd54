import type { ExperimentSource } from '../experiments/ExperimentSource.ts';
import { refuseForeign } from '../experiments/unfinished.ts';
import { completeResult } from '../experiments/writeResult.ts';
import type { Manifest } from '../results/manifest.ts';
import { ResultFiles } from '../results/ResultFiles.ts';
import { RunTables } from '../results/RunTables.ts';
import { TradeExperiment } from './TradeExperiment.ts';
import { pointRows, sybilRows, tradeColumns, tradeTables, windowRows } from './tradeTables.ts';
import { termsOf } from './tradeTerms.ts';

/** A trade's scenario with its result's manifest. */
export interface SolvedTrade {
  experiment: TradeExperiment;
  manifest: Manifest;
}

/**
 * Solves a scenario of one trade at every point of its grid and writes the result to `out`: the same bytes each time,
 * for nothing in it is drawn by chance. Nothing is left there where it fails. Throws `ScenarioInvalid`, `FileFailed` and
 * `ResultUnusable`.
 *
 * @param onFiles given what is written to, so that whoever stops the process can discard it
 */
export function runTrade(
  source: ExperimentSource,
  out: string,
  options: { csv?: boolean | undefined; onFiles?: (files: ResultFiles) => void } = {},
): SolvedTrade {
  const experiment = new TradeExperiment(source.text, source.file);
  const { axes, scenario, points } = experiment;
  refuseForeign(out);
  const files = new ResultFiles(out);
  options.onFiles?.(files);
  try {
    const tables = new RunTables(files, options.csv ?? false);
    for (const table of tradeTables) tables.open(table, tradeColumns(table, axes));
    for (const { outcome, strategies } of pointRows(experiment)) {
      tables.append('outcomes', outcome);
      for (const row of strategies) tables.append('strategies', row);
    }
    for (const row of windowRows(scenario)) tables.append('windows', row);
    for (const row of sybilRows(termsOf(scenario), scenario.court.pool)) {
      tables.append('sybils', row);
    }
    const manifest = completeResult(files, tables, {
      experiment,
      source,
      inputs: [],
      runs: { planned: points, done: points },
      stress: null,
      isInterrupted: false,
    });
    return { experiment, manifest };
  } finally {
    files.discard();
  }
}

/** Whether a result is of a trade's scenario. */
export function isTradeResult({ tables }: Manifest): boolean {
  return tables.some(({ table }) => table === 'outcomes');
}
