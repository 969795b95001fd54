/** The last second that a `Date` can say, either way from 1970. */
const FARTHEST = 8.64e12;

/**
 * A moment in words: 2027-01-15 08:00:00 UTC. Times come from strangers: one that no calendar holds is said as a number.
 * @param seconds since 1970.
 */
export function utcTime(seconds: number): string {
  if (!(Math.abs(seconds) <= FARTHEST)) return `second ${seconds}`;
  return `${new Date(seconds * 1000).toISOString().slice(0, -5).replace('T', ' ')} UTC`;
}
