import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import {
  escrowBalancesAnswer,
  offerAnswer,
  offersAnswer,
  p2pTradeAnswer,
  p2pTradesAnswer,
  settingsAnswer,
  traderAnswer,
} from '../answers/p2pSchemas.ts';
import { answers } from '../http/routeAnswers.ts';
import { refuseInvalid } from '../http/validation.ts';
import type { ReadStore } from '../store/openStore.ts';
import { readEscrowBalances, readP2pSettings } from '../views/p2p/escrowViews.ts';
import { readOffers, readOffersById } from '../views/p2p/offerViews.ts';
import { readTrader } from '../views/p2p/traderViews.ts';
import { readP2pTrades } from '../views/p2p/tradeViews.ts';
import { notFound, requireTrade } from './p2pReading.ts';
import { offerParam, offersQuery, p2pTradesQuery, tradeParam, traderParam } from './p2pRequests.ts';
import { readAtBlock } from './reading.ts';

/** /v1/p2p: offers, trades and traders. Without an escrow in the deployment the lists are empty. */
export function p2pRoutes(store: ReadStore) {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/p2p/offers',
      summary: 'Offers, newest first.',
      description:
        "Where nothing else is asked for: those that could be taken at the block's time under a court that the escrow's " +
        'owner set. `amount`: those of which a trade could have so many units now.',
      request: { query: offersQuery },
      responses: answers(offersAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx, block) => {
          const { cursor = null, ...filter } = c.req.valid('query');
          const page = await readOffers(tx, block, { ...filter, before: cursor });
          return { offers: page.items, cursor: page.cursor };
        }),
        200,
      ),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/p2p/offers/{offer}',
      summary: 'An offer with its whole terms, closed or not.',
      request: { params: offerParam },
      responses: answers(offerAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx, block) => {
          const { offer: id } = c.req.valid('param');
          const [offer] = await readOffersById(tx, block, [id]);
          if (!offer) throw notFound('offer', `offer ${id} was never posted.`);
          return { offer };
        }),
        200,
      ),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/p2p/trades',
      summary: 'Trades, newest first: of an account, of an offer, or all.',
      request: { query: p2pTradesQuery },
      responses: answers(p2pTradesAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx) => {
          const { cursor = null, ...filter } = c.req.valid('query');
          const page = await readP2pTrades(tx, { ...filter, before: cursor });
          return { trades: page.items, cursor: page.cursor };
        }),
        200,
      ),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/p2p/trades/{trade}',
      summary: 'A trade with all that happened to it, its keys, proposals and disputes.',
      description: 'Live: /v1/p2p/trades/{trade}/stream.',
      request: { params: tradeParam },
      responses: answers(p2pTradeAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, (tx, block) =>
          requireTrade(tx, block, c.req.valid('param').trade),
        ),
        200,
      ),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/p2p/traders/{account}',
      summary: 'What the chain says of a trader.',
      description:
        'Facts to look at, not a promise: whoever pays fees can trade with itself. indexer/docs/p2p.md defines each figure.',
      request: { params: traderParam },
      responses: answers(traderAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx, block) => ({
          trader: await readTrader(tx, block, c.req.valid('param').account),
        })),
        200,
      ),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/p2p/accounts/{account}/balances',
      summary: 'What an account can take out of the escrow: at most 500 tokens.',
      request: { params: traderParam },
      responses: answers(escrowBalancesAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx) => ({
          balances: await readEscrowBalances(tx, c.req.valid('param').account),
        })),
        200,
      ),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/p2p/settings',
      summary: "What the escrow's owner set: fee, courts, tokens and payment methods.",
      responses: answers(settingsAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx) => ({ settings: await readP2pSettings(tx) })),
        200,
      ),
  );

  return app;
}
