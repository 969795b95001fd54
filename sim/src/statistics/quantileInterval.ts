import { incompleteBeta } from './incompleteBeta.ts';

/** Two ends of an interval. */
export interface Interval {
  low: number;
  high: number;
}

const known = new Map<string, { low: number; high: number } | null>();

/**
 * An interval that holds the p-quantile with at least the given probability whatever the distribution: between two
 * order statistics, their ranks from the binomial distribution (David and Nagaraja, Order Statistics, 3rd edition,
 * section 7.1). Null where there are too few values for one.
 *
 * @param sorted values in rising order
 */
export function quantileInterval(
  sorted: readonly number[],
  p: number,
  confidence: number,
): Interval | null {
  const ranks = ranksOf(sorted.length, p, confidence);
  return ranks && { low: sorted[ranks.low - 1] as number, high: sorted[ranks.high - 1] as number };
}

/** Ranks from 1 to n, each end missed with at most half the probability that is allowed. */
function ranksOf(n: number, p: number, confidence: number): Interval | null {
  const key = `${n} ${p} ${confidence}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const tail = (1 - confidence) / 2;
  // P(B ≤ k) = I_{1−p}(n − k, k + 1); the value of rank l lies above the quantile where fewer than l lie below it.
  const atMost = (k: number) => (k < 0 ? 0 : k >= n ? 1 : incompleteBeta(1 - p, n - k, k + 1));
  const low = lastWhere(n, (rank) => atMost(rank - 1) <= tail);
  const high = 1 + lastWhere(n, (rank) => 1 - atMost(rank - 1) > tail);
  const ranks = low < 1 || high > n ? null : { low, high };
  known.set(key, ranks);
  return ranks;
}

/** The last of 1 to n for which something holds that holds up to some number and not beyond; 0 where for none. */
function lastWhere(n: number, holds: (rank: number) => boolean): number {
  let low = 0;
  let high = n + 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}
