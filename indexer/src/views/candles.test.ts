import { describe, expect, it } from 'vitest';
import { fillGaps } from './candles.ts';

function candle(start: number, close: bigint) {
  return {
    market: 0,
    interval: 60,
    start,
    open: 5n,
    high: 9n,
    low: 1n,
    close,
    baseVolume: 7n,
    quoteVolume: 8n,
    buyBaseVolume: 3n,
    buyQuoteVolume: 4n,
    trades: 2,
  };
}

describe('fillGaps', () => {
  it('repeats the last close where nothing traded, with no volume', () => {
    const filled = fillGaps([candle(120, 6n), candle(240, 3n)], undefined, {
      begin: 120,
      end: 300,
      interval: 60,
    });
    expect(filled.map(({ start }) => start)).toEqual([120, 180, 240]);
    expect(filled[1]).toMatchObject({ open: 6n, high: 6n, low: 6n, close: 6n });
    expect(filled[1]).toMatchObject({ baseVolume: 0n, quoteVolume: 0n, trades: 0 });
  });

  it('goes on from the candle before the range, and begins with the first one where there is none', () => {
    const range = { begin: 60, end: 180, interval: 60 };
    expect(fillGaps([candle(120, 6n)], undefined, range).map(({ start }) => start)).toEqual([120]);
    const filled = fillGaps([candle(120, 6n)], candle(0, 4n), range);
    expect(filled.map(({ start, close }) => [start, close])).toEqual([
      [60, 4n],
      [120, 6n],
    ]);
  });
});
