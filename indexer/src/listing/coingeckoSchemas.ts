/** The shapes that CoinGecko expects of an exchange: decimal strings, in whole tokens. */
import { z } from '@hono/zod-openapi';

const decimal = (description: string) => z.string().openapi({ description, example: '1.5' });
const market = {
  ticker_id: z.string().openapi({ description: "The tokens' addresses, base first." }),
  pool_id: z.string().openapi({ description: "The market's id." }),
};

export const pairsAnswer = z
  .array(z.object({ ...market, base: z.string(), target: z.string() }))
  .openapi('CoingeckoPairs');

export const tickersAnswer = z
  .array(
    z.object({
      ...market,
      base_currency: z.string(),
      target_currency: z.string(),
      last_price: decimal('Of the last trade, fees left out.'),
      base_volume: decimal('Of the last 24 hours.'),
      target_volume: decimal('Of the last 24 hours.'),
      liquidity_in_usd: decimal('What the pool holds.')
        .nullable()
        .openapi({ description: 'null where no pool leads to a dollar token.' }),
      bid: decimal('Best of book and pool.').optional(),
      ask: decimal('Best of book and pool.').optional(),
      high: decimal('Of the last 24 hours.'),
      low: decimal('Of the last 24 hours.'),
    }),
  )
  .openapi('CoingeckoTickers');

/** Price and amount. */
export const bookRows = z.array(z.tuple([z.string(), z.string()]));

export const orderbookAnswer = z
  .object({
    ticker_id: z.string(),
    timestamp: z.number().int().openapi({ description: 'Milliseconds since 1970.' }),
    bids: bookRows.openapi({ description: 'Best first: price in target, amount in base.' }),
    asks: bookRows.openapi({ description: 'Best first: price in target, amount in base.' }),
  })
  .openapi('CoingeckoOrderbook');

const trade = z.object({
  trade_id: z.number().int(),
  price: decimal('Target for one base, fees left out.'),
  base_volume: decimal('What the taker got or paid.'),
  target_volume: decimal('What the taker paid or got.'),
  trade_timestamp: z.number().int().openapi({ description: 'Milliseconds since 1970.' }),
  type: z.enum(['buy', 'sell']).openapi({ description: "The taker's side." }),
});

export const historicalTradesAnswer = z
  .object({ buy: z.array(trade), sell: z.array(trade) })
  .openapi('CoingeckoTrades');
