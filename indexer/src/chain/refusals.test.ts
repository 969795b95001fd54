import { describe, expect, it } from 'vitest';
import { readRetryAfter, refusalOf, refusalOfStatus } from './refusals.ts';

const refused = (code: number, message: string, method = 'eth_getLogs') =>
  refusalOf(method, { code, message }, null).name;

describe('refusalOf', () => {
  it.each([
    [-32_005, 'query returned more than 10000 results'],
    [-32_602, 'query returned more than 20000 logs. Try with this block range [0x1, 0x2].'],
    [
      -32_602,
      'Log response size exceeded. You can make eth_getLogs requests with up to a 2K block range',
    ],
    [-32_614, 'eth_getLogs is limited to a 10,000 range'],
    [-32_600, 'block range is too wide'],
    [-32_602, 'query exceeds max results 20000, retry with the range 0-1'],
    [-32_602, 'query exceeds max block range 100000'],
    [-32_005, 'exceed maximum block range: 5000'],
    [35, 'ranges over 10000 blocks are not supported on freetier'],
    [-32_000, 'query timeout exceeded'],
    [-32_000, 'Block range limit exceeded. Consider reducing your block range'],
    [-32_603, 'backend response too large'],
    [-32_005, 'limit exceeded'],
  ])('takes %i "%s" for too much at once', (code, message) => {
    expect(refused(code, message)).toBe('TooMuchAsked');
  });

  it.each([
    [429, 'Your app has exceeded its compute units per second capacity.'],
    [-32_005, 'daily request count exceeded, request rate limited'],
    [-32_007, '50/second request limit reached'],
    [-32_029, 'too many requests'],
    [-32_000, 'Too Many Requests'],
  ])('takes %i "%s" for a rate limit', (code, message) => {
    expect(refused(code, message)).toBe('RateLimited');
  });

  it.each([
    [3, 'execution reverted: too many requests'],
    [-32_000, 'execution reverted: rate limit'],
  ])('takes %i "%s" of a call for the words of a contract', (code, message) => {
    expect(refused(code, message, 'eth_call')).toBe('NodeRefused');
  });

  it('takes anything else for what it says, and a large range for none of a call that has no range', () => {
    expect(refused(-32_000, 'unknown block')).toBe('NodeRefused');
    expect(refused(3, 'execution reverted')).toBe('NodeRefused');
    expect(refused(-32_602, 'block range is too wide', 'eth_call')).toBe('NodeRefused');
    expect(refused(-32_005, 'limit exceeded', 'eth_call')).toBe('RateLimited');
  });
});

describe('refusalOfStatus', () => {
  it('tells rate limits, too large answers, refusals and broken servers apart', () => {
    const nameOf = (status: number, retryAfter: number | null = null) =>
      refusalOfStatus('eth_getLogs', status, retryAfter)?.name;
    expect(nameOf(429)).toBe('RateLimited');
    expect(nameOf(503, 1_000)).toBe('RateLimited');
    expect(nameOf(413)).toBe('TooMuchAsked');
    expect(nameOf(401)).toBe('NodeRefused');
    expect(nameOf(503)).toBeUndefined();
    expect(nameOf(502)).toBeUndefined();
  });
});

describe('readRetryAfter', () => {
  it('reads seconds and dates, as milliseconds from now', () => {
    expect(readRetryAfter('7', 0)).toBe(7_000);
    expect(readRetryAfter('Thu, 01 Jan 1970 00:00:05 GMT', 2_000)).toBe(3_000);
    expect(readRetryAfter('Thu, 01 Jan 1970 00:00:05 GMT', 9_000)).toBe(0);
    expect(readRetryAfter('soon', 0)).toBeNull();
    expect(readRetryAfter(null, 0)).toBeNull();
  });
});
