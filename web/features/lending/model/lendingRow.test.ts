import { WAD } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import { syntheticLending, syntheticPosition } from '#lib/testing/syntheticLending.ts';
import { findRows, inLoan, lendingRow, sortRows } from './lendingRow.ts';
import { lendingHex, nameMarkets } from './listedLending.ts';
import { deadPrices, downPrices, isPaused, overCaps } from './marketState.ts';

const FEE = WAD / 10n;
const { market } = syntheticLending;
const empty = {
  ...syntheticLending,
  slug: 'other',
  collaterals: syntheticLending.collaterals.slice(0, 1),
  market: { ...market, id: 8n, totals: { ...market.totals, borrowed: 0n, borrowShares: 0n } },
};
const own = { ...syntheticPosition([0n, 0n], 5_000_000n), supplyShares: 2n * 10n ** 12n };
const rows = [empty, syntheticLending].map((listed) =>
  lendingRow(listed, [own], FEE, market.totals.time),
);

describe('a list of lending markets', () => {
  it('sums what the account has under all its numbers', () => {
    const [without, row] = rows;
    expect(without).toMatchObject({ supplied: 0n, owed: 0n });
    expect(row?.owed).toBe(5_000_000n);
    expect(row && inLoan(row, row.owed)).toBe('5 USDC');
    expect(row && inLoan(row, 0n)).toBe('–');
  });

  it('sorts by figures and names, both ways', () => {
    const slugs = (column: Parameters<typeof sortRows>[1]['column'], isRising: boolean) =>
      sortRows(rows, { column, isRising }, 'lend').map(({ listed }) => listed.slug);
    expect(slugs('rate', false)).toEqual(['USDC-WETH-WBTC', 'other']);
    expect(slugs('rate', true)).toEqual(['other', 'USDC-WETH-WBTC']);
    expect(slugs('cash', true)).toEqual(['other', 'USDC-WETH-WBTC']); // equal: by name
    expect(slugs('name', false)).toEqual(['USDC-WETH-WBTC', 'other']);
  });

  it('finds by any token’s symbol, name or address', () => {
    const found = (text: string) => findRows(rows, text).map(({ listed }) => listed.slug);
    expect(found('wrapped bit')).toEqual(['USDC-WETH-WBTC']);
    expect(found(' usdc ')).toHaveLength(2);
    expect(found('0x4000')).toEqual(['USDC-WETH-WBTC']);
    expect(found('reed')).toEqual([]);
  });
});

describe('nameMarkets', () => {
  it('tells markets of the same tokens apart, and puts nothing odd into the address', () => {
    const [alone] = nameMarkets([syntheticLending]);
    expect(alone?.slug).toBe('USDC-WETH-WBTC');
    const alike = [7n, 8n, 9n].map((id) => ({ ...syntheticLending, market: { ...market, id } }));
    const [first, second, third] = nameMarkets(alike).map(({ slug }) => slug);
    expect(first).toBe('USDC-WETH-WBTC');
    expect(second).toBe('USDC-WETH-WBTC-000000');
    expect(third).toBe(`USDC-WETH-WBTC-${'9'.padStart(64, '0')}`);
    const odd = { ...syntheticLending, loan: { ...syntheticLending.loan, symbol: 'a/b?c #' } };
    expect(nameMarkets([odd])[0]?.slug).toBe('a_b_c_-WETH-WBTC');
    expect(lendingHex(syntheticLending)).toBe(`0x${'7'.padStart(64, '0')}`);
  });
});

describe('what a reader is warned of', () => {
  const changed = (change: Partial<typeof market>) => ({
    ...syntheticLending,
    market: { ...market, ...change },
  });
  const withTerms = (change: object) =>
    changed({
      terms: {
        ...market.terms,
        collaterals: market.terms.collaterals.map((terms) => ({ ...terms, ...change })),
      },
    });

  it('is nothing of a sound market', () => {
    expect([downPrices, deadPrices, overCaps].flatMap((of) => of(syntheticLending))).toEqual([]);
    expect(isPaused(syntheticLending, 1n)).toBe(false);
  });

  it('are pauses up to and with their last second, prices down or missing, caps above the pool', () => {
    expect(isPaused(changed({ pausedUntil: 5 }), 5n)).toBe(true);
    expect(isPaused(changed({ pausedUntil: 5 }), 6n)).toBe(false);
    expect(downPrices(changed({ down: [1] }))).toEqual(['WBTC']);
    expect(deadPrices(withTerms({ borrowPrice: 0n }))).toEqual(['WETH', 'WBTC']);
    expect(overCaps(withTerms({ reserve: 10n }))).toEqual(['WETH', 'WBTC']);
    expect(overCaps(withTerms({ reserve: 0n }))).toEqual([]);
  });
});
