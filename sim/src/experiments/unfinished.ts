import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { FileFailed, InputError } from '../inputError.ts';
import { manifestFile, ResultUnusable, scenarioCopy, version } from '../results/manifest.ts';
import { resultFormat } from '../results/ParquetTable.ts';
import { ResultFiles } from '../results/ResultFiles.ts';
import { agentInputs, type ExperimentSource } from './ExperimentSource.ts';

/** Where parts wait until all are there. */
const unfinishedFolder = 'unfinished';
const identityFile = 'experiment.json';

/** A folder holds runs of an experiment that was stopped, and it was not said what to do with them. */
class ExperimentUnfinished extends InputError {
  constructor(folder: string) {
    super(
      `${folder} holds an experiment that is not finished: --resume goes on with it, --restart begins anew, ` +
        '--out takes another folder',
    );
  }
}

/** What was begun in a folder is not what is to be resumed. */
class ResumeMismatch extends InputError {
  constructor(folder: string, differences: readonly string[]) {
    super(`${folder} holds runs of something else, nothing was changed: ${differences.join('; ')}`);
  }
}

/** What makes two experiments the same, so that one can go on with the other's parts. */
interface Identity {
  format: string;
  version: string;
  scenario: string;
  seed: string;
  agents: string;
}

/** How to treat what is in the folder. */
export interface FolderOptions {
  resume?: boolean | undefined;
  restart?: boolean | undefined;
}

/**
 * Prepares the folder of an experiment's parts and returns it. Throws `ExperimentUnfinished`, `ResumeMismatch`,
 * `ResultUnusable` for a folder of other things, and `FileFailed`.
 */
export function openParts(out: string, source: ExperimentSource, options: FolderOptions): string {
  refuseForeign(out);
  const folder = join(out, unfinishedFolder);
  const parts = join(folder, 'parts');
  const identity = identityOf(source);
  const file = join(folder, identityFile);
  if (existsSync(file) && !options.restart) {
    if (!options.resume) throw new ExperimentUnfinished(out);
    const before = readIdentity(file);
    const differences = Object.entries(identity)
      .filter(([key, value]) => before[key as keyof Identity] !== value)
      .map(([key, value]) => `${key} was ${before[key as keyof Identity]}, is ${value}`);
    if (differences.length > 0) throw new ResumeMismatch(out, differences);
    return parts;
  }
  dropParts(out);
  const files = new ResultFiles(folder);
  files.write(identityFile, JSON.stringify(identity));
  files.complete();
  make(parts);
  return parts;
}

/** Removes the parts of an experiment that is finished. */
export function dropParts(out: string): void {
  rmSync(join(out, unfinishedFolder), { recursive: true, force: true });
}

/** Throws `ResultUnusable` where a folder holds something that no result has, and no result. */
export function refuseForeign(out: string): void {
  let names: string[];
  try {
    names = existsSync(out) ? readdirSync(out) : [];
  } catch (cause) {
    throw new FileFailed(out, 'read', cause);
  }
  if (names.includes(manifestFile) || names.includes(unfinishedFolder)) return;
  const own = (name: string) =>
    name === scenarioCopy ||
    name === 'report.html' ||
    /\.(parquet|csv|json|yaml|html)(\.partial)?$/.test(name);
  const foreign = names.find((name) => !own(name));
  if (foreign === undefined) return;
  throw new ResultUnusable(out, `expected an empty folder or a result, found ${foreign} in it`);
}

function identityOf(source: ExperimentSource): Identity {
  const sha256 = createHash('sha256').update(source.text).digest('hex');
  const [agents] = agentInputs(source);
  return {
    format: resultFormat,
    version,
    scenario: sha256,
    seed: source.seed === undefined ? "the scenario's" : String(source.seed),
    agents: agents ? `${basename(agents.file)} ${agents.sha256}` : 'none',
  };
}

function readIdentity(file: string): Identity {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new FileFailed(file, 'read', cause);
  }
}

function make(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new FileFailed(folder, 'written', cause);
  }
}
