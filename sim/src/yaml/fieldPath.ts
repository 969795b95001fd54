import { InputError } from '../inputError.ts';

/** The place of a field in a scenario: names of fields, and numbers of list entries. */
export type FieldPath = readonly (string | number)[];

/** A path that leads nowhere, with how far it leads. */
export class FieldUnknown extends InputError {
  constructor(
    readonly field: string,
    what: string,
  ) {
    super(`${field}: ${what}`);
  }
}

/**
 * The place that a path in words means: `market.poolFee`, `agents.0.size`, or an agent by its name or kind:
 * `agents.ladder.size`. The last field need not be there. Throws `FieldUnknown`.
 */
export function resolveField(document: unknown, field: string): FieldPath {
  const path: (string | number)[] = [];
  let at = document;
  const words = field.split('.');
  for (const [index, word] of words.entries()) {
    if (word === '') throw new FieldUnknown(field, 'expected names with a dot between them');
    if (Array.isArray(at)) {
      const entry = entryOf(field, at, word);
      path.push(entry);
      at = at[entry];
    } else if (isSection(at)) {
      path.push(word);
      at = at[word];
      if (at === undefined && index < words.length - 1) at = {};
    } else {
      const found = path.join('.');
      throw new FieldUnknown(field, `expected fields below ${found}, found ${JSON.stringify(at)}`);
    }
  }
  return path;
}

/** Puts a value at a place, in place; sections on the way are made where there are none. */
export function setField(document: Record<string, unknown>, path: FieldPath, value: unknown): void {
  let at = document as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) {
    at[key] ??= {};
    at = at[key] as Record<string | number, unknown>;
  }
  at[path.at(-1) as string | number] = value;
}

function entryOf(field: string, list: readonly unknown[], word: string): number {
  if (/^\d+$/.test(word)) {
    if (Number(word) < list.length) return Number(word);
    throw new FieldUnknown(field, `expected an entry from 0 to ${list.length - 1}, found ${word}`);
  }
  const entries = list.map((entry) => (isSection(entry) ? entry : {}));
  const named = entries.flatMap(({ name }, index) => (name === word ? [index] : []));
  const found =
    named.length > 0 ? named : entries.flatMap(({ kind }, index) => (kind === word ? [index] : []));
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  const names = entries.map(({ name, kind }) => String(name ?? kind)).join(', ');
  const problem = first === undefined ? 'there is none' : `there are ${found.length}`;
  throw new FieldUnknown(
    field,
    `expected one entry called ${word}, ${problem}; there are ${names}`,
  );
}

function isSection(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
