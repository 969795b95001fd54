import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { type Health, healthSchema } from '../answers/schemas.ts';
import type { Solvency } from '../solvency/solvencyReport.ts';
import type { IndexStatus } from '../sync/syncStatus.ts';

export interface HealthSettings {
  status: () => Readonly<IndexStatus>;
  solvency: () => Solvency;
  /** Blocks that the index may be behind the node and still be called live. */
  readyLag: number;
}

/** /health always answers 200; /ready answers 503 unless the index is live. */
export function healthRoutes({ status, solvency, readyLag }: HealthSettings) {
  const present = () => healthOf(status(), solvency(), readyLag);
  const app = new OpenAPIHono();
  const content = { 'application/json': { schema: healthSchema } };

  app.openapi(
    createRoute({
      method: 'get',
      path: '/health',
      summary: 'How far the index is.',
      responses: { 200: { description: 'The process runs.', content } },
    }),
    (c) => c.json(present(), 200),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/ready',
      summary: 'Whether answers are of the present.',
      responses: {
        200: { description: `At most ${readyLag} blocks behind the node.`, content },
        503: { description: 'Behind, or unable to go on.', content },
      },
    }),
    (c) => {
      const health = present();
      return health.status === 'live' ? c.json(health, 200) : c.json(health, 503);
    },
  );

  return app;
}

function healthOf(
  { identity, block, head, problem }: Readonly<IndexStatus>,
  solvency: Solvency,
  readyLag: number,
): Health {
  const lag = head === null ? null : Math.max(0, head - block.number);
  const { number, hash, timestamp } = block;
  return {
    status: problem !== null ? 'stalled' : lag !== null && lag <= readyLag ? 'live' : 'syncing',
    chainId: identity.chainId,
    exchange: identity.exchange,
    block: { number, hash, timestamp },
    head,
    lag,
    problem,
    solvency: {
      status: solvency.status,
      block: solvency.block,
      shortfalls: solvency.shortfalls.map(({ token, owed, held, block }) => {
        return { token, owed: owed.toString(), held: held.toString(), block };
      }),
      unreadable: solvency.unreadable,
      problem: solvency.problem,
    },
  };
}
