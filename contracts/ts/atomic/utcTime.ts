/** A moment in words: 2027-01-15 08:00:00 UTC. @param seconds since 1970. */
export function utcTime(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
