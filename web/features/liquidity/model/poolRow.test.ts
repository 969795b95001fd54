import type { Pool } from '@weir/indexer/client';
import { describe, expect, it } from 'vitest';
import type { ListedMarket } from '#features/deployment';
import { syntheticMarket, syntheticPool } from '#lib/testing/syntheticMarket.ts';
import { commonRates, feesInQuote, findPools, inCommon, poolRow, sortPools } from './poolRow.ts';

const { base: weth, quote: usdc } = syntheticMarket;
const reed = {
  ...weth,
  address: '0x3000000000000000000000000000000000000003',
  symbol: 'REED',
  name: 'Reed',
} as const;
const other: ListedMarket = { ...syntheticMarket, slug: 'REED-WETH', base: reed, quote: weth };
/** 4,000 REED and one WETH. */
const otherPool = { baseReserve: 4000n * 10n ** 18n, quoteReserve: 10n ** 18n, totalShares: 1n };
const pool = {
  day: { quoteVolume: '5000000', fees: { providersBase: '1000000000000000', providersQuote: '7' } },
  week: { quoteVolume: '9000000', yearlyReturn: '0.123456' },
} as Pool;
const unknown = { pool: undefined, shares: undefined, rate: null };

describe('poolRow', () => {
  it('takes price and liquidity from the node, the rest from the indexer', () => {
    const shares = syntheticPool.totalShares / 4n;
    const row = poolRow(syntheticMarket, { state: syntheticPool, pool, shares, rate: '1' });
    expect(row).toMatchObject({
      price: '3000',
      liquidity: 6_000_000n * 10n ** 6n,
      dayVolume: 5_000_000n,
      weekVolume: 9_000_000n,
      dayFees: 3_000_007n,
      yearlyReturn: '0.123456',
      ownPart: 250_000n,
    });
  });

  it('knows nothing where neither answers, and no price of an empty pool', () => {
    const row = poolRow(syntheticMarket, { state: undefined, ...unknown });
    expect([row.price, row.liquidity, row.dayVolume, row.ownPart]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    const state = { baseReserve: 0n, quoteReserve: 0n, totalShares: 0n };
    expect(poolRow(syntheticMarket, { state, ...unknown })).toMatchObject({
      price: null,
      liquidity: 0n,
    });
  });
});

describe('feesInQuote', () => {
  it('is the quote part alone where the pool has no price', () => {
    const fees = { providersBase: '5', providersQuote: '7' };
    expect(feesInQuote(fees, { baseReserve: 0n, quoteReserve: 0n })).toBe(7n);
  });
});

describe('commonRates', () => {
  const listed = { market: syntheticMarket, state: syntheticPool };

  it('leads over two pools', () => {
    const rates = commonRates(usdc, [{ market: other, state: otherPool }, listed]);
    expect(Object.fromEntries(rates)).toEqual({
      [usdc.address]: '1',
      [weth.address]: '3000',
      [reed.address]: '0.75',
    });
  });

  it('does not ask a pool that nobody vouches for', () => {
    const strange = { ...other, unlisted: true as const };
    const rates = commonRates(usdc, [listed, { market: strange, state: otherPool }]);
    expect(rates.has(reed.address)).toBe(false);
  });
});

describe('sorting and finding', () => {
  const small = poolRow(syntheticMarket, { ...unknown, state: syntheticPool, rate: '0.0001' });
  const large = poolRow(other, { ...unknown, state: otherPool, rate: '3000' });
  const blank = poolRow({ ...other, slug: 'blank' }, { state: undefined, ...unknown });

  it('compares what pools are worth, not their units', () => {
    expect(inCommon(small, small.liquidity)).toBe('600');
    expect(inCommon(large, large.liquidity)).toBe('6000');
    const order = { column: 'liquidity', isRising: false } as const;
    expect(sortPools([small, blank, large], order)).toEqual([large, small, blank]);
  });

  it('puts the unknown last in both directions', () => {
    const rising = sortPools([blank, large, small], { column: 'liquidity', isRising: true });
    expect(rising).toEqual([small, large, blank]);
  });

  it('sorts by name', () => {
    const order = { column: 'pair', isRising: true } as const;
    expect(sortPools([small, large], order)).toEqual([large, small]);
  });

  it('finds by symbols, names and addresses, all words of them', () => {
    expect(findPools([small, large], 'weth usdc')).toEqual([small]);
    expect(findPools([small, large], 'reed/weth')).toEqual([large]);
    expect(findPools([small, large], reed.address.toUpperCase().slice(2))).toEqual([large]);
    expect(findPools([small, large], '')).toHaveLength(2);
  });
});
