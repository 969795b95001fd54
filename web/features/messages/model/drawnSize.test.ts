import { describe, expect, it } from 'vitest';
import { drawings, LONGEST_SIDE } from './drawnSize.ts';

describe('drawings', () => {
  it('keeps the proportions, and makes nothing larger than it is', () => {
    expect(drawings(4000, 3000)[0]).toMatchObject({ width: LONGEST_SIDE, height: 1200 });
    expect(drawings(3000, 4000)[0]).toMatchObject({ width: 1200, height: LONGEST_SIDE });
    expect(drawings(800, 500)[0]).toMatchObject({ width: 800, height: 500 });
    expect(drawings(100_000, 1).at(-1)).toMatchObject({ width: 600, height: 1 });
  });

  it('gets smaller with each', () => {
    const sizes = drawings(4000, 3000).map(
      ({ width, height, quality }) => width * height * quality,
    );
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(new Set(sizes).size).toBe(sizes.length);
  });
});
