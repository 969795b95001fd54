import { describe, expect, it } from 'vitest';
import { deadlineAfter, termsTime } from './termsTime.ts';

const block = { timestamp: 1_000_000n };

describe('termsTime', () => {
  it('is this device’s where the chain was idle', () => {
    expect(termsTime(block, 1_003_600_999)).toBe(1_003_600);
  });

  it('is the block’s where this device’s clock is behind', () => {
    expect(termsTime(block, 999_999_999)).toBe(1_000_000);
  });
});

describe('deadlineAfter', () => {
  it('lies ahead of the next block, however old the latest one is', () => {
    expect(deadlineAfter(20, block, 1_003_600_000)).toBe(1_004_800);
    expect(deadlineAfter(20, block, 0)).toBe(1_001_200);
  });
});
