import { usualRates, WAD } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import { syntheticLending } from '#lib/testing/syntheticLending.ts';
import { marketFigures, percentOf, rateCurve, yieldOf, yieldText } from './marketFigures.ts';

const FEE = WAD / 10n;
const { market } = syntheticLending;

describe('marketFigures', () => {
  it('gives the rates at the kink, the lenders’ less the fee', () => {
    const figures = marketFigures(market, FEE, market.totals.time);
    expect(figures.use).toBe((90n * WAD) / 100n);
    expect(figures.borrowRate).toBe((4n * WAD) / 100n);
    // 4 % of the 90 % that are lent, less a tenth.
    expect(figures.supplyRate).toBe((324n * WAD) / 10_000n);
    expect(figures.supplied).toBe(1_000_000_000_000n);
  });

  it('adds the interest until now, which raises use and rate', () => {
    const year = marketFigures(market, FEE, market.totals.time + 31_536_000n);
    expect(year.totals.borrowed).toBeGreaterThan(936_000_000_000n);
    expect(year.borrowRate).toBeGreaterThan((4n * WAD) / 100n);
    expect(year.supplied).toBe(year.totals.cash + year.totals.borrowed - year.totals.fees);
  });
});

describe('rates for reading', () => {
  it('compound each second', () => {
    expect(yieldOf((4n * WAD) / 100n)).toBeCloseTo(0.04081, 5);
    expect(yieldText((4n * WAD) / 100n)).toBe('4.08 %');
    expect(yieldText((64n * WAD) / 100n)).toBe('89.65 %');
    expect(yieldText(10n * WAD)).toBe('> 10,000 %');
    expect(yieldText(0n)).toBe('0.00 %');
  });

  it('are cut, not rounded', () => {
    expect(percentOf((86n * WAD) / 100n)).toBe('86.00 %');
    expect(percentOf((8084n * WAD) / 10_000n, 0)).toBe('80 %');
    expect(percentOf((9999n * WAD) / 10_000n, 1)).toBe('99.9 %');
  });
});

describe('rateCurve', () => {
  it('goes through no use, the kink and full use, and never falls', () => {
    const rates = { ...usualRates, kink: (875n * WAD) / 1000n };
    const points = rateCurve(rates, FEE, (123n * WAD) / 1000n, 10);
    expect(points.map(({ use }) => use)).toEqual(expect.arrayContaining([0.123, 0.875]));
    expect(points[0]).toEqual({ use: 0, borrow: 0, supply: 0 });
    expect(points.at(-1)?.borrow).toBeCloseTo(Math.expm1(0.64), 9);
    for (const [at, { borrow, supply }] of points.entries()) {
      expect(supply).toBeLessThanOrEqual(borrow);
      expect(borrow).toBeGreaterThanOrEqual(points[at - 1]?.borrow ?? 0);
    }
  });
});
