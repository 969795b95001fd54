import { WAD } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import {
  guardPrice,
  syntheticLending,
  syntheticPosition,
  wbtc,
  withCollateralTerms,
} from '#lib/testing/syntheticLending.ts';
import {
  emptyPosition,
  healthText,
  healthTier,
  isEmptyPosition,
  positionFigures,
  wholePrice,
} from './positionFigures.ts';

const { market, loan, collaterals } = syntheticLending;
const [weth] = collaterals;
const ETHER = 10n ** 18n;
const USDC = 10n ** 6n;

describe('positionFigures', () => {
  it('judges a debt by what is pledged for it', () => {
    const position = syntheticPosition([10n * ETHER, 0n], 20_000n * USDC);
    const figures = positionFigures(market, market.totals, position);
    expect(figures.debt).toBe(20_000n * USDC);
    expect(figures.worth).toBe(30_000n * USDC);
    expect(figures.liquidationLimit).toBe(25_800n * USDC);
    expect(figures.health).toBe((129n * WAD) / 100n);
    expect(figures.tier).toBe('fine');
    // 20,000 / (10 · 86 %), rounded up to a unit of the debt.
    const [price] = figures.liquidationPrices;
    expect(Number(wholePrice(price ?? 0n, weth ?? loan, loan))).toBeCloseTo(2325.58, 2);
  });

  it('counts a collateral without a price for new debt for nothing new', () => {
    const dead = withCollateralTerms(0, { borrowPrice: 0n });
    const position = syntheticPosition([10n * ETHER, 0n], 20_000n * USDC);
    const figures = positionFigures(dead.market, market.totals, position);
    expect(figures.borrowLimit).toBe(0n);
    expect(figures.health).toBe((129n * WAD) / 100n);
  });

  it('knows no health without a debt, and no price where the other collateral carries it', () => {
    const free = positionFigures(market, market.totals, syntheticPosition([ETHER, 0n], 0n));
    expect(free).toMatchObject({ debt: 0n, health: null, tier: 'none', ltv: 0n });
    const two = syntheticPosition([10n * ETHER, 10n ** 8n], 20_000n * USDC);
    expect(positionFigures(market, market.totals, two).liquidationPrices).toEqual([0n, 0n]);
  });
});

describe('health', () => {
  it.each([
    [null, 'none', '–'],
    [WAD - 1n, 'liquidatable', '0.99'],
    [WAD, 'danger', '1.00'],
    [(1099n * WAD) / 1000n, 'danger', '1.09'],
    [(110n * WAD) / 100n, 'caution', '1.10'],
    [(125n * WAD) / 100n, 'fine', '1.25'],
    [1000n * WAD, 'fine', '> 100'],
  ] as const)('%s is %s', (health, tier, text) => {
    expect(healthTier(health)).toBe(tier);
    expect(healthText(health)).toBe(text);
  });
});

it('says a guard’s price in whole tokens, whatever their decimals', () => {
  expect(wholePrice(guardPrice(3000n, weth ?? loan), weth ?? loan, loan)).toBe('3000');
  expect(wholePrice(guardPrice(60_000n, wbtc), wbtc, loan)).toBe('60000');
});

it('starts from an empty position', () => {
  const empty = emptyPosition(market, '0x6000000000000000000000000000000000000006', 3n);
  expect(empty.pledges).toEqual([0n, 0n]);
  expect(isEmptyPosition(empty)).toBe(true);
  expect(isEmptyPosition({ ...empty, pledges: [0n, 1n] })).toBe(false);
});
