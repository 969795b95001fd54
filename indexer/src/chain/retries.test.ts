import { describe, expect, it } from 'vitest';
import {
  NodeRefused,
  NodeTimeout,
  NodeUnreachable,
  RateLimited,
  TooMuchAsked,
} from './nodeErrors.ts';
import { attempt, pauseAfter, seededJitter } from './retries.ts';

const dropped = new NodeUnreachable('eth_getLogs', 'socket hang up');
const atOnce = new RateLimited('eth_getLogs', 0, 'HTTP status 429');

/** Work that fails with these errors, one after the other, and then succeeds. */
function failing(errors: Error[]) {
  const left = [...errors];
  return async () => {
    const error = left.shift();
    if (error) throw error;
    return 'done';
  };
}

describe('pauseAfter', () => {
  it('doubles from 100 ms to 5 s, less up to a half', () => {
    const full = [1, 2, 3, 6, 7, 100].map((failures) => pauseAfter(dropped, failures, () => 0));
    expect(full).toEqual([100, 200, 400, 3_200, 5_000, 5_000]);
    expect(pauseAfter(dropped, 2, () => 0.999)).toBe(100);
  });

  it('waits as long as the node says, and a minute at most', () => {
    expect(pauseAfter(new RateLimited('eth_call', 7_000, ''), 1, () => 0)).toBe(7_000);
    expect(pauseAfter(new RateLimited('eth_call', 3_600_000, ''), 1, () => 0)).toBe(60_000);
    expect(pauseAfter(new RateLimited('eth_call', null, ''), 1, () => 0)).toBe(100);
  });

  it('takes jitter that differs from seed to seed and is the same for one', () => {
    const some = (seed: number) => Array.from({ length: 50 }, seededJitter(seed));
    expect(some(1)).toEqual(some(1));
    expect(some(1)).not.toEqual(some(2));
    expect(Math.min(...some(1))).toBeLessThan(0.1);
    expect(Math.max(...some(1))).toBeGreaterThan(0.9);
    for (const value of some(3)) expect(value).toBeLessThan(1);
  });
});

describe('attempt', () => {
  const rules = { attempts: 3, jitter: () => 0 };

  it('repeats what may do better, tells of it, and gives up after its attempts', async () => {
    const told: unknown[] = [];
    const report = (error: unknown) => told.push(error);
    expect(await attempt(failing([atOnce, dropped]), { ...rules, report })).toBe('done');
    expect(told).toEqual([atOnce, dropped]);
    await expect(attempt(failing([atOnce, atOnce, atOnce]), rules)).rejects.toBe(atOnce);
  });

  it('does not repeat what was refused, what is too much, or what was too slow twice', async () => {
    const refused = new NodeRefused('eth_call', 3, 'execution reverted');
    const tooMuch = new TooMuchAsked('eth_getLogs', 'block range is too wide');
    const late = new NodeTimeout('eth_getLogs', 10_000);
    await expect(attempt(failing([refused]), rules)).rejects.toBe(refused);
    await expect(attempt(failing([tooMuch]), rules)).rejects.toBe(tooMuch);
    await expect(attempt(failing([late, late]), rules)).rejects.toBe(late);
    expect(await attempt(failing([late]), rules)).toBe('done');
  });
});
