import { z } from 'zod';
import { FormulaError, parseFormula } from '../history/formula.ts';
import { modelSections } from '../paths/modelSchema.ts';
import { byKind, flag, listOf, oneOf, positive, section, text, whole } from '../yaml/fields.ts';

const formula = text('a formula such as close or 1e12 / 1.0001^closeTick').transform(
  (source, context) => {
    try {
      return { source, ...parseFormula(source) };
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      context.issues.push({ code: 'custom', input: source, message: error.message });
      return z.NEVER;
    }
  },
);

const fileName = text('file, a path from the scenario, or a list of such');

/** What every history has. */
const shared = {
  /** Beside the scenario; several follow each other in time. Each may be packed by gzip or zip. */
  file: z
    .union([fileName, listOf(fileName, 'files')], {
      error: 'expected file, a path from the scenario, or a list of such',
    })
    .transform((files): readonly string[] => (typeof files === 'string' ? [files] : files)),
  /** A missing row ends the reading, or repeats the price before it. */
  gaps: oneOf(['error', 'hold']).default('error'),
  /** A price further from that of the row before ends the reading: a ratio, either way. */
  largestStep: z
    .number({ error: 'expected largestStep, a ratio above 1' })
    .gt(1, { error: 'expected largestStep, a ratio above 1' })
    .default(2),
  /** The prices that are expected, quote per base: what tells a price that is inverted or in other units. */
  range: section({ least: positive('least'), most: positive('most') })
    .refine(({ least, most }) => least < most, { error: 'expected least below most' })
    .optional(),
};

const interval = positive('interval in seconds');

const table = section({
  ...shared,
  columns: section({
    time: text('the name of the column with the time'),
    /** The price from the other columns. */
    price: formula,
  }),
  timeUnit: oneOf(['iso', 'seconds', 'milliseconds', 'microseconds', 'nanoseconds']).default('iso'),
  /** Seconds from one point to the next. */
  interval,
  /** Candles have a row an interval; ticks come at any time, and the last one gives each point its price. */
  rows: oneOf(['candles', 'ticks']).default('candles'),
  /** Between two ticks, in seconds; what is longer is a gap. */
  longestSilence: positive('longestSilence in seconds').default(3600),
});

const candles = section({
  ...shared,
  /** Over the format's columns; by default the close. */
  price: formula.optional(),
  /** Seconds from one candle to the next. */
  interval: interval.optional(),
});

/** Prices from files. */
const historySections = {
  csv: table.extend({
    /** Whether the first row names the columns; without, they are $1, $2, … */
    header: flag().default(true),
  }),
  parquet: table,
  /** Klines of data.binance.vision. */
  binance: candles,
  /** Candles of Coinbase's API or of exports with its columns. */
  coinbase: candles,
  /** Minutes of QuantConnect LEAN, trades or quotes. */
  lean: candles,
  /** Minutes of a Uniswap v3 pool by Demeter. */
  uniswapV3: section({
    ...shared,
    /** Which of the pool's tokens is the market's base. */
    base: oneOf(['token0', 'token1']),
    interval: interval.optional(),
  }),
};

/** A history as a scenario asks for it. */
export type HistoryFields = {
  [Kind in keyof typeof historySections]: {
    kind: Kind;
    parameters: z.output<(typeof historySections)[Kind]>;
  };
}[keyof typeof historySections];

/** Where prices come from. */
export const pathFields = byKind({
  ...modelSections,
  ...historySections,
  /** Pieces of a history's prices, drawn by chance. */
  bootstrap: section({
    history: byKind(historySections),
    /** First price; by default the history's. */
    start: positive('start, the first price').optional(),
    steps: whole('steps', 1),
    /** Mean length of a piece, in rows. */
    blockPoints: positive('blockPoints, a mean number of rows'),
  }),
});
