/** What requests may say. Conventions as in ../http/parameters.ts. */
import { z } from '@hono/zod-openapi';
import { candleSeconds } from '../derived/candleIntervals.ts';
import { address, marketId, wholeNumber } from '../http/parameters.ts';
import { parsePlace } from '../views/page.ts';

const intervals = Object.keys(candleSeconds) as (keyof typeof candleSeconds)[];

export const page = {
  limit: wholeNumber(1, 200).default(50),
  cursor: z
    .string()
    .transform((value, context) => {
      const place = parsePlace(value);
      if (place) return place;
      context.addIssue({
        code: 'custom',
        message: "the cursor of an earlier answer, such as '120-3'",
      });
      return z.NEVER;
    })
    .optional()
    .openapi({ type: 'string' }),
};

const seconds = wholeNumber(0, 10_000_000_000);

export const marketParam = z.object({
  market: marketId.openapi({ param: { name: 'market', in: 'path' } }),
});
export const ownerParam = z.object({
  owner: address.openapi({ type: 'string', param: { name: 'owner', in: 'path' } }),
});
/** Times are seconds since 1970, `to` excluded. */
export const timeRange = { from: seconds.optional(), to: seconds.optional() };
export const tradesQuery = z.object({ ...page, ...timeRange });
export const accountTradesQuery = z.object({ ...page, ...timeRange, market: marketId.optional() });
export const activityQuery = z.object(page);
export const poolHistoryQuery = z.object({
  ...timeRange,
  limit: wholeNumber(1, 1_000).default(168),
});
export const candlesQuery = z.object({
  interval: z.enum(intervals, `one of ${intervals.join(', ')}`),
  ...timeRange,
  limit: wholeNumber(1, 1_000).default(300),
});
export const depthQuery = z.object({
  grouping: wholeNumber(1, 10_000).optional(),
  rows: wholeNumber(1, 500).default(50),
});
export const ordersQuery = z.object({
  ...page,
  market: marketId.optional(),
  status: z.enum(['active', 'closed', 'all'], 'one of active, closed, all').default('all'),
});
