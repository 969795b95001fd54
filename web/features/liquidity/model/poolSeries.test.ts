import type { PoolHour } from '@weir/indexer/client';
import { describe, expect, it, test } from 'vitest';
import { drawHistory, pointAt } from './historyDrawing.ts';
import { dayPoints, hourPoints, poolPart } from './poolSeries.ts';

const DAY = 86_400;
const hour = (time: number, value: string, volume: string) =>
  ({
    time,
    value,
    quoteVolume: volume,
    baseReserve: '10',
    quoteReserve: '30',
    fees: { providersBase: '2', providersQuote: '1' },
  }) as PoolHour;

describe('a pool by hours and days', () => {
  const hours = hourPoints([
    hour(DAY - 3600, '500', '1'),
    hour(DAY, '600', '10'),
    hour(DAY + 3600, '700', '20'),
  ]);

  it('counts both tokens of the fees in quote', () => {
    expect(hours[0]).toEqual({ time: DAY - 3600, liquidity: 500n, volume: 1n, fees: 7n });
  });

  it('adds up what flows, and ends a day with its last hour', () => {
    expect(dayPoints(hours)).toEqual([
      { time: 0, liquidity: 500n, volume: 1n, fees: 7n },
      { time: DAY, liquidity: 700n, volume: 30n, fees: 14n },
    ]);
  });

  it('draws bars from zero for flows, an area for what stands', () => {
    const flows = drawHistory(hours, 'volume', 0);
    expect(flows.area).toBeNull();
    expect(flows.bars.map(({ height }) => height)).toEqual([8, 80, 160]);
    expect(flows.bars.map(({ x, width }) => x + width / 2)).toEqual(flows.centres);
    const standing = drawHistory(hours, 'liquidity', 0);
    expect(standing.bars).toEqual([]);
    expect(standing.line).toMatch(/^M100,/);
    expect(standing.top).toBe('800');
  });

  it('draws nothing traded as nothing, and one hour over all of the width', () => {
    const quiet = hourPoints([hour(0, '500', '0')]);
    expect(drawHistory(quiet, 'volume', 0).bars[0]?.height).toBe(0);
    expect(drawHistory(quiet, 'liquidity', 0).line).toMatch(/^M0,.*L600,/);
  });
});

test('the point under the pointer is always one of them', () => {
  expect([-1, 0, 0.5, 0.999, 1, 2].map((place) => pointAt(place, 4))).toEqual([0, 0, 2, 3, 3, 3]);
});

test('the pool’s part of the day is never more than all, and unknown where nothing traded', () => {
  expect(poolPart(25n, 100n)).toBe(2500);
  expect(poolPart(101n, 100n)).toBe(10_000);
  expect(poolPart(0n, 0n)).toBeNull();
});
