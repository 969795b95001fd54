import { type Formula, parseFormula } from '../formula.ts';
import { FormatMistaken } from '../historyErrors.ts';
import { type HistoryFormat, isHeader } from '../Layout.ts';
import { likelierUnit, parseTime, type TimeUnit, timeExample } from '../times.ts';

/** The columns of Coinbase's candles in the order of its API: low and high come before open. */
export const coinbaseColumns = ['time', 'low', 'high', 'open', 'close', 'volume'] as const;

const timeNames = ['time', 'timestamp', 'start', 'unix', 'date'];

/**
 * Coinbase's candles: rows of its API (`[time, low, high, open, close, volume]`, seconds, newest first), or a CSV whose
 * header names the columns in any order and case. Coinbase leaves out the candles of times without a trade.
 */
export function coinbaseFormat(price: Formula = parseFormula('close')): HistoryFormat {
  return (source, first) => {
    const hasHeader = isHeader(first);
    const names = hasHeader
      ? first.fields.map((name) => name.trim().toLowerCase())
      : [...coinbaseColumns];
    const time = timeNames.find((name) => names.includes(name));
    const missing = ['low', 'high', 'open', 'close'].filter((name) => !names.includes(name));
    if (time === undefined || missing.length > 0) {
      const found = `no ${[...(time === undefined ? ['time'] : []), ...missing].join(', ')}`;
      const expected = `Coinbase's columns ${coinbaseColumns.join(', ')}`;
      throw new FormatMistaken(source.file, expected, `${found} among ${first.fields.join(', ')}`);
    }
    // Exports write ISO times; the API writes seconds.
    const unitOf = (text: string): TimeUnit => (/^\d+(\.\d+)?$/.test(text) ? 'seconds' : 'iso');
    return {
      hasHeader,
      names,
      time,
      parseTime: (text) => parseTime(text, unitOf(text)),
      timeExample: `${timeExample('seconds')}, or ${timeExample('iso')}`,
      price,
      candle: { open: 'open', high: 'high', low: 'low', close: 'close' },
      newestFirst: true,
      unitFault: (seconds) => {
        const unit = likelierUnit(seconds, 'seconds');
        return unit && `expected seconds since 1970, found ${seconds}, which is a time in ${unit}`;
      },
    };
  };
}
