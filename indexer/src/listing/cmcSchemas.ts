/** The shapes that CoinMarketCap expects of an exchange. Markets are named by their tokens' addresses. */
import { z } from '@hono/zod-openapi';
import { bookRows } from './coingeckoSchemas.ts';

const number = (description: string) => z.number().openapi({ description, example: 1.5 });
const prices = {
  last_price: number('Of the last trade, fees left out.'),
  base_volume: number('Of the last 24 hours.'),
  quote_volume: number('Of the last 24 hours.'),
};

export const summaryAnswer = z
  .array(
    z.object({
      trading_pairs: z.string(),
      base_currency: z.string(),
      quote_currency: z.string(),
      ...prices,
      lowest_ask: number('Best of book and pool.').nullable(),
      highest_bid: number('Best of book and pool.').nullable(),
      price_change_percent_24h: number('From the first price of the last 24 hours.'),
      highest_price_24h: number('Of the last 24 hours.'),
      lowest_price_24h: number('Of the last 24 hours.'),
    }),
  )
  .openapi('CmcSummary');

export const assetsAnswer = z
  .record(
    z.string(),
    z.object({
      name: z.string(),
      symbol: z.string(),
      can_withdraw: z.boolean(),
      can_deposit: z.boolean(),
      min_withdraw: z.string(),
      contractAddress: z.string(),
    }),
  )
  .openapi('CmcAssets');

const currency = z.string();
export const tickerAnswer = z
  .record(
    z.string(),
    z.object({
      base_id: currency.openapi({ description: "The token's address." }),
      base_name: currency,
      base_symbol: currency,
      quote_id: currency.openapi({ description: "The token's address." }),
      quote_name: currency,
      quote_symbol: currency,
      ...prices,
    }),
  )
  .openapi('CmcTicker');

export const cmcOrderbookAnswer = z
  .object({
    timestamp: z.string().openapi({ description: 'Milliseconds since 1970.' }),
    bids: bookRows.openapi({ description: 'Best first: price in quote, amount in base.' }),
    asks: bookRows.openapi({ description: 'Best first: price in quote, amount in base.' }),
  })
  .openapi('CmcOrderbook');

export const cmcTradesAnswer = z
  .array(
    z.object({
      trade_id: z.number().int(),
      price: z.string(),
      base_volume: z.string(),
      quote_volume: z.string(),
      timestamp: z.number().int().openapi({ description: 'Milliseconds since 1970.' }),
      type: z.enum(['buy', 'sell']).openapi({ description: "The taker's side." }),
    }),
  )
  .openapi('CmcTrades');
