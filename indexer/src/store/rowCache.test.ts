import { describe, expect, it } from 'vitest';
import { RowCache } from './rowCache.ts';

describe('RowCache', () => {
  it('tells a row that is not there from one that is not known', () => {
    const cache = new RowCache<number>();
    cache.set('a', null);
    expect(cache.get('a')).toBeNull();
    expect(cache.get('b')).toBeUndefined();
    cache.clear();
    expect(cache.get('a')).toBeUndefined();
  });

  it('keeps what is used, lets go of what is not, and never gives an older row for a newer one', () => {
    const cache = new RowCache<number>();
    cache.set('used', 1);
    cache.set('unused', 1);
    for (let i = 0; i < 100_000; i++) {
      cache.set(`row ${i}`, i);
      if (i % 1_000 === 0) expect(cache.get('used')).toBe(1 + i / 1_000);
      if (i % 1_000 === 0) cache.set('used', 2 + i / 1_000);
    }
    expect(cache.get('unused')).toBeUndefined();
    expect(cache.get('row 99999')).toBe(99_999);
  });

  it('keeps what is only read', () => {
    const cache = new RowCache<number>();
    cache.set('read', 7);
    for (let i = 0; i < 100_000; i++) {
      cache.set(`row ${i}`, i);
      if (i % 1_000 === 0) expect(cache.get('read')).toBe(7);
    }
  });
});
