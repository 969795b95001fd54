import { describe, expect, it } from 'vitest';
import { unlessRetyped } from './unlessRetyped.ts';

describe('unlessRetyped', () => {
  it('empties what was done', () => {
    expect(unlessRetyped('1.5', '')('1.5')).toBe('');
  });

  it('leaves what was typed meanwhile, an emptied or a largest amount too', () => {
    expect(unlessRetyped('1.5', '')('2')).toBe('2');
    expect(unlessRetyped<string | null>('1.5', '')(null)).toBeNull();
    expect(unlessRetyped<string | null>(null, '')('1.5')).toBe('1.5');
  });
});
