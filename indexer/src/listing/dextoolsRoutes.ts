import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { eq } from 'drizzle-orm';
import { RequestRefused, refusalOf } from '../http/requestRefused.ts';
import { answers } from '../http/routeAnswers.ts';
import { refuseInvalid } from '../http/validation.ts';
import { liquidityChanges, trades } from '../schema/tables.ts';
import type { Sql } from '../store/openStore.ts';
import { storedBlock } from './announcedBlock.ts';
import { exchangeOf, faceRoutes } from './faceRoutes.ts';
import { dextoolsAnswers, dextoolsError, dextoolsExchangeAnswer } from './faceSchemas.ts';
import { dextools } from './faces.ts';
import type { Listing } from './listingContext.ts';
import { exchangeName } from './pairs.ts';
import { assetQuery, blockQuery } from './requests.ts';

/** DEXTools' routes, with those that no other site asks for, and refusals in its own shape. */
export function dextoolsRoutes(listing: Listing) {
  const { store, announced, log } = listing;
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  const path = (name: string) => `/listing/dextools/${name}`;

  app.openapi(
    createRoute({
      method: 'get',
      path: path('block'),
      summary: 'DEXTools: a block that has events, or one of the last ones.',
      request: { query: blockQuery },
      responses: answers(dextoolsAnswers.block, dextoolsError),
    }),
    (c) =>
      store.read(async (tx) => {
        const { number } = c.req.valid('query');
        const latest = await announced.read(tx);
        const timestamp = number > latest.number ? null : await timeOf(tx, number);
        if (timestamp === null) {
          const message = `number: block ${number} is not confirmed yet, or old and without events.`;
          throw new RequestRefused('not_found', 'number', message);
        }
        return c.json({ block: { blockNumber: number, blockTimestamp: timestamp } }, 200);
      }),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: path('exchange'),
      summary: 'DEXTools: the exchange, by its address.',
      request: { query: assetQuery },
      responses: answers(dextoolsExchangeAnswer, dextoolsError),
    }),
    (c) =>
      store.read(async (tx) => {
        const { id } = c.req.valid('query');
        const factoryAddress = await exchangeOf(tx);
        if (id !== factoryAddress) {
          const message = `id: there is no exchange at ${id}; this one is ${factoryAddress}.`;
          throw new RequestRefused('not_found', 'id', message);
        }
        return c.json({ exchange: { factoryAddress, name: exchangeName } }, 200);
      }),
  );

  app.route('/', faceRoutes(dextools, listing));
  app.get(path('*'), (c) => {
    throw new RequestRefused('not_found', null, `There is nothing at ${c.req.path}.`);
  });
  app.onError((error, c) => {
    const refused = refusalOf(error, c.req.path, log);
    return c.json(presentRefusal(refused), refused.status);
  });
  return app;
}

function presentRefusal({ code, field, message }: RequestRefused) {
  const issues = field === null ? [] : [{ param: field, code: 'invalid', message }];
  return { code, message, issues };
}

/** When a block was made, as far as the index knows it: the last ones, and those with events. */
async function timeOf(tx: Sql, number: number): Promise<number | null> {
  const stored = await storedBlock(tx, number);
  if (stored) return stored.timestamp;
  for (const table of [trades, liquidityChanges]) {
    const [row] = await tx
      .select({ timestamp: table.timestamp })
      .from(table)
      .where(eq(table.blockNumber, number))
      .limit(1);
    if (row) return row.timestamp;
  }
  return null;
}
