import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isMap, isPair, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { AgentKind } from '../agents/Agent.ts';
import { FileFailed, InputError } from '../inputError.ts';
import { type Scenario, scenarioSchema } from './schema.ts';

/** Something wrong in a scenario, at its place in the file; both count from 1. */
export interface ScenarioFault {
  line: number;
  column: number;
  what: string;
}

/** A scenario that cannot be used, with all that is wrong in it. */
export class ScenarioInvalid extends InputError {
  constructor(
    readonly file: string,
    readonly faults: readonly ScenarioFault[],
  ) {
    const lines = faults.map(({ line, column, what }) => `${file}:${line}:${column}: ${what}`);
    super(lines.join('\n'));
  }
}

/** A scenario with the hash of the text that it was read from. */
export interface ReadScenario {
  scenario: Scenario;
  sha256: string;
}

/**
 * Reads a scenario file: YAML, checked in full before anything else is done with it.
 * Throws `FileFailed`, and `ScenarioInvalid` with every fault at its line and column, and what was expected there.
 */
export async function readScenario(
  file: string,
  kinds: readonly AgentKind[],
): Promise<ReadScenario> {
  const bytes = await readFile(file).catch((cause) => {
    throw new FileFailed(file, 'read', cause);
  });
  const scenario = parseScenario(bytes.toString('utf8'), file, kinds);
  return { scenario, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** As `readScenario`, of a text; `file` is its name in messages. */
export function parseScenario(source: string, file: string, kinds: readonly AgentKind[]): Scenario {
  const lineCounter = new LineCounter();
  const document = parseDocument(source, { lineCounter, prettyErrors: false });
  const fault = (offset: number, what: string): ScenarioFault => {
    const { line, col } = lineCounter.linePos(offset);
    return { line, column: col, what };
  };
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) {
    const faults = broken.map(({ pos, message }) => fault(pos[0], message));
    throw new ScenarioInvalid(file, faults);
  }
  const root = document.contents;
  if (root === null) throw new ScenarioInvalid(file, [{ line: 1, column: 1, what: 'it is empty' }]);

  const parsed = scenarioSchema(kinds).safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => {
    const node = nodeAt(root, issue.path, unknownFields(issue)[0]);
    return fault(node.offset, describe(issue, node.isWhole ? node.value : undefined));
  });
  throw new ScenarioInvalid(file, faults);
}

function unknownFields(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys') return issue.keys;
  return issue.code === 'custom' && Array.isArray(issue.params?.keys) ? issue.params.keys : [];
}

function describe(issue: z.core.$ZodIssue, value: unknown): string {
  const field = issue.path.map(String).join('.');
  const where = field === '' ? '' : `${field}: `;
  if (!issue.message.startsWith('expected') || issue.message.includes(', found ')) {
    return where + issue.message;
  }
  const found = value === undefined ? 'nothing' : JSON.stringify(value);
  return `${where}${issue.message}, found ${found}`;
}

/** The node at a path, or the deepest one on the way to it (then `isWhole` is false); or that of a field's name. */
function nodeAt(
  root: Node,
  path: readonly PropertyKey[],
  field: string | undefined,
): { offset: number; value: unknown; isWhole: boolean } {
  let node: Node = root;
  let isWhole = true;
  for (const key of path) {
    const child = 'get' in node && node.get(key, true);
    if (!child) {
      isWhole = false;
      break;
    }
    node = child as Node;
  }
  const pair = isMap(node) && node.items.find(({ key }) => isScalar(key) && key.value === field);
  const place = field !== undefined && isPair(pair) ? (pair.key as Node) : node;
  return { offset: place.range?.[0] ?? 0, value: node.toJSON(), isWhole };
}
