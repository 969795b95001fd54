import { z } from 'zod';
import { plainDecimal } from '../engine/tokenAmount.ts';
import { sectionsByKind } from './sectionsByKind.ts';

// Fields of a scenario, each with one message that says what is expected. The reader adds what was found and where.

const expected = (what: string) => ({ error: `expected ${what}` });

/** A number above zero. */
export function positive(what: string) {
  const message = expected(`${what}, a number above 0`);
  return z.number(message).positive(message).describe(what);
}

/** A number from `least` to `most`, both allowed. */
export function between(what: string, least: number, most: number) {
  const message = expected(`${what}, a number from ${least} to ${most}`);
  return z.number(message).min(least, message).max(most, message).describe(what);
}

/** A whole number from `least` to `most`, both allowed. */
export function whole(what: string, least: number, most = Number.MAX_SAFE_INTEGER) {
  const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`;
  const message = expected(`${what}, a whole number ${range}`);
  return z.int(message).min(least, message).max(most, message).describe(what);
}

/** Any text but the empty one. */
export function text(what: string) {
  const message = expected(what);
  return z.string(message).min(1, message).describe(what);
}

/** One of some words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, expected(`one of ${words.join(', ')}`));
}

/** true or false. */
export function flag() {
  return z.boolean(expected('true or false'));
}

/** An amount of tokens above zero, a number or a quoted decimal; it becomes a decimal string. */
export function amount(what: string) {
  const message = expected(`${what}, an amount above 0 such as 1000 or "0.25"`);
  return z
    .union(
      [z.number(message).positive(message), z.string(message).regex(/^\d+(\.\d+)?$/, message)],
      message,
    )
    .describe(what)
    .transform((value) => (typeof value === 'number' ? plainDecimal(value) : value))
    .refine((value) => /[1-9]/.test(value), message);
}

/** An object with these fields and no others. */
export function section<Shape extends z.ZodRawShape>(shape: Shape) {
  const names = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `unknown field ${(issue.keys as string[]).join(', ')}; there are ${names.join(', ')}`
        : `expected the fields ${names.join(', ')}`,
  });
}

/** At least one of something. */
export function listOf<Item extends z.ZodType>(item: Item, what: string) {
  const message = expected(`a list of ${what}`);
  return z.array(item, message).min(1, message);
}

/** What `byKind` makes of an object with a `kind`. */
export interface OfKind<Kind extends string, Parameters> {
  kind: Kind;
  parameters: Parameters;
}

/** An object whose other fields depend on its `kind`, each kind with a section of its own. */
export function byKind<const Kinds extends Record<string, z.ZodType>>(kinds: Kinds) {
  type Parsed = {
    [Kind in keyof Kinds & string]: OfKind<Kind, z.output<Kinds[Kind]>>;
  }[keyof Kinds & string];
  const names = Object.keys(kinds).join(', ');
  const given = z.record(z.string(), z.unknown(), expected(`a field kind, one of ${names}`));
  sectionsByKind.set(given, kinds);
  return given.transform(({ kind, ...parameters }, context): Parsed => {
    const known = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    if (!known) {
      const message = `expected one of ${names}`;
      context.issues.push({ code: 'custom', input: kind, path: ['kind'], message });
      return z.NEVER;
    }
    const parsed = known.safeParse(parameters);
    if (parsed.success) return { kind, parameters: parsed.data } as Parsed;
    // `code: custom` keeps a message as it is; unknown fields keep their names for finding their place.
    for (const { message, path, ...issue } of parsed.error.issues) {
      const params = issue.code === 'unrecognized_keys' ? { keys: issue.keys } : {};
      context.issues.push({
        code: 'custom',
        input: parameters,
        path: [...path],
        message,
        params,
      });
    }
    return z.NEVER;
  });
}
