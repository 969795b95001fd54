/**
 * What holding shares of a pool brings in a year, from the growth of the root of k per share.
 *
 * It is not fees over value: whoever trades with himself and counts the fees, or takes liquidity out while he does,
 * would show any return. The root of k per share grows only by what is paid into the pool and stays there (fees, the
 * providers' part of the book's fee, donations), and no deposit, removal or move of the price changes it. To show a
 * growth g, somebody must pay g times the pool's value, and gets back only the part that his own shares have: it
 * costs g times the value of what others hold. So it can be forged cheaply only where nobody else holds much:
 *
 * - in a pool that was nearly empty then. A window therefore begins after the last hour in which there were, at any
 *   moment, fewer than a hundredth of the present shares. That also keeps the rounding of a pool of a few units out.
 * - in a pool that is nearly all one's own. Nothing in the logs tells that from a good pool; the list of its holders
 *   does.
 *
 * Liquidity lent for a moment does not help: while it is there the same payment raises each share by less.
 */
import { squareRoot } from '@weir/contracts';
import { formatRatio } from './price.ts';

const yearSeconds = 365n * 86_400n;
const ROOT_BITS = 64n;

/** A pool at a time, with the shares that the protocol is owed by then. */
export interface PoolPoint {
  /** Seconds since 1970. */
  at: number;
  baseReserve: bigint;
  quoteReserve: bigint;
  totalShares: bigint;
}

/** A shorter time than this says nothing about a year. */
const leastSeconds = 3_600;

/**
 * (growth from `then` to `now` - 1) * year / seconds between, without compounding, as a decimal string of 6 decimals
 * rounded towards 0; null where less than an hour lies between, or a pool has no shares.
 */
export function yearlyReturn(then: PoolPoint, now: PoolPoint): string | null {
  const seconds = now.at - then.at;
  if (seconds < leastSeconds || then.totalShares === 0n || now.totalShares === 0n) return null;
  // The root per share now over the one then, as a fraction.
  const dividend = rootOf(now) * then.totalShares;
  const divisor = rootOf(then) * now.totalShares;
  return formatRatio((dividend - divisor) * yearSeconds, divisor * BigInt(seconds), 6);
}

/** sqrt(base * quote) / shares as a decimal string of 12 decimals; null without shares. */
export function rootPerShare(point: PoolPoint): string | null {
  if (point.totalShares === 0n) return null;
  return formatRatio(rootOf(point), point.totalShares << ROOT_BITS, 12);
}

function rootOf({ baseReserve, quoteReserve }: PoolPoint): bigint {
  return squareRoot((baseReserve * quoteReserve) << (2n * ROOT_BITS));
}
