import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { loadAgents } from '../agents/loadAgents.ts';
import { FileFailed, InputError } from '../inputError.ts';
import type { WrittenFile } from '../results/ResultFiles.ts';
import { ScenarioText } from '../scenarios/readScenario.ts';
import { isOfTrade } from '../yaml/isOfTrade.ts';
import { Experiment } from './Experiment.ts';

/** A scenario of one trade where one of a market is wanted. */
class ScenarioIsTrade extends InputError {
  constructor(file: string) {
    super(`${file} is of one peer-to-peer trade; sim run solves it, its grid included`);
  }
}

/** All that a worker needs to open an experiment by itself; plain data that can be sent to it. */
export interface ExperimentSource {
  /** The scenario's text, and its file's name for messages. */
  text: string;
  file: string;
  /** Where the scenario's files are looked for. */
  folder: string;
  /** A module of agents. */
  agents?: string | undefined;
  /** Instead of the scenario's. */
  seed?: number | undefined;
}

/** Reads a scenario file as the source of an experiment. Throws `FileFailed`. */
export function sourceOf(
  file: string,
  options: { agents?: string | undefined; seed?: number | undefined } = {},
): ExperimentSource {
  const { agents, seed } = options;
  return {
    text: readFile(file).toString('utf8'),
    file: basename(file),
    folder: resolve(dirname(file)),
    agents: agents === undefined ? undefined : resolve(agents),
    seed,
  };
}

/** Checks an experiment's scenario. Throws `ScenarioIsTrade`, `ScenarioInvalid` and what `loadAgents` throws. */
export async function openExperiment(source: ExperimentSource): Promise<Experiment> {
  if (isOfTrade(source.text, source.file)) throw new ScenarioIsTrade(source.file);
  const kinds = await loadAgents(source.agents);
  return new Experiment(new ScenarioText(source.text, source.file, kinds), source.seed);
}

/** The module of agents among a result's inputs; none where there is no such module. */
export function agentInputs({ agents }: ExperimentSource): WrittenFile[] {
  if (agents === undefined) return [];
  const sha256 = createHash('sha256').update(readFile(agents)).digest('hex');
  return [{ file: basename(agents), sha256 }];
}

function readFile(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new FileFailed(file, 'read', cause);
  }
}
