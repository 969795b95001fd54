import type { HttpBindings } from '@hono/node-server';
import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { mailboxLimits } from '@weir/contracts/messages';
import { cors } from 'hono/cors';
import type { Logger } from 'pino';
import type { Address } from 'viem';
import { endMessage } from '../answers/streamSchemas.ts';
import { answerRefusals } from '../http/answerRefusals.ts';
import { knownParameters } from '../http/knownParameters.ts';
import { type RateLimit, rateLimit } from '../http/rateLimit.ts';
import { RouteTable } from '../http/routeTable.ts';
import { sizeLimits } from '../http/sizeLimits.ts';
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
  const routes = new RouteTable(app.openAPIRegistry);
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

  answerRefusals(app, log);
  return app;
}
