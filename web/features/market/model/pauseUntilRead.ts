/** How often a market is read, and how seldom at most where the node fails, in milliseconds. */
const USUAL = 1000;
const SLOWEST = 10_000;

/** How the readings of a market went; times in milliseconds since 1970, 0: never. */
interface Readings {
  status: 'pending' | 'error' | 'success';
  dataUpdatedAt: number;
  errorUpdatedAt: number;
  /** How often it failed, ever. */
  errorUpdateCount: number;
}

/**
 * Milliseconds until a market is read again: a second; where the node fails, half of the time that it has been failing,
 * so that a node in trouble is not asked by everybody each second. One that never answered is asked half as often
 * after each failure.
 */
export function pauseUntilRead(readings: Readings): number {
  const { status, dataUpdatedAt, errorUpdatedAt, errorUpdateCount } = readings;
  if (status !== 'error') return USUAL;
  const pause =
    dataUpdatedAt === 0
      ? USUAL * 2 ** Math.min(errorUpdateCount, 10)
      : (errorUpdatedAt - dataUpdatedAt) / 2;
  return Math.min(SLOWEST, Math.max(USUAL, pause));
}
