import type { Env, Hono } from 'hono';
import type { Logger } from 'pino';
import { RequestRefused, refusalOf } from './requestRefused.ts';

/** Lets an app answer in words where there is nothing, and where a route throws. */
export function answerRefusals<Of extends Env>(app: Hono<Of>, log: Logger): void {
  app.notFound((c) => {
    const message = `path is ${c.req.path}, and there is nothing; /openapi.json lists what there is.`;
    return c.json(new RequestRefused('not_found', 'path', message).body, 404);
  });
  app.onError((error, c) => {
    const refused = refusalOf(error, c.req.path, log);
    return c.json(refused.body, refused.status);
  });
}
