import type { Hook } from '@hono/zod-openapi';
import type { Env } from 'hono';
import { RequestRefused } from './requestRefused.ts';

/** Turns the first thing wrong with a request into a 400 that names the field and says what was expected. */
export const refuseInvalid: Hook<unknown, Env, string, unknown> = (result, c) => {
  if (result.success) return;
  const [issue] = result.error.issues;
  const field = issue?.path.map(String).join('.') ?? '';
  const given = c.req.query(field) ?? c.req.param(field);
  const found = given === undefined ? 'is missing' : `is ${JSON.stringify(given.slice(0, 100))}`;
  throw new RequestRefused('bad_request', field, `${field} ${found}; expected ${issue?.message}.`);
};
