import type { Candle } from '../answers/schemas.ts';
import { RequestRefused } from '../http/requestRefused.ts';
import type { Sql } from '../store/openStore.ts';
import { readCandles } from '../views/candles.ts';
import type { MarketWithTokens } from '../views/marketWithTokens.ts';
import { decimalAmount } from './decimalAmount.ts';
import { mostBars } from './requests.ts';

/** Bars that begin in [from, to), or with `countback` the last so many before `to`, wherever they begin. */
export interface HistoryRange {
  /** Seconds. */
  interval: number;
  from: number;
  to: number;
  countback: number | undefined;
}

/** Columns of bars, oldest first: charts want numbers, which hold a price's 12 digits exactly. */
interface Bars {
  s: 'ok';
  t: number[];
  o: number[];
  h: number[];
  l: number[];
  c: number[];
  /** Whole base tokens. */
  v: number[];
}

/** Nothing in the range. `nextTime` is the bar before it, where there is one. */
interface NoBars {
  s: 'no_data';
  nextTime?: number;
}

/**
 * The bars of a range: the candles of /v1/markets/{market}/candles, up to the present block.
 * @param now the present block's time. Throws `RequestRefused` where the range has too many bars.
 */
export async function readHistory(
  tx: Sql,
  view: MarketWithTokens,
  { interval, from, to, countback }: HistoryRange,
  now: number,
): Promise<Bars | NoBars> {
  if (from > to) {
    throw new RequestRefused('bad_request', 'from', `from is ${from}; expected at most to, ${to}.`);
  }
  // After the present there are no bars, though the last one would fill them all.
  const end = Math.min(to, now + 1);
  const begin = countback === undefined ? Math.max(from, view.market.openedAt - interval) : 0;
  if (countback === undefined && (end - begin) / interval > mostBars) {
    const message = `from is ${from}, more than ${mostBars} bars before to; expected a shorter range.`;
    throw new RequestRefused('bad_request', 'from', message);
  }
  const range = { interval, from: begin, to: end, limit: countback ?? mostBars };
  const candles = await readCandles(tx, view, range);
  if (candles.length > 0) return barsOf(view, candles);
  const before = { interval, from: 0, to: Math.min(from, end), limit: 1 };
  const [last] = await readCandles(tx, view, before);
  return last ? { s: 'no_data', nextTime: last.time } : { s: 'no_data' };
}

function barsOf(view: MarketWithTokens, candles: Candle[]): Bars {
  const { decimals } = view.base;
  return {
    s: 'ok',
    t: candles.map(({ time }) => time),
    o: candles.map(({ open }) => Number(open)),
    h: candles.map(({ high }) => Number(high)),
    l: candles.map(({ low }) => Number(low)),
    c: candles.map(({ close }) => Number(close)),
    v: candles.map(({ baseVolume }) => Number(decimalAmount(BigInt(baseVolume), decimals))),
  };
}
