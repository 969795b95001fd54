/** Answers about pools. Conventions as in schemas.ts. */
import { z } from '@hono/zod-openapi';
import { amount, fraction, hex, price, withBlock } from './schemas.ts';

const flows = {
  baseVolume: amount("Base units of the pool's part of trades; trades with flags are left out."),
  quoteVolume: amount('Quote units, likewise.'),
  fees: z
    .object({
      providersBase: amount('Base units.'),
      providersQuote: amount('Quote units.'),
      protocolBase: amount('Base units.'),
      protocolQuote: amount('Quote units.'),
    })
    .openapi({
      description:
        "Fees of all trades, each in its input token. Providers': the pool's fee and its part of the book's fee, less " +
        "the protocol's part of the income. Protocol's: that part, and what of the book's fee neither makers nor the " +
        'pool get.',
    }),
};

const periodSchema = z
  .object({
    ...flows,
    from: z.number().int().openapi({ description: 'Start: a full hour of the clock.' }),
    yearlyReturn: fraction(
      "What a share's root of k grew by, as a part of it and for a year, without compounding; null where there is " +
        'less than an hour of it. Neither volume nor moves of the price count in it.',
    ).nullable(),
    returnFrom: z
      .number()
      .int()
      .nullable()
      .openapi({
        description:
          'Since when the return is counted: later than `from` where the pool is younger, or had fewer than a hundredth ' +
          'of its present shares.',
      }),
  })
  .openapi('PoolPeriod');

const standing = {
  baseReserve: amount('Base units.'),
  quoteReserve: amount('Quote units.'),
  totalShares: amount("Shares, those included that the protocol's income so far comes to."),
  price: price("The reserves' ratio.").nullable(),
  value: amount('Quote units: both reserves at that price.'),
};

const poolSchema = z
  .object({
    market: hex(32, "The market's id."),
    ...standing,
    incomePart: z
      .number()
      .int()
      .openapi({ description: "The protocol's part of the pool's income, in parts per million." }),
    day: periodSchema.openapi({ description: 'The last 24 hours, from a full hour on.' }),
    week: periodSchema.openapi({ description: 'The last 7 days.' }),
    month: periodSchema.openapi({ description: 'The last 30 days.' }),
  })
  .openapi('Pool');

const poolHourSchema = z
  .object({
    time: z.number().int().openapi({ description: 'Start of the hour, seconds since 1970.' }),
    ...standing,
    rootPerShare: z.string().nullable().openapi({
      description: 'Root of base times quote reserve for each share.',
      example: '1.02',
    }),
    ...flows,
  })
  .openapi('PoolHour');

export const poolsAnswer = withBlock({ pools: z.array(poolSchema) });
export const poolAnswer = withBlock({ pool: poolSchema });
export const poolHistoryAnswer = withBlock({ hours: z.array(poolHourSchema) });

export type Pool = z.infer<typeof poolSchema>;
export type PoolPeriod = z.infer<typeof periodSchema>;
export type PoolHour = z.infer<typeof poolHourSchema>;
export type PoolsAnswer = z.infer<typeof poolsAnswer>;
export type PoolAnswer = z.infer<typeof poolAnswer>;
export type PoolHistoryAnswer = z.infer<typeof poolHistoryAnswer>;
