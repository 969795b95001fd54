import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import {
  candlesAnswer,
  depthAnswer,
  marketAnswer,
  marketsAnswer,
  tradesAnswer,
} from '../answers/schemas.ts';
import { stateAnswer } from '../answers/streamSchemas.ts';
import { candleSeconds } from '../derived/candleIntervals.ts';
import { RequestRefused } from '../http/requestRefused.ts';
import { answers } from '../http/routeAnswers.ts';
import { refuseInvalid } from '../http/validation.ts';
import { readSeq, resumeId } from '../live/marketReads.ts';
import { readEpoch } from '../store/identity.ts';
import type { ReadStore } from '../store/openStore.ts';
import { readCandles } from '../views/candles.ts';
import { depthRows, isGrouping } from '../views/depth.ts';
import { presentState, readMarketState } from '../views/marketState.ts';
import { readMarkets } from '../views/markets.ts';
import { presentTerms, priceScale, readMarketsWithTokens } from '../views/marketWithTokens.ts';
import { readTrades } from '../views/trades.ts';
import { readAtBlock, requireMarket } from './reading.ts';
import { candlesQuery, depthQuery, marketParam, tradesQuery } from './requests.ts';

/** /v1/markets and what lies under it. */
export function marketRoutes(store: ReadStore) {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/markets',
      summary: 'All markets with pools, best prices and the last 24 hours.',
      responses: answers(marketsAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx, block) => ({
          markets: await readMarkets(tx, await readMarketsWithTokens(tx), block),
        })),
        200,
      ),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/markets/{market}',
      summary: 'One market.',
      request: { params: marketParam },
      responses: answers(marketAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx, block) => {
          const { market: key } = c.req.valid('param');
          const [market] = await readMarkets(tx, [await requireMarket(tx, key)], block);
          if (!market) throw new Error(`market ${key} vanished within a transaction`);
          return { market };
        }),
        200,
      ),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/markets/{market}/state',
      summary: 'All that an exact quote needs: reserves and every level, at one block.',
      request: { params: marketParam },
      responses: answers(stateAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx) => {
          const view = await requireMarket(tx, c.req.valid('param').market);
          const state = await readMarketState(tx, view);
          const seq = await readSeq(tx, view.market.key);
          return {
            market: presentTerms(view),
            state: presentState(view, state),
            seq,
            resume: resumeId(await readEpoch(tx), seq),
          };
        }),
        200,
      ),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/markets/{market}/trades',
      summary: 'Trades, newest first, at or after `from` and before `to`.',
      request: { params: marketParam, query: tradesQuery },
      responses: answers(tradesAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx) => {
          const { limit, cursor = null, from, to } = c.req.valid('query');
          const view = await requireMarket(tx, c.req.valid('param').market);
          const page = await readTrades(tx, view, limit, cursor, { from, to });
          return { trades: page.items, cursor: page.cursor };
        }),
        200,
      ),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/markets/{market}/candles',
      summary:
        'Candles, oldest first: the last ones that begin at or after `from` and before `to`.',
      description:
        'Intervals without a trade repeat the last close. Trades below the smallest order add volume and move no price.',
      request: { params: marketParam, query: candlesQuery },
      responses: answers(candlesAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx, block) => {
          const { interval: name, limit, from = 0, to } = c.req.valid('query');
          const view = await requireMarket(tx, c.req.valid('param').market);
          // Without an end: up to the interval that the block lies in.
          const end = to ?? block.timestamp + 1;
          if (from >= end) throw RequestRefused.emptyRange(from, end);
          const range = { interval: candleSeconds[name], from, to: end, limit };
          return { candles: await readCandles(tx, view, range) };
        }),
        200,
      ),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/markets/{market}/depth',
      summary: "The book's levels and the pool's own curve on the same rows of prices.",
      description:
        'Levels are gathered at multiples of `grouping` ticks, bids rounded down and asks up. Without `grouping`, ' +
        "the market's own spacing is taken.",
      request: { params: marketParam, query: depthQuery },
      responses: answers(depthAnswer),
    }),
    async (c) =>
      c.json(
        await readAtBlock(store, async (tx) => {
          const view = await requireMarket(tx, c.req.valid('param').market);
          const { tickSpacing } = view.market;
          const { grouping = tickSpacing, rows } = c.req.valid('query');
          if (!isGrouping(grouping, tickSpacing)) {
            throw new RequestRefused(
              'bad_request',
              'grouping',
              `grouping is ${grouping}; expected a multiple of the market's spacing, ${tickSpacing}, that divides 10000.`,
            );
          }
          const state = await readMarketState(tx, view);
          const scale = priceScale(view);
          return {
            grouping,
            bids: depthRows(state, 'bids', { grouping, rows }, scale),
            asks: depthRows(state, 'asks', { grouping, rows }, scale),
          };
        }),
        200,
      ),
  );

  return app;
}
