import type { HttpBindings } from '@hono/node-server';
import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { mailboxLimits } from '@weir/contracts/messages';
import { cors } from 'hono/cors';
import type { Logger } from 'pino';
import type { Address } from 'viem';
import { RequestRefused, refusalOf } from '../api/apiError.ts';
import { knownParameters } from '../api/knownParameters.ts';
import { type RateLimit, rateLimit } from '../api/rateLimit.ts';
import { RouteTable } from '../api/routeTable.ts';
import { sizeLimits } from '../api/sizeLimits.ts';
import { endMessage } from '../api/streamSchemas.ts';
import { evidenceRoutes } from './evidenceRoutes.ts';
import { type MailboxRouting, mailboxRoutes } from './mailboxRoutes.ts';
import { arrivalMessage, healthAnswer } from './mailboxSchemas.ts';

export interface MailboxAppSettings extends MailboxRouting {
  chainId: number;
  escrow: Address;
  log: Logger;
  corsOrigins: string[];
  limit: RateLimit;
}

/** A relay's routes, their errors, and the OpenAPI document of them all at /openapi.json. */
export function createMailboxApp(settings: MailboxAppSettings) {
  const { log, corsOrigins, limit, chainId, escrow } = settings;
  const app = new OpenAPIHono<{ Bindings: HttpBindings }>();
  let table: RouteTable | undefined;
  const routes = () => {
    table ??= new RouteTable(app.openAPIRegistry);
    return table;
  };
  app.use(
    cors({
      origin: corsOrigins.includes('*') ? '*' : corsOrigins,
      allowMethods: ['GET', 'POST', 'PUT'],
      allowHeaders: ['Content-Type', 'Last-Event-ID'],
      exposeHeaders: ['RateLimit-Limit', 'RateLimit-Remaining', 'Retry-After'],
    }),
  );
  app.use(rateLimit(limit));
  app.use('/v1/evidence/*', sizeLimits(mailboxLimits.evidenceBytes));
  app.use('/v1/mailboxes/*', sizeLimits());
  app.use('/v1/*', knownParameters(routes));

  app.openapi(
    createRoute({
      method: 'get',
      path: '/health',
      summary: 'Whether the relay runs, and for whom.',
      responses: {
        200: {
          description: 'The process runs.',
          content: { 'application/json': { schema: healthAnswer } },
        },
      },
    }),
    (c) => c.json({ status: 'live' as const, chainId, escrow }, 200),
  );
  app.route('/', mailboxRoutes(settings));
  app.route('/', evidenceRoutes(settings));
  app.openAPIRegistry.register('Arrival', arrivalMessage);
  app.openAPIRegistry.register('StreamEnd', endMessage);
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: "Weir's mailbox relay", version: '1' },
  });

  app.notFound((c) => {
    const message = `path is ${c.req.path}, and there is nothing; /openapi.json lists what there is.`;
    return c.json(new RequestRefused('not_found', 'path', message).body, 404);
  });
  app.onError((error, c) => {
    const refused = refusalOf(error, c.req.path, log);
    return c.json(refused.body, refused.status);
  });
  return app;
}
