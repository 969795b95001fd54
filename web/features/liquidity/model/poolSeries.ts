import type { PoolHour } from '@weir/indexer/client';
import { feesInQuote } from './poolRow.ts';

/** An hour or a day of a pool. Amounts are quote units, `time` its start in seconds since 1970. */
export interface PoolPoint {
  time: number;
  /** Both reserves at the pool's price, at the end of it. */
  liquidity: bigint;
  /** Of the pool's part of trades. */
  volume: bigint;
  /** Providers', both tokens at the pool's price at the end of it. */
  fees: bigint;
}

export type PoolMeasure = Exclude<keyof PoolPoint, 'time'>;

/** Hours of the indexer as points, oldest first. */
export function hourPoints(hours: readonly PoolHour[]): PoolPoint[] {
  return hours.map((hour) => ({
    time: hour.time,
    liquidity: BigInt(hour.value),
    volume: BigInt(hour.quoteVolume),
    fees: feesInQuote(hour.fees, {
      baseReserve: BigInt(hour.baseReserve),
      quoteReserve: BigInt(hour.quoteReserve),
    }),
  }));
}

const DAY = 86_400;

/** Hours summed up by days of the clock (UTC): flows add, liquidity is that of the day's last hour. */
export function dayPoints(hours: readonly PoolPoint[]): PoolPoint[] {
  const days = new Map<number, PoolPoint>();
  for (const { time, liquidity, volume, fees } of hours) {
    const start = time - (time % DAY);
    const day = days.get(start) ?? { time: start, liquidity: 0n, volume: 0n, fees: 0n };
    days.set(start, {
      time: start,
      liquidity,
      volume: day.volume + volume,
      fees: day.fees + fees,
    });
  }
  return [...days.values()];
}

/**
 * The pool's part of what was traded, in hundredths of a percent; null where nothing was. Pool and candles round and
 * count alike, but they are read one after the other: a trade between the two must not show as more than all.
 */
export function poolPart(poolVolume: bigint, wholeVolume: bigint): number | null {
  if (wholeVolume === 0n) return null;
  const points = Number((poolVolume * 10_000n) / wholeVolume);
  return Math.min(points, 10_000);
}
