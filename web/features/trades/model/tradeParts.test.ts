import { describe, expect, it } from 'vitest';
import { poolPercent, sizePercent } from './tradeParts.ts';

describe('poolPercent', () => {
  it('is the pool’s part of the base amount', () => {
    expect(poolPercent({ poolBase: '25', base: '100' })).toBe(25);
    expect(poolPercent({ poolBase: '100', base: '100' })).toBe(100);
    expect(poolPercent({ poolBase: '0', base: '0' })).toBe(0);
  });
});

describe('sizePercent', () => {
  it('grows with the root of the size, up to the largest', () => {
    expect(sizePercent('400', 400)).toBe(100);
    expect(sizePercent('100', 400)).toBe(50);
    expect(sizePercent('0', 0)).toBe(0);
  });
});
