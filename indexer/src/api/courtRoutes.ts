import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { disputeAnswer, disputesAnswer, seatsAnswer } from '../answers/p2pSchemas.ts';
import { answers } from '../http/routeAnswers.ts';
import { refuseInvalid } from '../http/validation.ts';
import type { ReadStore } from '../store/openStore.ts';
import { readDispute, readDisputes, readSeats } from '../views/p2p/courtViews.ts';
import { notFound } from './p2pReading.ts';
import {
  disputeParam,
  disputesQuery,
  seatDisputesQuery,
  seatParam,
  seatsQuery,
} from './p2pRequests.ts';
import { readAtBlock } from './reading.ts';

/** /v1/p2p: the arbitrators' pool. Without one in the deployment the lists are empty. */
export function courtRoutes(store: ReadStore) {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/p2p/disputes',
      summary:
        "Disputes in the pool with their panels and votes, newest first; of a holder's seats.",
      request: { query: disputesQuery },
      responses: answers(disputesAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx) => {
          const { cursor = null, ...filter } = c.req.valid('query');
          const page = await readDisputes(tx, { ...filter, before: cursor });
          return { disputes: page.items, cursor: page.cursor };
        }),
        200,
      ),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/p2p/disputes/{dispute}',
      summary: 'A dispute in the pool.',
      request: { params: disputeParam },
      responses: answers(disputeAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx) => {
          const { dispute: id } = c.req.valid('param');
          const dispute = await readDispute(tx, id);
          if (!dispute) throw notFound('dispute', `dispute ${id} was never opened in the pool.`);
          return { dispute };
        }),
        200,
      ),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/p2p/seats',
      summary: 'Seats of the pool by their numbers.',
      request: { query: seatsQuery },
      responses: answers(seatsAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx) => {
          const { cursor = null, ...filter } = c.req.valid('query');
          const page = await readSeats(tx, { ...filter, after: cursor });
          return { seats: page.items, cursor: page.cursor };
        }),
        200,
      ),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/p2p/seats/{seat}/disputes',
      summary: 'Disputes for which a seat was drawn, newest first.',
      request: { params: seatParam, query: seatDisputesQuery },
      responses: answers(disputesAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx) => {
          const { cursor = null, ...filter } = c.req.valid('query');
          const { seat } = c.req.valid('param');
          const page = await readDisputes(tx, { ...filter, seat, before: cursor });
          return { disputes: page.items, cursor: page.cursor };
        }),
        200,
      ),
  );

  return app;
}
