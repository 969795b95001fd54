import type { Market } from '../answers/schemas.ts';
import { RequestRefused } from '../http/requestRefused.ts';
import type { Sql } from '../store/openStore.ts';
import { type MarketWithTokens, readMarketsWithTokens } from '../views/marketWithTokens.ts';
import { exchangeName } from './pairs.ts';

/** Digits that a price shows, as the exchange's own prices have. */
const significantDigits = 5;
const leastPlaces = 2;
const mostPlaces = 16;
/** Where a market has no price yet. */
const usualPlaces = 8;

/** How charts call a market. Not unique, for anyone may name a token anything: its id is what they ask by. */
export function symbolOf({ base, quote }: Pick<MarketWithTokens, 'base' | 'quote'>): string {
  return `${base.symbol}/${quote.symbol}`;
}

/**
 * The market of an id, or of symbols that no other market has; with or without the exchange's name before them.
 * Throws `RequestRefused`.
 */
export async function requireSymbol(tx: Sql, given: string): Promise<MarketWithTokens> {
  const wanted = given.replace(new RegExp(`^${exchangeName}:`, 'i'), '').toLowerCase();
  const views = await readMarketsWithTokens(tx);
  const byId = views.find(({ market }) => market.key === wanted);
  if (byId) return byId;
  const [found, ...others] = views.filter((view) => symbolOf(view).toLowerCase() === wanted);
  const shown = `symbol is ${JSON.stringify(given.slice(0, 100))}`;
  if (!found) {
    const message = `${shown}; expected a market's id, or its symbols, such as WETH/USDC.`;
    throw new RequestRefused('not_found', 'symbol', message);
  }
  if (others.length > 0) {
    const ids = [found, ...others].map(({ market }) => market.key).join(', ');
    const message = `${shown}, which several markets are called; expected the id of one: ${ids}.`;
    throw new RequestRefused('bad_request', 'symbol', message);
  }
  return found;
}

export function describe(view: MarketWithTokens): string {
  const { base, quote, market } = view;
  return `${base.name} / ${quote.name}, pool fee ${market.poolFee / 10_000} %`;
}

/** Digits behind the point that charts show of a market's prices: five digits of the present one, two at least. */
export function pricePlaces({ lastPrice, pool }: Pick<Market, 'lastPrice' | 'pool'>): number {
  const price = lastPrice ?? pool.price;
  if (price === null) return usualPlaces;
  const [whole = '0', fraction = ''] = price.split('.');
  const zeros = /^0*/.exec(fraction)?.[0].length ?? 0;
  const places = whole === '0' ? zeros + significantDigits : significantDigits - whole.length;
  return Math.min(mostPlaces, Math.max(leastPlaces, places));
}
