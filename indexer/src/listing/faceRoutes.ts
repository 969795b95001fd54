import { createRoute, OpenAPIHono, type z } from '@hono/zod-openapi';
import { RequestRefused } from '../http/requestRefused.ts';
import { answers as answersOr } from '../http/routeAnswers.ts';
import { refuseInvalid } from '../http/validation.ts';
import { meta } from '../schema/indexTables.ts';
import type { Sql } from '../store/openStore.ts';
import { readMarketsWithTokens } from '../views/marketWithTokens.ts';
import type { Face } from './faces.ts';
import type { Listing } from './listingContext.ts';
import { readPairEvents } from './pairEvents.ts';
import { pairOf, readToken } from './pairs.ts';
import { assetQuery, eventsQuery, pairQuery } from './requests.ts';

/**
 * What DEX Screener, GeckoTerminal and DEXTools ask alike, under /listing/{name}. Everything is of blocks up to the
 * one that /latest-block tells: a later range is refused, for a site that got less than all would never ask again.
 */
export function faceRoutes(face: Face, { store, announced }: Listing) {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  const answers = (schema: z.ZodType) => answersOr(schema, face.refusal);
  const path = (name: string) => `/listing/${face.name}/${name}`;

  app.openapi(
    createRoute({
      method: 'get',
      path: path('latest-block'),
      summary: `${face.site}: the last block that may be asked for.`,
      responses: answers(face.schemas.block),
    }),
    (c) =>
      store.read(async (tx) => {
        const block = await announced.read(tx);
        return c.json(face.block(block, await announced.confirmations(tx)), 200);
      }),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: path('asset'),
      summary: `${face.site}: a token.`,
      request: { query: assetQuery },
      responses: answers(face.schemas.asset),
    }),
    (c) =>
      store.read(async (tx) => {
        const { id } = c.req.valid('query');
        const token = await readToken(tx, id);
        if (!token) throw unknown(`no market has the token ${id}`);
        return c.json(face.asset(token), 200);
      }),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: path('pair'),
      summary: `${face.site}: a market.`,
      request: { query: pairQuery },
      responses: answers(face.schemas.pair),
    }),
    (c) =>
      store.read(async (tx) => {
        const { id } = c.req.valid('query');
        const { number } = await announced.read(tx);
        const [view] = await readMarketsWithTokens(tx, id);
        if (!view || view.market.openedBlock > number) {
          throw unknown(`no market ${id} was opened up to block ${number}`);
        }
        return c.json(face.pair(pairOf(view), await exchangeOf(tx)), 200);
      }),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: path('events'),
      summary: `${face.site}: swaps, and liquidity that came and went.`,
      description: 'Blocks from fromBlock to toBlock, both included.',
      request: { query: eventsQuery },
      responses: answers(face.schemas.events),
    }),
    (c) =>
      store.read(async (tx) => {
        const { fromBlock, toBlock } = c.req.valid('query');
        const { number } = await announced.read(tx);
        if (fromBlock > toBlock) {
          throw wrong(
            'fromBlock',
            `fromBlock is ${fromBlock}; expected at most toBlock, ${toBlock}`,
          );
        }
        if (toBlock > number) {
          throw wrong(
            'toBlock',
            `toBlock is ${toBlock}; expected at most the latest block, ${number}`,
          );
        }
        return c.json(face.events(await readPairEvents(tx, fromBlock, toBlock)), 200);
      }),
  );

  return app;
}

/** The exchange's address. */
export async function exchangeOf(tx: Sql): Promise<string> {
  const [row] = await tx.select({ exchange: meta.exchange }).from(meta);
  if (!row) throw new RequestRefused('not_ready', null, 'Nothing is indexed yet; ask again soon.');
  return row.exchange;
}

function unknown(found: string): RequestRefused {
  return new RequestRefused('not_found', 'id', `id: ${found}.`);
}

function wrong(field: string, found: string): RequestRefused {
  return new RequestRefused('bad_request', field, `${found}.`);
}
