import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { activityAnswer } from '../answers/activitySchemas.ts';
import { balancesAnswer, ordersAnswer, positionsAnswer, tradesAnswer } from '../answers/schemas.ts';
import { answers } from '../http/routeAnswers.ts';
import { refuseInvalid } from '../http/validation.ts';
import type { ReadStore } from '../store/openStore.ts';
import { readActivity } from '../views/activity.ts';
import { readBalances } from '../views/holdings.ts';
import { readOrders } from '../views/orders.ts';
import { readPositions } from '../views/positions.ts';
import { readTakerTrades } from '../views/trades.ts';
import { readAtBlock, requireMarket } from './reading.ts';
import { accountTradesQuery, activityQuery, ordersQuery, ownerParam } from './requests.ts';

/** /v1/accounts/{owner} and what lies under it. An owner never seen has empty lists. */
export function accountRoutes(store: ReadStore) {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/accounts/{owner}/orders',
      summary:
        'Orders that came to rest, newest first, with their exact fills and what a claim pays.',
      description: 'active: lots rest or wait to be claimed. closed: nothing is left to do.',
      request: { params: ownerParam, query: ordersQuery },
      responses: answers(ordersAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx) => {
          const { market: key, status, limit, cursor = null } = c.req.valid('query');
          const market = key === undefined ? undefined : (await requireMarket(tx, key)).market.id;
          const { owner } = c.req.valid('param');
          const page = await readOrders(tx, { owner, market, status, limit, before: cursor });
          return { orders: page.items, cursor: page.cursor };
        }),
        200,
      ),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/accounts/{owner}/positions',
      summary: 'Pool shares, with what a removal would pay now, and what they brought so far.',
      description:
        'Every pool of which the account ever held shares. Values are quote units, each at the price of its time; what ' +
        'shares cost is averaged over them.',
      request: { params: ownerParam },
      responses: answers(positionsAnswer),
    }),
    async (c) => {
      const { owner } = c.req.valid('param');
      const read = readAtBlock(store, async (tx) => ({
        positions: await readPositions(tx, owner),
      }));
      return c.json(await read, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/accounts/{owner}/balances',
      summary: 'Balances held inside the exchange.',
      request: { params: ownerParam },
      responses: answers(balancesAnswer),
    }),
    async (c) => {
      const { owner } = c.req.valid('param');
      const read = readAtBlock(store, async (tx) => ({ balances: await readBalances(tx, owner) }));
      return c.json(await read, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/accounts/{owner}/trades',
      summary: 'Trades that the account took, newest first, at or after `from` and before `to`.',
      request: { params: ownerParam, query: accountTradesQuery },
      responses: answers(tradesAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx) => {
          const { market: key, cursor = null, ...rest } = c.req.valid('query');
          const market = key === undefined ? undefined : (await requireMarket(tx, key)).market.id;
          const { owner: taker } = c.req.valid('param');
          const page = await readTakerTrades(tx, { taker, market, before: cursor, ...rest });
          return { trades: page.items, cursor: page.cursor };
        }),
        200,
      ),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/accounts/{owner}/activity',
      summary: 'What the account did and what moved its balances, newest first.',
      description:
        'Fills of resting orders are in /orders, and here when they are claimed: no log names them.',
      request: { params: ownerParam, query: activityQuery },
      responses: answers(activityAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx) => {
          const { limit, cursor = null } = c.req.valid('query');
          const { owner } = c.req.valid('param');
          const page = await readActivity(tx, { owner, limit, before: cursor });
          return { activity: page.items, cursor: page.cursor };
        }),
        200,
      ),
  );

  return app;
}
