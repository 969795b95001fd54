import { createHash } from 'node:crypto';
import {
  type Document,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
} from 'yaml';
import type { z } from 'zod';
import { InputError } from '../inputError.ts';
import { type FieldPath, setField } from './fieldPath.ts';

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

/** A field that gets another value than the file gives it, by a sweep or a search. */
export interface Override {
  path: FieldPath;
  value: unknown;
  /** Where the file asks for it: the place that faults of the value are told at. */
  from: FieldPath;
}

/** The text of a scenario of any sort, read as YAML, that can tell the place of every field. */
export class ScenarioYaml {
  readonly #lineCounter = new LineCounter();
  readonly #document: Document.Parsed;
  readonly #root: Node;

  /** @param file its name in messages. Throws `ScenarioInvalid` where the text is no YAML. */
  constructor(
    readonly source: string,
    readonly file: string,
  ) {
    const lineCounter = this.#lineCounter;
    this.#document = parseDocument(source, { lineCounter, prettyErrors: false });
    const broken = [...this.#document.errors, ...this.#document.warnings];
    if (broken.length > 0) {
      const faults = broken.map(({ pos, message }) => this.#fault(pos[0], message));
      throw new ScenarioInvalid(file, faults);
    }
    const root = this.#document.contents;
    if (root === null) {
      throw new ScenarioInvalid(file, [{ line: 1, column: 1, what: 'it is empty' }]);
    }
    this.#root = root;
  }

  /** What the YAML says, unchecked. */
  toJS(): unknown {
    return this.#document.toJS();
  }

  /** SHA-256 of the text. */
  get sha256(): string {
    return createHash('sha256').update(this.source).digest('hex');
  }

  /** A fault at a field. */
  faultAt(path: FieldPath, what: string): ScenarioInvalid {
    return new ScenarioInvalid(this.file, [this.#fault(nodeAt(this.#root, path).offset, what)]);
  }

  /** Checks all fields by a schema, some of them with other values. Throws `ScenarioInvalid` with every fault. */
  check<Schema extends z.ZodType>(
    schema: Schema,
    overrides: readonly Override[] = [],
  ): z.output<Schema> {
    const document = this.#document.toJS();
    for (const { path, value } of overrides) setField(document, path, value);
    const parsed = schema.safeParse(document);
    if (parsed.success) return parsed.data;
    const faults = parsed.error.issues.map((issue) => {
      const override = overrides.find(({ path }) => concerns(issue, path));
      if (override) {
        const what = describe(issue, override.value);
        return this.#fault(
          nodeAt(this.#root, override.from).offset,
          `${override.from[0]}: ${what}`,
        );
      }
      const node = nodeAt(this.#root, issue.path, unknownFields(issue)[0]);
      return this.#fault(node.offset, describe(issue, node.isWhole ? node.value : undefined));
    });
    throw new ScenarioInvalid(this.file, faults);
  }

  #fault(offset: number, what: string): ScenarioFault {
    const { line, col } = this.#lineCounter.linePos(offset);
    return { line, column: col, what };
  }
}

/** Whether a fault lies in a field that got another value, or in a section by what that field is in it. */
function concerns(issue: z.core.$ZodIssue, path: FieldPath): boolean {
  const [unknown] = unknownFields(issue);
  const place = unknown === undefined ? issue.path : [...issue.path, unknown];
  const shared = path.slice(0, place.length);
  if (unknown !== undefined && path.length > place.length) return false;
  return place.length > 0 && shared.every((key, index) => place[index] === key);
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
  field?: string,
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
