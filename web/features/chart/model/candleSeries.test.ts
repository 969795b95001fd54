import type { Candle } from '@weir/indexer/client';
import { describe, expect, it } from 'vitest';
import { changedFrom, changePercent, mergeCandles } from './candleSeries.ts';

const candle = (minute: number, close = '2') =>
  ({
    time: minute * 60,
    open: '2',
    high: '3',
    low: '1',
    close,
    baseVolume: '0',
  }) as Candle;
const minutes = (candles: readonly Candle[]) => candles.map(({ time }) => time / 60);

describe('mergeCandles', () => {
  it('puts newer and older answers in their places, the later answer winning', () => {
    const known = [candle(5), candle(6)];
    const merged = mergeCandles(known, [candle(6, '9'), candle(7)], '1m');
    expect(minutes(merged)).toEqual([5, 6, 7]);
    expect(merged[1]?.close).toBe('9');
    expect(minutes(mergeCandles(known, [candle(3), candle(4)], '1m'))).toEqual([3, 4, 5, 6]);
    expect(mergeCandles(known, [], '1m')).toBe(known);
  });

  it('never leaves a gap: an answer far from what is known replaces it', () => {
    expect(minutes(mergeCandles([candle(1)], [candle(3)], '1m'))).toEqual([3]);
    expect(minutes(mergeCandles([candle(9)], [candle(3)], '1m'))).toEqual([3]);
  });
});

describe('changedFrom', () => {
  const drawn = [candle(1), candle(2)];
  it('draws only the end anew where only that changed', () => {
    expect(changedFrom(drawn, [candle(1), candle(2, '5'), candle(3)])).toBe(1);
    expect(changedFrom(drawn, [candle(1), candle(2), candle(3)])).toBe(2);
    expect(changedFrom(drawn, [candle(1), candle(2)])).toBe(2);
  });

  it('draws all anew where it begins elsewhere or changed before', () => {
    expect(changedFrom([], drawn)).toBeNull();
    expect(changedFrom(drawn, [candle(0), candle(1), candle(2)])).toBeNull();
    expect(changedFrom(drawn, [candle(1, '7'), candle(2)])).toBeNull();
    expect(changedFrom(drawn, [candle(1)])).toBeNull();
  });
});

describe('changePercent', () => {
  it('carries its sign', () => {
    expect(changePercent(candle(1, '2.01'))).toBe('+0.50');
    expect(changePercent(candle(1, '1'))).toBe('−50.00');
    expect(changePercent(candle(1, '2'))).toBe('0.00');
  });
});
