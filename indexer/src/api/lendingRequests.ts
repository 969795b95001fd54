/** What requests about lending may say. Conventions as in ../http/parameters.ts. */
import { z } from '@hono/zod-openapi';
import { lendingEventKinds } from '../answers/lendingSchemas.ts';
import { periodSeconds } from '../derived/lending/periodSeconds.ts';
import { address, marketId, wholeNumber } from '../http/parameters.ts';
import { parsePositionPlace } from '../views/lending/lendingPositionViews.ts';
import { page, timeRange } from './requests.ts';

const intervals = Object.keys(periodSeconds) as (keyof typeof periodSeconds)[];
const market = marketId.optional();

export const lendingHistoryQuery = z.object({
  interval: z.enum(intervals, `one of ${intervals.join(', ')}`).default('1h'),
  ...timeRange,
  limit: wholeNumber(1, 1_000).default(168),
});
export const lendingEventsQuery = z.object({
  ...page,
  owner: address.optional().openapi({ type: 'string' }),
  kind: z.enum(lendingEventKinds, `one of ${lendingEventKinds.join(', ')}`).optional(),
});
export const lendingPositionsQuery = z.object({
  owner: address.openapi({ type: 'string' }),
  market,
  limit: page.limit,
  cursor: z
    .string()
    .transform((value, context) => {
      const place = parsePositionPlace(value);
      if (place) return place;
      context.addIssue({
        code: 'custom',
        message: "the cursor of an earlier answer, such as '2-0'",
      });
      return z.NEVER;
    })
    .optional()
    .openapi({ type: 'string' }),
});
export const liquidationsQuery = z.object({
  ...page,
  market,
  owner: address.optional().openapi({ type: 'string' }),
  liquidator: address.optional().openapi({ type: 'string' }),
  loss: z.enum(['true', 'false'], 'true for those that wrote something off, or false').optional(),
});
export const riskQuery = z.object({
  market,
  below: z
    .string()
    .regex(/^\d{1,20}(\.\d{1,18})?$/, 'a health, such as 1.1')
    .optional(),
  limit: wholeNumber(1, 1_000).default(100),
});
