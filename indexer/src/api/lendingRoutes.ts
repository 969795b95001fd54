import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import {
  lendingEventsAnswer,
  lendingHistoryAnswer,
  lendingMarketAnswer,
  lendingMarketsAnswer,
  lendingPositionsAnswer,
  liquidationsAnswer,
} from '../answers/lendingSchemas.ts';
import { periodSeconds } from '../derived/lending/periodSeconds.ts';
import { unkept } from '../http/freshAnswers.ts';
import { RequestRefused } from '../http/requestRefused.ts';
import { answers } from '../http/routeAnswers.ts';
import { refuseInvalid } from '../http/validation.ts';
import type { ReadStore } from '../store/openStore.ts';
import { readLendingEvents } from '../views/lending/lendingEventViews.ts';
import { readLendingHistory } from '../views/lending/lendingHistory.ts';
import { readLendingMarketViews } from '../views/lending/lendingMarketViews.ts';
import {
  readLendingOperators,
  readLendingPositions,
} from '../views/lending/lendingPositionViews.ts';
import { readLiquidations } from '../views/lending/liquidationViews.ts';
import { noLendingMarket, requireLendingMarket } from './lendingReading.ts';
import {
  lendingEventsQuery,
  lendingHistoryQuery,
  lendingPositionsQuery,
  liquidationsQuery,
} from './lendingRequests.ts';
import { readAtBlock } from './reading.ts';
import { marketParam } from './requests.ts';

/** /v1/lending: markets, positions and liquidations. Guards' prices come with the blocks, a moment after each. */
export function lendingRoutes(store: ReadStore) {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/lending/markets',
      summary: 'All lending markets, with the interest until the block.',
      responses: answers(lendingMarketsAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx, block) => ({
          markets: await readLendingMarketViews(tx, block),
        })),
        200,
        unkept,
      ),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/lending/markets/{market}',
      summary: 'A lending market.',
      request: { params: marketParam },
      responses: answers(lendingMarketAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx, block) => {
          const { market: key } = c.req.valid('param');
          const [market] = await readLendingMarketViews(tx, block, key);
          if (!market) throw noLendingMarket(key);
          return { market };
        }),
        200,
        unkept,
      ),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/lending/markets/{market}/history',
      summary:
        'A lending market hour by hour or day by day, oldest first: totals, use and rates at the end of each.',
      description:
        'The last periods that begin at or after `from` and before `to`. Quiet ones are filled in, with their interest.',
      request: { params: marketParam, query: lendingHistoryQuery },
      responses: answers(lendingHistoryAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx, block) => {
          // Without an end: up to the period that the block lies in.
          const { interval, from = 0, to = block.timestamp + 1, limit } = c.req.valid('query');
          const data = await requireLendingMarket(tx, c.req.valid('param').market);
          if (from >= to) throw RequestRefused.emptyRange(from, to);
          const range = { interval: periodSeconds[interval], from, to, limit };
          return { periods: await readLendingHistory(tx, data, block, range) };
        }),
        200,
      ),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/lending/markets/{market}/events',
      summary:
        'What happened in a lending market, newest first, with totals, use and rates after each event.',
      request: { params: marketParam, query: lendingEventsQuery },
      responses: answers(lendingEventsAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx) => {
          const { cursor = null, ...filter } = c.req.valid('query');
          const data = await requireLendingMarket(tx, c.req.valid('param').market);
          const page = await readLendingEvents(tx, data, { ...filter, before: cursor });
          return { events: page.items, cursor: page.cursor };
        }),
        200,
      ),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/lending/positions',
      summary:
        "An owner's positions with what they owe, own and earned, their health, and who may act for the owner.",
      request: { query: lendingPositionsQuery },
      responses: answers(lendingPositionsAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx, block) => {
          const { market: key, cursor = null, owner, limit } = c.req.valid('query');
          const market =
            key === undefined ? undefined : (await requireLendingMarket(tx, key)).row.id;
          const page = await readLendingPositions(tx, block, {
            owner,
            market,
            limit,
            after: cursor,
          });
          const operators = await readLendingOperators(tx, owner);
          return { positions: page.items, operators, cursor: page.cursor };
        }),
        200,
        unkept,
      ),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/lending/liquidations',
      summary:
        'Liquidations, newest first: repaid, seized, written off, by whom, and what was gained.',
      request: { query: liquidationsQuery },
      responses: answers(liquidationsAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx) => {
          const { market: key, cursor = null, loss, ...filter } = c.req.valid('query');
          const market =
            key === undefined ? undefined : (await requireLendingMarket(tx, key)).row.id;
          const asked = { ...filter, market, hasLoss: loss === 'true', before: cursor };
          const page = await readLiquidations(tx, asked);
          return { liquidations: page.items, cursor: page.cursor };
        }),
        200,
      ),
  );

  return app;
}
