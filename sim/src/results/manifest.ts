import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import packageJson from '../../package.json' with { type: 'json' };
import { FileFailed, InputError } from '../inputError.ts';
import { resultFormat } from './ParquetTable.ts';

/** Name of the file that tells what a result is; it is written last, so that where it stands all of it stands. */
export const manifestFile = 'manifest.json';

/** Name of the scenario's text within a result. */
export const scenarioCopy = 'scenario.yaml';

/** The simulator's version. */
export const { version } = packageJson;

const hashedFile = z.object({ file: z.string(), sha256: z.string() });

const manifestSchema = z.object({
  /** Layout of tables and manifest. */
  format: z.literal(resultFormat),
  /** Of the simulator. */
  version: z.string(),
  /** Whether it holds only a part of the runs planned. */
  interrupted: z.boolean(),
  runs: z.object({ planned: z.number(), done: z.number() }),
  /** The scenario file's name, the hash of its text, and the seed where the command line replaced it. */
  scenarioFile: z.string(),
  scenarioSha256: z.string(),
  seed: z.number().nullable(),
  /** Varied fields with their values, as cells. */
  axes: z.array(
    z.object({
      field: z.string(),
      isNumeric: z.boolean(),
      values: z.array(z.union([z.string(), z.number()])),
    }),
  ),
  /** Files that were read: histories, a module of agents. */
  inputs: z.array(hashedFile),
  /** Confidence of all intervals in the result. */
  confidence: z.number(),
  /** What a stress search found; null where there was none. */
  stress: z.unknown(),
  tables: z.array(
    z.object({
      table: z.string(),
      rows: z.number(),
      columns: z.array(z.object({ name: z.string(), type: z.string(), about: z.string() })),
    }),
  ),
  /** Every other file of the result with its hash. */
  outputs: z.array(hashedFile),
  /** The scenario with its defaults, at its first point; one of a trade has no seed. */
  scenario: z.looseObject({ title: z.string(), seed: z.number().optional() }),
});

/** What a result is: where it comes from and what it holds. It names no time and no place of a machine. */
export type Manifest = z.output<typeof manifestSchema>;

/** A folder that is no result, or one of another layout or version. */
export class ResultUnusable extends InputError {
  constructor(
    readonly folder: string,
    what: string,
  ) {
    super(`${folder}: ${what}`);
  }
}

/** The manifest as text. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Reads a result's manifest. Throws `FileFailed` and `ResultUnusable`. */
export function readManifest(folder: string): Manifest {
  const file = join(folder, manifestFile);
  if (!existsSync(file)) {
    const what = existsSync(join(folder, 'unfinished'))
      ? 'the experiment in it is not finished; sim sweep … --resume goes on with it'
      : `expected a result of sim run or sim sweep, found no ${manifestFile}`;
    throw new ResultUnusable(folder, what);
  }
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new FileFailed(file, 'read', cause);
  }
  const parsed = manifestSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const format = (content as { format?: unknown } | null)?.format;
  throw new ResultUnusable(
    folder,
    format === resultFormat
      ? `${manifestFile} is damaged: ${z.prettifyError(parsed.error)}`
      : `expected a result of format ${resultFormat}, found ${JSON.stringify(format)}`,
  );
}
