import { type Formula, parseFormula } from '../formula.ts';
import { FormatMistaken } from '../historyErrors.ts';
import { type HistoryFormat, isHeader } from '../Layout.ts';
import { parseNumber } from '../times.ts';

/** The columns of Binance's kline archives, in their order (github.com/binance/binance-public-data). */
export const binanceColumns = [
  'open_time',
  'open',
  'high',
  'low',
  'close',
  'volume',
  'close_time',
  'quote_volume',
  'count',
  'taker_buy_volume',
  'taker_buy_quote_volume',
  'ignore',
] as const;

/** Counts of milliseconds stay below it until the year 5138, counts of microseconds are above it since 1973. */
const LEAST_MICROSECONDS = 1e14;

/**
 * Klines as data.binance.vision has them: spot archives without a header, in milliseconds and since 2025 in
 * microseconds; those of futures with a header. Times are those at which a candle opens.
 */
export function binanceFormat(price: Formula = parseFormula('close')): HistoryFormat {
  return (source, first) => {
    if (first.fields.length !== binanceColumns.length) {
      const found = `${first.fields.length} columns`;
      throw new FormatMistaken(source.file, `Binance's ${binanceColumns.length} columns`, found);
    }
    return {
      hasHeader: isHeader(first),
      names: binanceColumns,
      time: 'open_time',
      parseTime,
      timeExample: 'milliseconds or microseconds since 1970, a number',
      price,
      candle: { open: 'open', high: 'high', low: 'low', close: 'close' },
      // A candle closes one unit before the next one opens.
      intervalOf: ({ fields }) => {
        const [open, close] = [fields[0] ?? '', fields[6] ?? ''].map(parseNumber) as [
          number,
          number,
        ];
        return Math.round(close - open + 1) / (close >= LEAST_MICROSECONDS ? 1e6 : 1e3);
      },
      unitFault: (seconds) =>
        seconds > 1e9
          ? undefined
          : `expected milliseconds or microseconds since 1970, found ${seconds * 1000}`,
    };
  };
}

function parseTime(text: string): number {
  const count = parseNumber(text);
  return count / (count >= LEAST_MICROSECONDS ? 1e6 : 1e3);
}
