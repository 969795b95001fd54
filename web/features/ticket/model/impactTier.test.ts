import { describe, expect, it } from 'vitest';
import { formatImpact, impactTier } from './impactTier.ts';

describe('impactTier', () => {
  it.each([
    [0, 'low'],
    [0.49, 'low'],
    [0.5, 'noticeable'],
    [1.99, 'noticeable'],
    [2, 'high'],
    [4.99, 'high'],
    [5, 'severe'],
    [100, 'severe'],
  ] as const)('puts %d percent into %s', (percent, tier) => {
    expect(impactTier(percent)).toBe(tier);
  });

  it('takes an unknown impact for the worst', () => {
    expect(impactTier(null)).toBe('severe');
  });
});

describe('formatImpact', () => {
  it('never shows a small impact as none', () => {
    expect(formatImpact(0.0001)).toBe('<0.01 %');
    expect(formatImpact(1.234)).toBe('1.23 %');
  });
});
