import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ExperimentSource } from '../experiments/ExperimentSource.ts';
import { LocalExecutor } from '../experiments/LocalExecutor.ts';
import { type Progress, runExperiment } from '../experiments/runExperiment.ts';
import { runSingle } from '../experiments/runSingle.ts';
import { FileFailed } from '../inputError.ts';
import { isTradeResult, runTrade } from '../p2p/runTrade.ts';
import { firstDifference } from '../results/firstDifference.ts';
import {
  type Manifest,
  ResultUnusable,
  readManifest,
  scenarioCopy,
  version,
} from '../results/manifest.ts';
import type { WrittenFile } from '../results/ResultFiles.ts';

/** Where what a result was made from is found now. */
export interface ReplayOptions {
  /** Folder of the scenario's files; the result's own where absent. */
  inputs?: string | undefined;
  /** The module of agents, where there was one. */
  agents?: string | undefined;
  workers: number;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** What a replay found. */
export interface Replay {
  manifest: Manifest;
  /** Files that came out the same. */
  equal: string[];
  /** What differs, a line each; empty where the result is reproduced. */
  differences: string[];
}

/**
 * Runs again what a result's manifest says, beside the result and without changing it, and compares every file by its
 * hash. Throws `ResultUnusable` for what is no complete result of this version, and what a run throws.
 */
export async function replay(folder: string, options: ReplayOptions): Promise<Replay> {
  const manifest = readManifest(folder);
  if (manifest.version !== version) {
    const what = `it was made by version ${manifest.version}; this is ${version}, which promises no equal bytes`;
    throw new ResultUnusable(folder, what);
  }
  if (manifest.interrupted) {
    throw new ResultUnusable(folder, 'it was interrupted; sim sweep … --resume completes it first');
  }
  const changed = await changedFiles(folder, manifest.outputs);
  const source = sourceOf(folder, manifest, options);
  const again = mkdtempSync(join(tmpdir(), 'weir-replay-'));
  try {
    const csv = manifest.outputs.some(({ file }) => file.endsWith('.csv'));
    const isSingle = !manifest.tables.some(({ table }) => table === 'points');
    const { signal, onProgress } = options;
    let second: Manifest;
    if (isTradeResult(manifest)) second = runTrade(source, again, { csv }).manifest;
    else if (isSingle) second = (await runSingle(source, again, { csv })).manifest;
    else {
      const executor = new LocalExecutor(source, options.workers);
      const how = { executor, csv, signal, ...(onProgress && { onProgress }) };
      try {
        second = await runExperiment(source, again, how);
      } finally {
        await executor.close();
      }
    }
    const differences = [...changed, ...changedInputs(manifest.inputs, second.inputs)];
    const equal: string[] = [];
    for (const { file, sha256 } of manifest.outputs) {
      const now = second.outputs.find((output) => output.file === file);
      if (now?.sha256 === sha256) equal.push(file);
      else if (file.endsWith('.parquet')) {
        differences.push(
          `${file}: ${await firstDifference(join(folder, file), join(again, file))}`,
        );
      } else differences.push(`${file} comes out different`);
    }
    return { manifest, equal, differences };
  } finally {
    rmSync(again, { recursive: true, force: true });
  }
}

function sourceOf(folder: string, manifest: Manifest, options: ReplayOptions): ExperimentSource {
  const { agents, inputs = folder } = options;
  for (const { file } of manifest.inputs) {
    if (agents !== undefined || existsSync(join(inputs, file))) continue;
    const what = `${file}, which its runs read, is not in ${inputs}; name its folder by --inputs, a module of agents by --agents`;
    throw new ResultUnusable(folder, what);
  }
  const copy = join(folder, scenarioCopy);
  let text: string;
  try {
    text = readFileSync(copy, 'utf8');
  } catch (cause) {
    throw new FileFailed(copy, 'read', cause);
  }
  return {
    text,
    file: manifest.scenarioFile,
    folder: resolve(inputs),
    agents: agents === undefined ? undefined : resolve(agents),
    seed: manifest.seed ?? undefined,
  };
}

/** Files of the result that are no longer what its manifest says. */
async function changedFiles(folder: string, outputs: readonly WrittenFile[]): Promise<string[]> {
  const changed: string[] = [];
  for (const { file, sha256 } of outputs) {
    const path = join(folder, file);
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash).catch((cause) => {
      throw new FileFailed(path, 'read', cause);
    });
    if (hash.digest('hex') !== sha256) changed.push(`${file} was changed since it was written`);
  }
  return changed;
}

function changedInputs(before: readonly WrittenFile[], now: readonly WrittenFile[]): string[] {
  return before
    .filter(({ file, sha256 }) => now.find((input) => input.file === file)?.sha256 !== sha256)
    .map(({ file }) => `${file}, an input, is not what it was`);
}
