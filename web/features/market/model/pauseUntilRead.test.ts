import { describe, expect, it } from 'vitest';
import { pauseUntilRead } from './pauseUntilRead.ts';

const answered = { status: 'success', dataUpdatedAt: 5000, errorUpdatedAt: 0, errorUpdateCount: 0 };
const failing = (since: number) =>
  pauseUntilRead({
    status: 'error',
    dataUpdatedAt: 5000,
    errorUpdatedAt: 5000 + since,
    errorUpdateCount: 90,
  });
const silent = (times: number) =>
  pauseUntilRead({
    status: 'error',
    dataUpdatedAt: 0,
    errorUpdatedAt: 5000,
    errorUpdateCount: times,
  });

describe('pauseUntilRead', () => {
  it('is a second while the node answers, whatever went before', () => {
    expect(pauseUntilRead({ ...answered, status: 'success' })).toBe(1000);
    expect(pauseUntilRead({ ...answered, status: 'success', errorUpdateCount: 90 })).toBe(1000);
    expect(pauseUntilRead({ ...answered, status: 'pending', dataUpdatedAt: 0 })).toBe(1000);
  });

  it('grows with the time that the node has failed, to ten seconds', () => {
    expect([1000, 4000, 9000, 600_000].map(failing)).toEqual([1000, 2000, 4500, 10_000]);
  });

  it('doubles while it has never answered', () => {
    expect([1, 2, 3, 4, 500].map(silent)).toEqual([2000, 4000, 8000, 10_000, 10_000]);
  });
});
