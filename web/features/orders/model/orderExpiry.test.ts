import { describe, expect, it } from 'vitest';
import { bountyOf, readExpiry } from './orderExpiry.ts';

const now = 1_800_000_000;
const typed = (seconds: number) => new Date(seconds * 1000).toISOString();

describe('readExpiry', () => {
  it('counts from the time of the chain', () => {
    expect(readExpiry('never', '', now)).toEqual({ kind: 'at', seconds: 0 });
    expect(readExpiry('hour', '', now)).toEqual({ kind: 'at', seconds: now + 3600 });
    expect(readExpiry('week', '', now)).toEqual({ kind: 'at', seconds: now + 604_800 });
  });

  it('takes a date that is typed', () => {
    expect(readExpiry('date', typed(now + 61), now)).toEqual({ kind: 'at', seconds: now + 61 });
  });

  it.each([
    ['', 'Choose a day and a time.'],
    [typed(now + 59), 'Choose a time that is more than a minute ahead.'],
    [typed(2 ** 32), 'Choose a time before February 2106.'],
  ])('refuses %s in words', (date, words) => {
    expect(readExpiry('date', date, now)).toEqual({ kind: 'refused', words });
  });
});

describe('bountyOf', () => {
  it('is never above one percent of the lots, which the exchange refuses', () => {
    expect(bountyOf(12_345n, 10_000)).toBe(123n);
    expect(bountyOf(99n, 10_000)).toBe(0n);
    expect(bountyOf(12_345n, 0)).toBe(0n);
  });
});
