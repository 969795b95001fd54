import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FileFailed } from '../inputError.ts';
import { ResultFiles, type WrittenFile } from '../results/ResultFiles.ts';
import { RunTables } from '../results/RunTables.ts';
import { columnsOf, tableNames } from '../results/resultTables.ts';
import { doRun } from './doRun.ts';
import type { Experiment, RunSpec } from './Experiment.ts';

/** Some runs that one worker does in one go. Its part of the result is the same whoever does it. */
export interface Shard {
  /** From 0, in the order of the runs. */
  index: number;
  runs: readonly RunSpec[];
}

/** What stands beside a part's tables. */
export interface PartManifest {
  runs: number[];
  inputs: WrittenFile[];
  tables: WrittenFile[];
}

const partManifest = 'part.json';

/** The files of a part. */
export const partFiles: readonly string[] = [
  ...tableNames.map((table) => `${table}.parquet`),
  partManifest,
];

/** The folder of a shard's part within that of all parts. */
export function partFolder(parts: string, shard: number): string {
  return join(parts, String(shard).padStart(7, '0'));
}

/**
 * Does a shard's runs and writes them as a part: a folder that appears under its name when it is complete.
 *
 * @param inputs where the scenario's files are looked for
 * @param onRun told when a run begins, by its place in the shard, and of the shard's end
 */
export async function writePart(
  experiment: Experiment,
  shard: Shard,
  inputs: string,
  folder: string,
  onRun: (index: number) => void,
): Promise<void> {
  const draft = `${folder}.partial`;
  rmSync(draft, { recursive: true, force: true });
  const files = new ResultFiles(draft, false);
  const tables = new RunTables(files, false);
  for (const table of tableNames) tables.open(table, columnsOf(table, experiment.axes));
  const read = new Map<string, WrittenFile>();
  for (const [index, spec] of shard.runs.entries()) {
    onRun(index);
    const result = await doRun(experiment, spec, inputs, tables);
    for (const input of result.inputs) read.set(input.file, input);
  }
  tables.end();
  const manifest: PartManifest = {
    runs: shard.runs.map(({ run }) => run),
    inputs: [...read.values()],
    tables: files.written(),
  };
  files.write(partManifest, JSON.stringify(manifest));
  files.complete();
  publishPart(draft, folder);
  onRun(shard.runs.length);
}

/** Gives a complete part its name, in place of an older one. Throws `FileFailed`. */
export function publishPart(draft: string, folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(folder, '..'), { recursive: true });
    renameSync(draft, folder);
  } catch (cause) {
    throw new FileFailed(folder, 'written', cause);
  }
}

/**
 * Whether a shard's part is there and as it was written: files are not forced onto the disk one by one, so after a
 * crash of the machine a part may be damaged, and is then done again.
 */
export function isPartWhole(folder: string): boolean {
  if (!existsSync(folder)) return false;
  try {
    return readPart(folder).tables.every(({ file, sha256 }) => {
      const bytes = readFileSync(join(folder, file));
      return createHash('sha256').update(bytes).digest('hex') === sha256;
    });
  } catch {
    return false;
  }
}

/** Reads what stands beside a part's tables. Throws `FileFailed`. */
export function readPart(folder: string): PartManifest {
  const file = join(folder, partManifest);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new FileFailed(file, 'read', cause);
  }
}
