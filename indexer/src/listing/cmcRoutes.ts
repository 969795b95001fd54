import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { requireBlock } from '../api/reading.ts';
import { answers } from '../http/routeAnswers.ts';
import { refuseInvalid } from '../http/validation.ts';
import { readMarketState } from '../views/marketState.ts';
import { readMarketsWithTokens } from '../views/marketWithTokens.ts';
import {
  assetsAnswer,
  cmcOrderbookAnswer,
  cmcTradesAnswer,
  summaryAnswer,
  tickerAnswer,
} from './cmcSchemas.ts';
import { pairOfRow, rowsOfDepth } from './coingeckoRoutes.ts';
import type { Listing } from './listingContext.ts';
import { mergedBook } from './mergedBook.ts';
import type { Token } from './pairs.ts';
import { readPastTrades } from './pastTrades.ts';
import { percentChange } from './percentChange.ts';
import { cmcOrderbookQuery, mostTrades, pairParam } from './requests.ts';
import { readTickers, requireNamed, type Ticker } from './tickers.ts';
import { withoutEmoji } from './withoutEmoji.ts';

const daySeconds = 86_400;

/**
 * CoinMarketCap's endpoints, all data at once. It wants JSON numbers where a price or a volume is one: they are made
 * of decimal strings at the very end, and only shown.
 */
export function cmcRoutes({ store, announced }: Listing) {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });

  app.openapi(
    createRoute({
      method: 'get',
      path: '/cmc/v1/summary',
      summary: 'CoinMarketCap: prices and 24 hours of all markets in which something was traded.',
      responses: answers(summaryAnswer),
    }),
    (c) =>
      store.read(async (tx) => {
        const tickers = await readTickers(tx, await requireBlock(tx));
        return c.json(tickers.map(presentSummary), 200);
      }),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/cmc/v1/assets',
      summary: 'CoinMarketCap: the tokens of all markets, by address.',
      responses: answers(assetsAnswer),
    }),
    (c) =>
      store.read(async (tx) => {
        const views = await readMarketsWithTokens(tx);
        const tokens = views.flatMap(({ base, quote }) => [base, quote]);
        const shown = tokens.map((token) => [token.address, assetOf(token)] as const);
        return c.json(Object.fromEntries(shown), 200);
      }),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/cmc/v1/ticker',
      summary: 'CoinMarketCap: prices and 24 hours by market, with the tokens.',
      responses: answers(tickerAnswer),
    }),
    (c) =>
      store.read(async (tx) => {
        const tickers = await readTickers(tx, await requireBlock(tx));
        const shown = tickers.map((ticker) => {
          const { base, quote } = ticker.market;
          const tokens = {
            base_id: base.address,
            base_name: withoutEmoji(base.name, base.address),
            base_symbol: withoutEmoji(base.symbol, base.address),
            quote_id: quote.address,
            quote_name: withoutEmoji(quote.name, quote.address),
            quote_symbol: withoutEmoji(quote.symbol, quote.address),
          };
          return [ticker.id, { ...tokens, ...pricesOf(ticker) }] as const;
        });
        return c.json(Object.fromEntries(shown), 200);
      }),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/cmc/v1/orderbook/{pair}',
      summary: 'CoinMarketCap: the book and the pool together.',
      description: 'depth counts the rows of both sides; without it, or 0: all that there is.',
      request: { params: pairParam, query: cmcOrderbookQuery },
      responses: answers(cmcOrderbookAnswer),
    }),
    (c) =>
      store.read(async (tx) => {
        const { depth, level } = c.req.valid('query');
        const block = await requireBlock(tx);
        const { view } = await requireNamed(tx, c.req.valid('param').pair, 'pair');
        const state = await readMarketState(tx, view);
        const rows = level === '1' ? 1 : rowsOfDepth(depth);
        const book = {
          timestamp: String(block.timestamp * 1000),
          bids: mergedBook(state, view, 'bids', rows).map(pairOfRow),
          asks: mergedBook(state, view, 'asks', rows).map(pairOfRow),
        };
        return c.json(book, 200);
      }),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/cmc/v1/trades/{pair}',
      summary: 'CoinMarketCap: the trades of the last 24 hours, newest first.',
      description: `The last ${mostTrades} of them where there are more.`,
      request: { params: pairParam },
      responses: answers(cmcTradesAnswer),
    }),
    (c) =>
      store.read(async (tx) => {
        const block = await announced.read(tx);
        const { view } = await requireNamed(tx, c.req.valid('param').pair, 'pair');
        const day = { from: block.timestamp - daySeconds + 1, to: block.timestamp };
        const range = { ...day, upTo: block.number, limit: mostTrades };
        const trades = await readPastTrades(tx, view, range);
        const shown = trades.map(({ id, side, price, base, quote, milliseconds }) => ({
          trade_id: id,
          price,
          base_volume: base,
          quote_volume: quote,
          timestamp: milliseconds,
          type: side,
        }));
        return c.json(shown, 200);
      }),
  );

  return app;
}

function presentSummary(ticker: Ticker) {
  return {
    trading_pairs: ticker.id,
    base_currency: ticker.market.base.address,
    quote_currency: ticker.market.quote.address,
    ...pricesOf(ticker),
    lowest_ask: ticker.ask === null ? null : Number(ticker.ask),
    highest_bid: ticker.bid === null ? null : Number(ticker.bid),
    price_change_percent_24h: percentChange(ticker.open, ticker.lastPrice),
    highest_price_24h: Number(ticker.high),
    lowest_price_24h: Number(ticker.low),
  };
}

function pricesOf({ lastPrice, baseVolume, quoteVolume }: Ticker) {
  return {
    last_price: Number(lastPrice),
    base_volume: Number(baseVolume),
    quote_volume: Number(quoteVolume),
  };
}

/** Whoever holds a token may bring it and take it out at any time, in any amount. */
function assetOf({ address, name, symbol }: Token) {
  return {
    name: withoutEmoji(name, address),
    symbol: withoutEmoji(symbol, address),
    can_withdraw: true,
    can_deposit: true,
    min_withdraw: '0',
    contractAddress: address,
  };
}
