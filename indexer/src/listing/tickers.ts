import type { Block, Market } from '../answers/schemas.ts';
import { RequestRefused } from '../http/requestRefused.ts';
import type { Sql } from '../store/openStore.ts';
import { readMarketState } from '../views/marketState.ts';
import { readMarkets } from '../views/markets.ts';
import { type MarketWithTokens, readMarketsWithTokens } from '../views/marketWithTokens.ts';
import { decimalAmount } from './decimalAmount.ts';
import { mergedBook } from './mergedBook.ts';

/** A market as CoinGecko and CoinMarketCap list it, amounts and prices in whole tokens. */
export interface Ticker {
  id: string;
  market: Market;
  lastPrice: string;
  /** Of the last 24 hours; the last price where nothing traded. */
  high: string;
  low: string;
  /** The first price of the last 24 hours, likewise. */
  open: string;
  baseVolume: string;
  quoteVolume: string;
  /** Best prices of book and pool together; null where a side is empty. */
  bid: string | null;
  ask: string | null;
}

export interface NamedMarket {
  id: string;
  view: MarketWithTokens;
}

/**
 * Every market with its name on listing sites: the tokens' addresses, base first. Of several markets of the same
 * tokens the first one opened has that name, and the others add their id, so that no two share one.
 */
export async function readNamedMarkets(tx: Sql): Promise<NamedMarket[]> {
  const taken = new Set<string>();
  return (await readMarketsWithTokens(tx)).map((view) => {
    const tokens = `${view.market.base}_${view.market.quote}`;
    const id = taken.has(tokens) ? `${tokens}_${view.market.key}` : tokens;
    taken.add(tokens);
    return { id, view };
  });
}

/** The market of a name, in any case of its letters. Throws `RequestRefused` (404), naming the field. */
export async function requireNamed(tx: Sql, id: string, field: string): Promise<NamedMarket> {
  const wanted = id.toLowerCase();
  const found = (await readNamedMarkets(tx)).find((named) => named.id.toLowerCase() === wanted);
  if (found) return found;
  throw new RequestRefused(
    'not_found',
    field,
    `${field} is ${JSON.stringify(id.slice(0, 200))}; expected a market's name, 0xBase_0xQuote, as the tickers list.`,
  );
}

/** Tickers of all markets in which something was traded: the others have no price to tell. */
export async function readTickers(tx: Sql, block: Block): Promise<Ticker[]> {
  const named = await readNamedMarkets(tx);
  const views = named.map(({ view }) => view);
  const markets = new Map((await readMarkets(tx, views, block)).map((each) => [each.id, each]));
  const tickers: Ticker[] = [];
  for (const { id, view } of named) {
    const market = markets.get(view.market.key);
    if (!market || market.lastPrice === null) continue;
    const state = await readMarketState(tx, view);
    const best = (side: 'bids' | 'asks') => mergedBook(state, view, side, 1)[0]?.price ?? null;
    const { lastPrice, day } = market;
    tickers.push({
      id,
      market,
      lastPrice,
      high: day.high ?? lastPrice,
      low: day.low ?? lastPrice,
      open: day.open ?? lastPrice,
      baseVolume: decimalAmount(BigInt(day.baseVolume), view.base.decimals),
      quoteVolume: decimalAmount(BigInt(day.quoteVolume), view.quote.decimals),
      bid: best('bids'),
      ask: best('asks'),
    });
  }
  return tickers;
}
