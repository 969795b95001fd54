import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { between, oneOf, positive, section, text, whole } from './fields.ts';

const range = section({
  from: z.number({ error: 'expected from, a number' }),
  to: z.number({ error: 'expected to, a number' }),
  /** Values, both ends among them. */
  count: whole('count', 2, 10_000),
  /** Equal steps, or equal ratios. */
  scale: oneOf(['linear', 'log']).default('linear'),
}).transform(({ from, to, count, scale }, context) => {
  if (from === to || (scale === 'log' && (from <= 0 || to <= 0))) {
    const message =
      from === to ? 'expected from and to to differ' : 'expected ends above 0 for scale log';
    context.issues.push({ code: 'custom', input: { from, to }, message });
    return z.NEVER;
  }
  return Array.from({ length: count }, (_, index) =>
    valueBetween(from, to, index / (count - 1), scale),
  );
});

/** What a sweep gives a field: a list of numbers, words or whole sections, or a range of numbers. */
const values = z.unknown().transform((given, context): readonly unknown[] => {
  const fault = (message: string, path: PropertyKey[] = []) =>
    context.issues.push({ code: 'custom', input: given, message, path });
  if (Array.isArray(given)) {
    if (given.length === 0) fault('expected at least one value');
    for (const [index, value] of given.entries()) {
      if (value === null) fault('expected a value', [index]);
    }
    return given;
  }
  if (typeof given !== 'object' || given === null) {
    fault('expected a list of values, or a range with from, to, count and scale');
    return z.NEVER;
  }
  const parsed = range.safeParse(given);
  if (parsed.success) return parsed.data;
  for (const { message, path } of parsed.error.issues) fault(message, path);
  return z.NEVER;
});

/** Computed in decimals, so that 0.1 to 0.5 has 0.3 in it and not 0.30000000000000004; ratios to 12 digits. */
function valueBetween(from: number, to: number, share: number, scale: 'linear' | 'log'): number {
  if (share === 0) return from;
  if (share === 1) return to;
  const place =
    scale === 'linear'
      ? new Decimal(to).minus(from).mul(share).plus(from)
      : new Decimal(from).mul(new Decimal(to).div(from).pow(share));
  return place.toSignificantDigits(12).toNumber();
}

/** The fields of a scenario that make an experiment of it. */
export const experimentShape = {
  /** Runs at each point of the grid, with seeds from `seed` upwards. */
  seeds: whole('seeds', 1, 1_000_000).default(1),
  /** Fields by their path, each with its values or a range of them; every combination is a point. */
  sweep: z
    .record(z.string(), values, {
      error: 'expected fields with their values, such as market.poolFee: [500, 1000]',
    })
    .optional(),
  /** Searches the value of one field at which a statistic of a metric passes a bound. */
  stress: section({
    /** The field's path. */
    field: text('field, a path such as path.dailyVolatility'),
    from: z.number({ error: 'expected from, a number' }),
    to: z.number({ error: 'expected to, a number' }),
    /** Distance between two values that can be tried; the search is as fine as that. */
    step: positive('step'),
    /** A column of runs, or a cell of another table: slippage[10000, buy, pool].p95, agents[noise].result. */
    metric: text('metric, such as against_holding_share'),
    /** Of the metric over the seeds. */
    statistic: oneOf(['mean', 'p05', 'p25', 'p50', 'p75', 'p95']).default('mean'),
    /** What the statistic is compared with. */
    bound: z.number({ error: 'expected bound, a number' }),
    /** Values tried first, spread evenly with both ends: what shows a metric that turns back. */
    scan: whole('scan', 2, 1000).default(5),
    /** Seeds at a value: at first, and at most where they do not separate the statistic from the bound. */
    seeds: whole('seeds', 2, 100_000).default(16),
    maxSeeds: whole('maxSeeds', 2, 1_000_000).default(256),
    /** The least probability with which the reported interval holds the crossing. */
    confidence: between('confidence', 0.5, 0.9999).default(0.95),
  })
    .check((context) => {
      const { from, to, step, seeds, maxSeeds, scan } = context.value;
      const fault = (path: string, message: string) =>
        context.issues.push({ code: 'custom', input: context.value, path: [path], message });
      if (from >= to) fault('to', `expected to above from ${from}`);
      else if (!new Decimal(to).minus(from).div(step).isInteger()) {
        fault('step', `expected a step that leads from ${from} to ${to}`);
      } else if (
        new Decimal(to)
          .minus(from)
          .div(step)
          .lt(scan - 1)
      ) {
        fault('scan', `expected at most as many values as there are from ${from} to ${to}`);
      }
      if (maxSeeds < seeds) fault('maxSeeds', `expected maxSeeds from ${seeds}`);
    })
    .optional(),
};

/** What to look for: see `stress` in a scenario. */
export type StressSearch = NonNullable<z.output<(typeof experimentShape)['stress']>>;
