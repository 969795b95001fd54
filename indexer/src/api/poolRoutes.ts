import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { poolAnswer, poolHistoryAnswer, poolsAnswer } from '../answers/poolSchemas.ts';
import { RequestRefused } from '../http/requestRefused.ts';
import { answers } from '../http/routeAnswers.ts';
import { refuseInvalid } from '../http/validation.ts';
import type { ReadStore } from '../store/openStore.ts';
import { readMarketsWithTokens } from '../views/marketWithTokens.ts';
import { readPoolHistory } from '../views/poolHistory.ts';
import { readPools } from '../views/poolViews.ts';
import { readAtBlock, requireMarket } from './reading.ts';
import { marketParam, poolHistoryQuery } from './requests.ts';

/** /v1/pools, and the pool of a market with its history. */
export function poolRoutes(store: ReadStore) {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/pools',
      summary: 'All pools with volume, fees and yearly return.',
      responses: answers(poolsAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx, block) => ({
          pools: await readPools(tx, await readMarketsWithTokens(tx), block),
        })),
        200,
      ),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/markets/{market}/pool',
      summary: "A market's pool.",
      request: { params: marketParam },
      responses: answers(poolAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx, block) => {
          const { market: key } = c.req.valid('param');
          const [pool] = await readPools(tx, [await requireMarket(tx, key)], block);
          if (!pool) throw new Error(`market ${key} vanished within a transaction`);
          return { pool };
        }),
        200,
      ),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/markets/{market}/pool/history',
      summary: 'A pool hour by hour, oldest first, as it stood at the end of each.',
      description:
        'The last hours that begin at or after `from` and before `to`. Quiet hours are filled in.',
      request: { params: marketParam, query: poolHistoryQuery },
      responses: answers(poolHistoryAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx, block) => {
          // Without an end: up to the hour that the block lies in.
          const { from = 0, to = block.timestamp + 1, limit } = c.req.valid('query');
          const view = await requireMarket(tx, c.req.valid('param').market);
          if (from >= to) throw RequestRefused.emptyRange(from, to);
          return { hours: await readPoolHistory(tx, view, { from, to, limit }) };
        }),
        200,
      ),
  );

  return app;
}
