import { describe, expect, it } from 'vitest';
import { TokenBuckets } from './rateLimit.ts';

describe('TokenBuckets', () => {
  it('gives a minute at once, and then evenly', () => {
    let now = 0;
    const buckets = new TokenBuckets(60, () => now);
    for (let i = 59; i >= 0; i--) expect(buckets.take('a')).toEqual({ left: i, wait: 0 });
    expect(buckets.take('a')).toEqual({ left: 0, wait: 1 });
    now = 0.25;
    expect(buckets.take('a').wait).toBeCloseTo(0.75);
    now = 2.5;
    expect(buckets.take('a')).toEqual({ left: 1, wait: 0 });
    expect(buckets.take('b')).toEqual({ left: 59, wait: 0 });
  });

  it('remembers a bounded number of addresses, those in use first', () => {
    let now = 0;
    const buckets = new TokenBuckets(60, () => now);
    for (let i = 0; i < 60; i++) buckets.take('busy');
    for (let i = 0; i < 9_999; i++) buckets.take(`idle ${i}`);
    now = 30;
    buckets.take('one more');
    expect(buckets.count).toBe(2);
    expect(buckets.take('busy').left).toBe(29);
    for (let i = 0; i < 30_000; i++) buckets.take(`flood ${i}`);
    expect(buckets.count).toBeLessThanOrEqual(10_000);
  });
});
