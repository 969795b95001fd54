import { describe, expect, it } from 'vitest';
import { scaledPrice } from '../derived/price.ts';
import type { trades } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';
import { swapOf } from './pairEvents.ts';
import type { Pair } from './pairs.ts';

function pair(baseDecimals: number): Pair {
  const base = { decimals: baseDecimals };
  const quote = { decimals: 6 };
  return { isBaseFirst: true, asset0: base, asset1: quote, view: { base, quote } } as Pair;
}

const trade = {
  blockNumber: 5,
  logIndex: 2,
  isBuy: true,
  base: 10n ** 17n,
  quote: 250_000_000n,
  price: scaledPrice(250_000_000n, 10n ** 17n),
  shownPrice: scaledPrice(250_000_000n, 10n ** 17n),
  baseReserve: 10n ** 18n,
  quoteReserve: 10n ** 9n,
} as Row<typeof trades>;

describe('swapOf', () => {
  it('tells a buy as asset1 paid for asset0', () => {
    expect(swapOf(pair(18), trade)).toMatchObject({
      kind: 'swap',
      isAsset0In: false,
      amount0: '0.1',
      amount1: '250',
      price: '2500',
      reserve0: '1',
      reserve1: '1000',
    });
  });

  it('leaves out what would read as nothing paid or got, or as a price of 0', () => {
    expect(swapOf(pair(18), { ...trade, base: 0n })).toBeNull();
    expect(swapOf(pair(18), { ...trade, quote: 0n })).toBeNull();
    // A whole token of so many decimals is more than all that there is: the amount is cut to nothing.
    expect(swapOf(pair(70), trade)).toBeNull();
    expect(swapOf(pair(18), { ...trade, shownPrice: 1n })).not.toBeNull();
    const cheap = { ...pair(0), view: { base: { decimals: 0 }, quote: { decimals: 18 } } } as Pair;
    expect(swapOf(cheap, { ...trade, shownPrice: 1n })).toBeNull();
  });
});
