import type { Market as IndexedMarket } from '@weir/indexer/client';
import { Decimal } from 'decimal.js';
import type { ListedMarket } from '#features/deployment';
import { marketHex } from './pairScale.ts';

/** A market in the menu. */
export interface MarketEntry {
  market: ListedMarket;
  isFavourite: boolean;
  /** What the indexer knows of its day; undefined without it. */
  day: IndexedMarket | undefined;
}

/** `WETH/USDC`. */
export function pairName({ base, quote }: ListedMarket): string {
  return `${base.symbol}/${quote.symbol}`;
}

/**
 * Markets that match what was typed (symbols and names, in any case, `weth usdc` and `weth/usdc` alike), favourites
 * first, each part in the deployment's order.
 */
export function listMarkets(
  markets: readonly ListedMarket[],
  typed: string,
  favourites: ReadonlySet<string>,
  days: readonly IndexedMarket[],
): MarketEntry[] {
  const wanted = typed
    .toLowerCase()
    .split(/[\s/-]+/)
    .filter((word) => word !== '');
  const entries = markets
    .filter(({ base, quote }) => {
      const text = [base, quote].map(({ symbol, name }) => `${symbol} ${name}`).join(' ');
      return wanted.every((word) => text.toLowerCase().includes(word));
    })
    .map((market) => ({
      market,
      isFavourite: favourites.has(market.slug),
      day: days.find(({ id }) => id.toLowerCase() === marketHex(market)),
    }));
  return entries.toSorted((a, b) => Number(b.isFavourite) - Number(a.isFavourite));
}

/** A part such as `-0.0123` as a change in percent; `direction` is that of the rounded figure. */
export function changeOf(part: string): { direction: -1 | 0 | 1; percent: string } {
  const change = new Decimal(part).mul(100).toDecimalPlaces(2);
  const direction = change.isZero() ? 0 : change.isNegative() ? -1 : 1;
  return { direction, percent: change.abs().toFixed(2) };
}
