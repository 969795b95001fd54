import { availableParallelism } from 'node:os';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '../inputError.ts';
import { UsageError } from './UsageError.ts';

const resultsFolder = fileURLToPath(new URL('../../results', import.meta.url));

/** More workers than the machine has processors for. */
class TooManyWorkers extends InputError {
  constructor(workers: number, cores: number) {
    super(`--workers: expected at most ${cores}, the cores of this machine, found ${workers}`);
  }
}

/** The one file or folder that a command is about. Throws `UsageError`. */
export function onlyArgument(positionals: readonly string[], what: string): string {
  const [first, ...more] = positionals;
  if (first !== undefined && more.length === 0) return first;
  throw new UsageError(`expected one ${what}, found ${positionals.length}`);
}

/** Where a scenario's result goes: the folder named, or one named like the scenario. */
export function resultFolder(scenario: string, out: string | undefined): string {
  return resolve(out ?? `${resultsFolder}/${basename(scenario).replace(/\.ya?ml$/, '')}`);
}

/** A whole number from 0. Throws `UsageError`. */
export function parseSeed(text: string | undefined): number | undefined {
  return text === undefined ? undefined : wholeNumber('--seed', text, 0);
}

/** Threads: all cores where none are named. Throws `UsageError` and `TooManyWorkers`. */
export function parseWorkers(text: string | undefined): number {
  const cores = availableParallelism();
  if (text === undefined) return cores;
  const workers = wholeNumber('--workers', text, 1);
  if (workers > cores) throw new TooManyWorkers(workers, cores);
  return workers;
}

function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
  throw new UsageError(`${option}: expected a whole number from ${least}, found "${text}"`);
}
