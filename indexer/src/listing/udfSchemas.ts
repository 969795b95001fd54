/** The shapes of TradingView's UDF. */
import { z } from '@hono/zod-openapi';

const names = z.array(z.string());

export const configAnswer = z
  .object({
    supports_search: z.boolean(),
    supports_group_request: z.boolean(),
    supports_marks: z.boolean(),
    supports_timescale_marks: z.boolean(),
    supports_time: z.boolean(),
    supported_resolutions: names,
    exchanges: z.array(z.object({ value: z.string(), name: z.string(), desc: z.string() })),
    symbols_types: z.array(z.object({ name: z.string(), value: z.string() })),
  })
  .openapi('UdfConfig');

export const symbolAnswer = z
  .object({
    name: z.string(),
    ticker: z.string().openapi({ description: "The market's id: what to ask by." }),
    description: z.string(),
    type: z.string(),
    session: z.string(),
    timezone: z.string(),
    exchange: z.string(),
    listed_exchange: z.string(),
    format: z.string(),
    minmov: z.number().int(),
    pricescale: z.number().int().openapi({ description: '10^n for n digits behind the point.' }),
    has_intraday: z.boolean(),
    has_daily: z.boolean(),
    has_weekly_and_monthly: z.boolean(),
    has_empty_bars: z.boolean(),
    intraday_multipliers: names,
    supported_resolutions: names,
    volume_precision: z.number().int(),
    visible_plots_set: z.string(),
    data_status: z.string(),
  })
  .openapi('UdfSymbol');

export const searchAnswer = z
  .array(
    z.object({
      symbol: z.string(),
      full_name: z.string(),
      description: z.string(),
      exchange: z.string(),
      ticker: z.string(),
      type: z.string(),
    }),
  )
  .openapi('UdfSearch');

const column = z.array(z.number());
export const historyAnswer = z
  .union([
    z.object({
      s: z.literal('ok'),
      t: column.openapi({ description: 'When each bar begins, seconds since 1970, rising.' }),
      o: column,
      h: column,
      l: column,
      c: column,
      v: column.openapi({ description: 'Whole base tokens.' }),
    }),
    z.object({ s: z.literal('no_data'), nextTime: z.number().int().optional() }),
  ])
  .openapi('UdfHistory');

export const udfError = z.object({ s: z.literal('error'), errmsg: z.string() }).openapi('UdfError');
