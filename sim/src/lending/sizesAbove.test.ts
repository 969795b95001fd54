import { describe, expect, it } from 'vitest';
import { sizesAbove } from './sizesAbove.ts';

describe('sizesAbove', () => {
  it('shares a total by weight where no floor is in the way', () => {
    expect(sizesAbove([1, 1, 1], [1, 2, 5], 80)).toEqual([10, 20, 50]);
  });

  it('raises what would be too small, and what is so once it gave way to that', () => {
    // By weight 1, 9, 90; the first one takes 9 of the others, so that the second is below its floor of 9 too.
    expect(sizesAbove([10, 9, 1], [1, 9, 90], 100)).toEqual([10, 9, 81]);
  });

  it('has no answer where the floors alone are more', () => {
    expect(sizesAbove([60, 50], [1, 1], 100)).toBeNull();
  });
});
