import { parseFormula } from '../formula.ts';
import { FormatMistaken } from '../historyErrors.ts';
import type { HistoryFormat } from '../Layout.ts';
import { parseTime, timeExample } from '../times.ts';

/** What a pool's ticks need to become prices. */
export interface PoolTokens {
  /** Which of the pool's tokens is the market's base; token0 has the lower address. */
  base: 'token0' | 'token1';
  baseDecimals: number;
  quoteDecimals: number;
}

/**
 * Minutes of a Uniswap v3 pool, as Demeter's downloader writes them: `timestamp` in ISO 8601 and `closeTick` among
 * others. 1.0001^tick is the raw price of token0 in token1 (Uniswap v3 whitepaper, 6.1).
 */
export function uniswapV3Format({ base, baseDecimals, quoteDecimals }: PoolTokens): HistoryFormat {
  const scale = baseDecimals - quoteDecimals;
  const sign = base === 'token0' ? '' : '-';
  return (source, first) => {
    const names = first.fields.map((name) => name.trim());
    const missing = ['timestamp', 'closeTick'].filter((name) => !names.includes(name));
    if (missing.length > 0) {
      const found = `no ${missing.join(', ')} among ${names.join(', ')}`;
      throw new FormatMistaken(source.file, 'minutes of a Uniswap v3 pool', found);
    }
    return {
      hasHeader: true,
      time: 'timestamp',
      parseTime: (text) => parseTime(text, 'iso'),
      timeExample: timeExample('iso'),
      price: parseFormula(`1e${scale} * 1.0001^(${sign}closeTick)`),
    };
  };
}
