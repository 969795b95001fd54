import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { requireBlock } from '../api/reading.ts';
import { candleSeconds } from '../derived/candleIntervals.ts';
import { refusalOf } from '../http/requestRefused.ts';
import { answers } from '../http/routeAnswers.ts';
import { refuseInvalid } from '../http/validation.ts';
import { readMarkets } from '../views/markets.ts';
import { type MarketWithTokens, readMarketsWithTokens } from '../views/marketWithTokens.ts';
import type { Listing } from './listingContext.ts';
import { exchangeName } from './pairs.ts';
import { historyQuery, resolutions, searchQuery, symbolQuery } from './requests.ts';
import { readHistory } from './udfHistory.ts';
import { configAnswer, historyAnswer, searchAnswer, symbolAnswer, udfError } from './udfSchemas.ts';
import { describe, pricePlaces, requireSymbol, symbolOf } from './udfSymbols.ts';

const type = 'crypto';
const mostVolumePlaces = 8;
const daily = '1D';
const names = Object.keys(resolutions);

const config = {
  supports_search: true,
  supports_group_request: false,
  supports_marks: false,
  supports_timescale_marks: false,
  supports_time: true,
  supported_resolutions: names,
  exchanges: [{ value: exchangeName, name: exchangeName, desc: exchangeName }],
  symbols_types: [{ name: type, value: type }],
};

/** TradingView's UDF, for charts. There are no marks, and the configuration says so. */
export function udfRoutes({ store, log }: Listing) {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });

  app.openapi(
    createRoute({
      method: 'get',
      path: '/udf/config',
      summary: 'UDF: what charts can ask.',
      responses: answers(configAnswer, udfError),
    }),
    (c) => c.json(config, 200),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/udf/time',
      summary: "UDF: the present block's time, which is the time of all bars.",
      responses: {
        200: { description: 'Seconds.', content: { 'text/plain': { schema: z.string() } } },
      },
    }),
    (c) => store.read(async (tx) => c.text(String((await requireBlock(tx)).timestamp))),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/udf/symbols',
      summary: 'UDF: a market.',
      request: { query: symbolQuery },
      responses: answers(symbolAnswer, udfError),
    }),
    (c) =>
      store.read(async (tx) => {
        const block = await requireBlock(tx);
        const view = await requireSymbol(tx, c.req.valid('query').symbol);
        const [market] = await readMarkets(tx, [view], block);
        if (!market) throw new Error(`market ${view.market.key} vanished within a transaction`);
        return c.json(symbolInfo(view, pricePlaces(market)), 200);
      }),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/udf/search',
      summary: 'UDF: markets whose symbols, names or addresses have some letters.',
      request: { query: searchQuery },
      responses: answers(searchAnswer, udfError),
    }),
    (c) =>
      store.read(async (tx) => {
        const { query, exchange, limit, ...wanted } = c.req.valid('query');
        const isOther = (name: string, own: string) => name !== '' && name !== own;
        if (isOther(exchange, exchangeName) || isOther(wanted.type, type)) return c.json([], 200);
        const letters = query.toLowerCase();
        const found = (await readMarketsWithTokens(tx)).filter((view) => {
          const { market, base, quote } = view;
          const about = [symbolOf(view), describe(view), market.key, base.address, quote.address];
          return about.some((text) => text.toLowerCase().includes(letters));
        });
        return c.json(found.slice(0, limit).map(searchResult), 200);
      }),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/udf/history',
      summary: 'UDF: bars, oldest first, that begin at or after from and before to.',
      description: 'With countback: the last so many before to, whatever from is.',
      request: { query: historyQuery },
      responses: answers(historyAnswer, udfError),
    }),
    (c) =>
      store.read(async (tx) => {
        const { symbol, resolution, from, to, countback } = c.req.valid('query');
        const { timestamp } = await requireBlock(tx);
        const view = await requireSymbol(tx, symbol);
        const range = { interval: candleSeconds[resolutions[resolution]], from, to, countback };
        return c.json(await readHistory(tx, view, range, timestamp), 200);
      }),
  );

  app.onError((error, c) => {
    const refused = refusalOf(error, c.req.path, log);
    return c.json({ s: 'error', errmsg: refused.message }, refused.status);
  });
  return app;
}

function symbolInfo(view: MarketWithTokens, places: number) {
  return {
    name: symbolOf(view),
    ticker: view.market.key,
    description: describe(view),
    type,
    session: '24x7',
    timezone: 'Etc/UTC',
    exchange: exchangeName,
    listed_exchange: exchangeName,
    format: 'price',
    minmov: 1,
    pricescale: 10 ** places,
    has_intraday: true,
    has_daily: true,
    has_weekly_and_monthly: false,
    has_empty_bars: false,
    intraday_multipliers: names.filter((name) => name !== daily),
    supported_resolutions: names,
    volume_precision: Math.min(view.base.decimals, mostVolumePlaces),
    visible_plots_set: 'ohlcv',
    data_status: 'streaming',
  };
}

function searchResult(view: MarketWithTokens) {
  return {
    symbol: symbolOf(view),
    full_name: `${exchangeName}:${symbolOf(view)}`,
    description: describe(view),
    exchange: exchangeName,
    ticker: view.market.key,
    type,
  };
}
