import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { SyncStatus } from '../sync/syncer.ts';
import { type Health, healthSchema } from './schemas.ts';

/** Blocks that the index may be behind the node and still be called live. */
const liveLag = 2;

/** /health always answers 200; /ready answers 503 unless the index is live. */
export function healthRoutes(status: () => Readonly<SyncStatus>) {
  const app = new OpenAPIHono();
  const content = { 'application/json': { schema: healthSchema } };

  app.openapi(
    createRoute({
      method: 'get',
      path: '/health',
      summary: 'How far the index is.',
      responses: { 200: { description: 'The process runs.', content } },
    }),
    (c) => c.json(healthOf(status()), 200),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/ready',
      summary: 'Whether answers are of the present.',
      responses: {
        200: { description: `At most ${liveLag} blocks behind the node.`, content },
        503: { description: 'Behind, or unable to go on.', content },
      },
    }),
    (c) => {
      const health = healthOf(status());
      return health.status === 'live' ? c.json(health, 200) : c.json(health, 503);
    },
  );

  return app;
}

function healthOf({ identity, block, head, problem }: Readonly<SyncStatus>): Health {
  const lag = head === null ? null : Math.max(0, head - block.number);
  const { number, hash, timestamp } = block;
  return {
    status: problem !== null ? 'stalled' : lag !== null && lag <= liveLag ? 'live' : 'syncing',
    chainId: identity.chainId,
    exchange: identity.exchange,
    block: { number, hash, timestamp },
    head,
    lag,
    problem,
  };
}
