import { z } from 'zod';
import { plainDecimal } from '../engine/tokenAmount.ts';

// Fields of a scenario, each with one message that says what is expected. The reader adds what was found and where.

const expected = (what: string) => ({ error: `expected ${what}` });

/** A number above zero. */
export function positive(what: string) {
  const message = expected(`${what}, a number above 0`);
  return z.number(message).positive(message);
}

/** A number from `least` to `most`, both allowed. */
export function between(what: string, least: number, most: number) {
  const message = expected(`${what}, a number from ${least} to ${most}`);
  return z.number(message).min(least, message).max(most, message);
}

/** A whole number from `least` to `most`, both allowed. */
export function whole(what: string, least: number, most = Number.MAX_SAFE_INTEGER) {
  const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`;
  const message = expected(`${what}, a whole number ${range}`);
  return z.int(message).min(least, message).max(most, message);
}

/** Any text but the empty one. */
export function text(what: string) {
  const message = expected(what);
  return z.string(message).min(1, message);
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
    .union([z.number().positive(), z.string().regex(/^\d+(\.\d+)?$/)], message)
    .transform((value) => (typeof value === 'number' ? plainDecimal(value) : value))
    .refine((value) => /[1-9]/.test(value), message);
}
