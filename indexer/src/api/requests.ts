/** What requests may say. Each message tells what is expected; validation.ts adds the field and what was given. */
import { z } from '@hono/zod-openapi';
import { getAddress, isAddress } from 'viem';
import { candleSeconds } from '../views/candleIntervals.ts';
import { parsePlace } from '../views/page.ts';

const intervals = Object.keys(candleSeconds) as (keyof typeof candleSeconds)[];

/** A whole number in a query, which comes as text. */
export const wholeNumber = (least: number, most: number) => {
  const expected = `a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, expected)
    .transform(Number)
    .refine((value) => value >= least && value <= most, expected)
    .openapi({ type: 'integer', minimum: least, maximum: most });
};

const expectedMarket = "a market's id: 0x and 64 hexadecimal digits, as /v1/markets lists";
export const marketId = z
  .string(expectedMarket)
  .regex(/^0x[0-9a-fA-F]{64}$/, expectedMarket)
  .transform((id) => id.toLowerCase());

const expectedAddress = 'an address: 0x and 40 hexadecimal digits';
/** An address, in the checksummed form that the store has. */
export const address = z
  .string(expectedAddress)
  .refine((value) => isAddress(value, { strict: false }), expectedAddress)
  .transform((value) => getAddress(value));

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
