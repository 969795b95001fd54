/** Mirrors TimeCost.sol: what the buyer pays for the seller's tokens having waited. Seconds, and millionths of the amount. */
const HOUR = 3600n;
const DAY = 24n * HOUR;

/** The longest pay window of a token that keeps a currency's price, in seconds. */
export const PEGGED_WINDOW = 6n * DAY;
/** The longest of any other. */
export const VOLATILE_WINDOW = 6n * HOUR;
/** The shortest. */
export const LEAST_WINDOW = 15n * 60n;

/** The rate for `elapsed` seconds on the pay clock, at most the window; rounded down. */
export function timeCostRate(isPegged: boolean, elapsed: bigint): bigint {
  if (!isPegged) return 2500n + (elapsed * 10_000n) / VOLATILE_WINDOW;
  return elapsed <= DAY ? 5000n : 5000n + ((elapsed - DAY) * 17_500n) / (PEGGED_WINDOW - DAY);
}
