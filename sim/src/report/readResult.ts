import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Manifest, readManifest } from '../results/manifest.ts';
import { type Row, readRows, readTable } from '../results/readTable.ts';
import type { StressOutcome } from '../results/StressOutcome.ts';

/** What a report is drawn from: of large results as much as can be seen. */
export interface DrawnResult {
  manifest: Manifest;
  stress: StressOutcome | null;
  /** Rows of `runs`. */
  runs: Row[];
  /** Rows of `series` by run, of the first runs that have one. */
  series: Map<number, Row[]>;
  /** Rows of `slippage` and `agents`, of the runs of the first point. */
  slippage: Row[];
  agents: Row[];
  /** Rows of `liquidations` and `health` of the first run that has a series; none without a lending market. */
  liquidations: Row[];
  health: Row[];
  /** Rows of `points`; none for a single run. */
  points: Row[];
}

/** Paths that are drawn at most. */
const mostSeries = 60;

/** Reads what a report is drawn from. Throws `FileFailed` and `ResultUnusable`. */
export async function readResult(folder: string): Promise<DrawnResult> {
  const manifest = readManifest(folder);
  const file = (table: string) => join(folder, `${table}.parquet`);
  const runs = await readRows(file('runs'));
  const first = new Set(runs.filter(({ point }) => point === 0).map(({ run }) => run));
  const series = await firstSeries(file('series'));
  const followed = new Set([...series.keys()].slice(0, 1));
  const optional = (table: string, runs: ReadonlySet<unknown>) =>
    existsSync(file(table)) ? rowsOf(file(table), runs) : [];
  return {
    manifest,
    stress: manifest.stress as StressOutcome | null,
    runs,
    series,
    slippage: await rowsOf(file('slippage'), first),
    agents: await rowsOf(file('agents'), first),
    liquidations: await optional('liquidations', followed),
    health: await optional('health', followed),
    points: existsSync(file('points')) ? await readRows(file('points')) : [],
  };
}

async function firstSeries(file: string): Promise<Map<number, Row[]>> {
  const series = new Map<number, Row[]>();
  for await (const rows of readTable(file)) {
    for (const row of rows) {
      const run = Number(row.run);
      const known = series.get(run);
      if (known) known.push(row);
      else if (series.size === mostSeries) return series;
      else series.set(run, [row]);
    }
  }
  return series;
}

async function rowsOf(file: string, runs: ReadonlySet<unknown>): Promise<Row[]> {
  const kept: Row[] = [];
  for await (const rows of readTable(file)) kept.push(...rows.filter(({ run }) => runs.has(run)));
  return kept;
}
