import { type Formula, parseFormula } from '../formula.ts';
import { FormatMistaken } from '../historyErrors.ts';
import type { HistoryFormat } from '../Layout.ts';
import { parseNumber } from '../times.ts';

const layouts = {
  trade: {
    names: ['time', 'open', 'high', 'low', 'close', 'volume'],
    price: 'close',
    candle: { open: 'open', high: 'high', low: 'low', close: 'close' },
  },
  quote: {
    names: [
      'time',
      'bidOpen',
      'bidHigh',
      'bidLow',
      'bidClose',
      'bidSize',
      'askOpen',
      'askHigh',
      'askLow',
      'askClose',
      'askSize',
    ],
    price: '(bidClose + askClose) / 2',
    candle: { open: 'askOpen', high: 'askHigh', low: 'askLow', close: 'askClose' },
  },
};

const DAY_MS = 86_400_000;

/**
 * The minute files of QuantConnect LEAN for crypto and currencies: no header, milliseconds since midnight UTC; the day
 * stands in the name within the zip, or of the file (20170903_btcusd_minute_trade.csv). Trades have six columns,
 * quotes eleven, whose price is the middle of bid and ask. (LEAN's files of shares hold prices times 10,000.)
 *
 * @param price over the columns; by default the close, or the middle of the closing quotes
 */
export function leanFormat(price?: Formula): HistoryFormat {
  return (source, first) => {
    const layout = Object.values(layouts).find(({ names }) => names.length === first.fields.length);
    if (!layout) {
      const found = `${first.fields.length} columns`;
      throw new FormatMistaken(source.file, "LEAN's 6 columns of trades or 11 of quotes", found);
    }
    const midnight = dayOf(source.name) ?? dayOf(source.file);
    if (midnight === undefined) {
      const expected = 'a day such as 20170903 in the name';
      throw new FormatMistaken(source.file, expected, `none in ${source.name}`);
    }
    return {
      hasHeader: false,
      names: layout.names,
      time: 'time',
      parseTime: (text) => {
        const ms = parseNumber(text);
        return ms >= 0 && ms < DAY_MS ? midnight + ms / 1000 : Number.NaN;
      },
      timeExample: `milliseconds since midnight, from 0 to ${DAY_MS - 1}`,
      price: price ?? parseFormula(layout.price),
      candle: layout.candle,
    };
  };
}

/** Midnight of a day within a name, seconds since 1970. */
function dayOf(name: string): number | undefined {
  const [, year, month, day] = /(?<!\d)(\d{4})(\d\d)(\d\d)(?!\d)/.exec(name) ?? [];
  const time = Date.parse(`${year}-${month}-${day}T00:00Z`) / 1000;
  return Number.isNaN(time) ? undefined : time;
}
