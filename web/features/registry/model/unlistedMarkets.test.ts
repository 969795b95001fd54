import { describe, expect, it } from 'vitest';
import { syntheticMarket } from '#lib/testing/syntheticMarket.ts';
import { shownSymbol, unlistedMarkets } from './unlistedMarkets.ts';

const { base, quote, terms } = syntheticMarket;
const deployment = {
  tokens: [base, quote],
  markets: [syntheticMarket] as [typeof syntheticMarket],
};
const stranger = '0x3000000000000000000000000000000000000003' as const;
const reed = {
  address: stranger,
  symbol: 'REED',
  name: 'Reed',
  decimals: 9,
  unlisted: true,
} as const;
const idOf = (digits: string) => BigInt(`0x${digits.padEnd(64, '0')}`);

describe('unlistedMarkets', () => {
  it('marks what the deployment does not name, and leaves out what it does', () => {
    const later = { ...terms, id: idOf('abcdef12'), base: stranger };
    const found = unlistedMarkets(deployment, [terms, later], [reed]);
    expect(found).toEqual([
      { terms: later, base: reed, quote, slug: 'REED-USDC-abcdef1200000000', unlisted: true },
    ]);
  });

  it('keeps apart markets whose ids begin alike, by their slugs', () => {
    const ids = ['abcdef12', 'abcdef99'].map(idOf);
    const found = unlistedMarkets(
      deployment,
      ids.map((id) => ({ ...terms, id })),
      [],
    );
    expect(new Set(found.map(({ slug }) => slug)).size).toBe(2);
  });

  it('leaves out a market whose token says nothing', () => {
    const later = { ...terms, id: idOf('abcdef12'), base: stranger };
    expect(unlistedMarkets(deployment, [later], [])).toEqual([]);
  });
});

describe('shownSymbol', () => {
  it('never shows a stranger under the name of a token that is vouched for', () => {
    expect(shownSymbol('usdc', stranger, [base, quote])).toBe('usdc·3000');
    expect(shownSymbol('W\u200bETH', stranger, [base, quote])).toBe('WETH·3000');
    expect(shownSymbol('REED', stranger, [base, quote])).toBe('REED');
  });

  it('tells letters of other scripts that are drawn like those of a name that is vouched for', () => {
    expect(shownSymbol('UЅDС', stranger, [base, quote])).toBe('UЅDС·3000');
    expect(shownSymbol('WΕTH', stranger, [base, quote])).toBe('WΕTH·3000');
  });

  it('has a name for a token without one', () => {
    expect(shownSymbol('\u202e ', stranger, [])).toBe('?3000');
  });
});
