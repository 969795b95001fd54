/**
 * The time that the terms of a transaction count from, in seconds since 1970: the latest block's, or this device's
 * where that is later. Where nobody traded for an hour the latest block is an hour old, and the next one is not.
 *
 * @param now this device's time, in milliseconds since 1970.
 */
export function termsTime(block: { timestamp: bigint }, now = Date.now()): number {
  return Math.max(Number(block.timestamp), Math.floor(now / 1000));
}

/** The second since 1970 from which on a transaction is void: `minutes` after `termsTime`. */
export function deadlineAfter(
  minutes: number,
  block: { timestamp: bigint },
  now = Date.now(),
): number {
  return termsTime(block, now) + minutes * 60;
}
