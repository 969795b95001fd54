import type { LendingPeriod } from '@weir/indexer/client';
import { expect, it } from 'vitest';
import { rateHistory } from './rateHistory.ts';

const period = (time: number, borrowRate: string) =>
  // Of a period its end's rates alone are read.
  ({ time, end: { use: '0.5', borrowRate, supplyRate: '0' } }) as LendingPeriod;

it('reads periods oldest first, each with what a year at its rate comes to', () => {
  const points = rateHistory([period(7200, '0.04'), period(3600, '0.64')]);
  expect(points.map(({ time }) => time)).toEqual([3600, 7200]);
  expect(points[0]?.borrow).toBeCloseTo(0.8965, 4);
  expect(points[1]).toMatchObject({ use: 0.5, supply: 0 });
});
