import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { requireBlock } from '../api/reading.ts';
import { RequestRefused } from '../http/requestRefused.ts';
import { answers } from '../http/routeAnswers.ts';
import { refuseInvalid } from '../http/validation.ts';
import { readMarketState } from '../views/marketState.ts';
import {
  historicalTradesAnswer,
  orderbookAnswer,
  pairsAnswer,
  tickersAnswer,
} from './coingeckoSchemas.ts';
import { poolInDollars } from './dollars.ts';
import type { Listing } from './listingContext.ts';
import { type BookRow, mergedBook } from './mergedBook.ts';
import { type PastTrade, readPastTrades } from './pastTrades.ts';
import { historicalTradesQuery, mostTrades, orderbookQuery } from './requests.ts';
import { readNamedMarkets, readTickers, requireNamed, type Ticker } from './tickers.ts';

/** CoinGecko's endpoints for exchanges with order books. Trades are of confirmed blocks, the rest of the last one. */
export function coingeckoRoutes({ store, announced, usdTokens }: Listing) {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });

  app.openapi(
    createRoute({
      method: 'get',
      path: '/coingecko/pairs',
      summary: 'CoinGecko: all markets.',
      responses: answers(pairsAnswer),
    }),
    (c) =>
      store.read(async (tx) => {
        const named = await readNamedMarkets(tx);
        const pairs = named.map(({ id, view: { market } }) => ({
          ticker_id: id,
          pool_id: market.key,
          base: market.base,
          target: market.quote,
        }));
        return c.json(pairs, 200);
      }),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/coingecko/tickers',
      summary: 'CoinGecko: prices and 24 hours of all markets in which something was traded.',
      responses: answers(tickersAnswer),
    }),
    (c) =>
      store.read(async (tx) => {
        const tickers = await readTickers(tx, await requireBlock(tx));
        const markets = tickers.map(({ market }) => market);
        const shown = tickers.map((ticker) => {
          const liquidity = poolInDollars(ticker.market, markets, usdTokens);
          return presentTicker(ticker, liquidity);
        });
        return c.json(shown, 200);
      }),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/coingecko/orderbook',
      summary: 'CoinGecko: the book and the pool together.',
      description: 'depth counts the rows of both sides; without it, or 0: all that there is.',
      request: { query: orderbookQuery },
      responses: answers(orderbookAnswer),
    }),
    (c) =>
      store.read(async (tx) => {
        const { ticker_id, depth } = c.req.valid('query');
        const block = await requireBlock(tx);
        const { id, view } = await requireNamed(tx, ticker_id, 'ticker_id');
        const state = await readMarketState(tx, view);
        const rows = rowsOfDepth(depth);
        const book = {
          ticker_id: id,
          timestamp: block.timestamp * 1000,
          bids: mergedBook(state, view, 'bids', rows).map(pairOfRow),
          asks: mergedBook(state, view, 'asks', rows).map(pairOfRow),
        };
        return c.json(book, 200);
      }),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/coingecko/historical_trades',
      summary: 'CoinGecko: the last trades of a market, newest first.',
      description: `limit 0: the last ${mostTrades}. Times are seconds or milliseconds, both ends included.`,
      request: { query: historicalTradesQuery },
      responses: answers(historicalTradesAnswer),
    }),
    (c) =>
      store.read(async (tx) => {
        const { ticker_id, type, limit, ...times } = c.req.valid('query');
        const { number: upTo } = await announced.read(tx);
        const from = Math.ceil(times.start_time ?? 0);
        const to = Math.floor(times.end_time ?? Number.MAX_SAFE_INTEGER);
        if (from > to) {
          const message = `start_time is ${from} seconds; expected at most end_time, ${to}.`;
          throw new RequestRefused('bad_request', 'start_time', message);
        }
        const { view } = await requireNamed(tx, ticker_id, 'ticker_id');
        const range = { side: type, from, to, upTo, limit: limit === 0 ? mostTrades : limit };
        const trades = await readPastTrades(tx, view, range);
        const of = (side: string) =>
          trades.filter((trade) => trade.side === side).map(presentTrade);
        return c.json({ buy: of('buy'), sell: of('sell') }, 200);
      }),
  );

  return app;
}

/** Rows of one side, of a depth that counts both. */
export function rowsOfDepth(depth: number): number | 'all' {
  return depth === 0 ? 'all' : Math.ceil(depth / 2);
}

export function pairOfRow({ price, amount }: BookRow): [string, string] {
  return [price, amount];
}

function presentTicker({ id, market, bid, ask, ...ticker }: Ticker, liquidity: string | null) {
  return {
    ticker_id: id,
    pool_id: market.id,
    base_currency: market.base.address,
    target_currency: market.quote.address,
    last_price: ticker.lastPrice,
    base_volume: ticker.baseVolume,
    target_volume: ticker.quoteVolume,
    liquidity_in_usd: liquidity,
    ...(bid === null ? {} : { bid }),
    ...(ask === null ? {} : { ask }),
    high: ticker.high,
    low: ticker.low,
  };
}

function presentTrade({ id, side, price, base, quote, milliseconds }: PastTrade) {
  return {
    trade_id: id,
    price,
    base_volume: base,
    target_volume: quote,
    trade_timestamp: milliseconds,
    type: side,
  };
}
