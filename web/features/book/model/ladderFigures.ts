import type { ListedMarket } from '#features/deployment';
import { lotsToBase } from '#features/market';
import type { LadderRow } from './ladder.ts';

/** Decimals that a column of prices needs, so that the points stand below each other. */
export function priceDecimals(prices: readonly string[]): number {
  return prices.reduce((most, price) => Math.max(most, price.split('.')[1]?.length ?? 0), 0);
}

/** Decimals that a column of sizes gets: four digits of the median row, between none and six. */
export function sizeDecimals(market: ListedMarket, rows: readonly LadderRow[]): number {
  const sizes = rows
    .map(({ bookLots, poolLots }) => bookLots + poolLots)
    .filter((lots) => lots > 0n)
    .toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const median = sizes[Math.floor(sizes.length / 2)];
  if (median === undefined) return 2;
  const digits = lotsToBase(market, median).toString().length - market.base.decimals;
  return Math.min(6, Math.max(0, 4 - Math.max(digits, 0) - (digits > 0 ? 1 : 0)));
}
