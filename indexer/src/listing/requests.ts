/** What listing sites and charts may ask. Each message tells what is expected, as in http/parameters.ts. */
import { z } from '@hono/zod-openapi';
import type { candleSeconds } from '../derived/candleIntervals.ts';
import { address, marketId, wholeNumber } from '../http/parameters.ts';

const block = wholeNumber(0, 999_999_999_999_999);

export const assetQuery = z.object({ id: address });
export const pairQuery = z.object({ id: marketId });
export const eventsQuery = z.object({ fromBlock: block, toBlock: block });
export const blockQuery = z.object({ number: block });

/** Levels of both sides together; 0 for all. */
const depth = wholeNumber(0, 10_000);
const side = z.enum(['buy', 'sell'], 'buy or sell');
/** Most trades that one answer has. */
export const mostTrades = 10_000;
const name = z.string().min(1, "a market's name, 0xBase_0xQuote, as the tickers list");
/** Seconds, or milliseconds where it is more than any second that is to come soon. */
const time = wholeNumber(0, 99_999_999_999_999).transform((value) =>
  value > 99_999_999_999 ? value / 1000 : value,
);

export const orderbookQuery = z.object({ ticker_id: name, depth: depth.default(0) });
export const historicalTradesQuery = z.object({
  ticker_id: name,
  type: side.optional(),
  limit: wholeNumber(0, mostTrades).default(200),
  start_time: time.optional(),
  end_time: time.optional(),
});

export const pairParam = z.object({
  pair: name.openapi({ param: { name: 'pair', in: 'path' } }),
});
export const cmcOrderbookQuery = z.object({
  depth: depth.default(0),
  level: z
    .enum(['1', '2'], '1 (the best prices) or 2 (all levels)')
    .default('2')
    .openapi({ description: '1: the best prices. 2: all levels.' }),
});

/** Charts call their resolutions so. */
export const resolutions = {
  1: '1m',
  5: '5m',
  15: '15m',
  60: '1h',
  240: '4h',
  '1D': '1d',
} as const satisfies Record<string, keyof typeof candleSeconds>;

/** Bars that one answer has at most. */
export const mostBars = 10_000;
const symbol = z.string().min(1, "a market's id, or its symbols, such as WETH/USDC");
/** Charts that reach far back ask from before 1970. */
const chartSeconds = z
  .string()
  .regex(/^-?\d{1,12}$/, 'seconds since 1970')
  .transform((value) => Math.max(0, Number(value)))
  .openapi({ type: 'integer' });
const resolution = z
  .string()
  .transform((name) => (name === 'D' ? '1D' : name))
  .pipe(z.enum(keysOf(resolutions), `one of ${keysOf(resolutions).join(', ')}`))
  .openapi({ type: 'string', enum: keysOf(resolutions) });

export const symbolQuery = z.object({ symbol });
export const searchQuery = z.object({
  query: z.string().max(100, 'at most 100 letters').default(''),
  type: z.string().default(''),
  exchange: z.string().default(''),
  limit: wholeNumber(1, 100).default(30),
});
export const historyQuery = z.object({
  symbol,
  resolution,
  from: chartSeconds.default(0),
  to: chartSeconds,
  countback: wholeNumber(1, mostBars).optional(),
});

function keysOf<Names extends Record<string, string>>(names: Names) {
  return Object.keys(names) as (keyof Names & string)[];
}
