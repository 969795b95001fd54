import { describe, expect, it } from 'vitest';
import { guardPrice } from '#lib/testing/syntheticLending.ts';
import { syntheticMarket } from '#lib/testing/syntheticMarket.ts';
import { pairPrice } from './pairPrice.ts';

const { base: weth, quote: usdc } = syntheticMarket;
/** WETH units for a unit of USDC at 3200 USDC for a WETH, times 10^36. */
const ofUsdc = (10n ** 18n * 10n ** 36n) / (3200n * 10n ** 6n);

describe('pairPrice', () => {
  it('is the collateral’s price in the loan token', () => {
    const price = guardPrice(3200n, weth);
    const said = { text: '3,200.00 USDC', of: weth, isInverse: false };
    expect(pairPrice(price, weth, usdc, [syntheticMarket])).toEqual(said);
    expect(pairPrice(price, weth, usdc, [])).toEqual(said);
  });

  it('is the loan token’s price where that is the base of a market with the collateral', () => {
    const said = { text: '3,200.00 USDC', of: weth, isInverse: true };
    expect(pairPrice(ofUsdc, usdc, weth, [syntheticMarket])).toEqual(said);
    expect(pairPrice(ofUsdc, usdc, weth, [])).toMatchObject({ of: usdc, isInverse: false });
  });
});
