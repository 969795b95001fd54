import { type Market, type PriceScale, tickToPrice } from '@weir/contracts';
import { asc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Address } from 'viem';
import type { BookLevel, MarketTerms, Trade } from '../answers/schemas.ts';
import { formatScaledPrice } from '../derived/price.ts';
import { tradeFlagNames } from '../derived/tradeFlags.ts';
import { markets, tokens, type trades } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';
import type { Sql } from '../store/openStore.ts';

/** A market with its tokens: what it takes to show prices and amounts. */
export interface MarketWithTokens {
  market: Row<typeof markets>;
  base: Row<typeof tokens>;
  quote: Row<typeof tokens>;
}

const baseTokens = alias(tokens, 'base_token');
const quoteTokens = alias(tokens, 'quote_token');

/** All markets in the order of opening, or the one of a key. */
export function readMarketsWithTokens(tx: Sql, key?: string): Promise<MarketWithTokens[]> {
  return tx
    .select({ market: markets, base: baseTokens, quote: quoteTokens })
    .from(markets)
    .innerJoin(baseTokens, eq(baseTokens.address, markets.base))
    .innerJoin(quoteTokens, eq(quoteTokens.address, markets.quote))
    .where(key === undefined ? undefined : eq(markets.key, key))
    .orderBy(asc(markets.id));
}

/** All markets by the store's number. */
export async function readMarketsById(tx: Sql): Promise<Map<number, MarketWithTokens>> {
  return new Map((await readMarketsWithTokens(tx)).map((view) => [view.market.id, view]));
}

export function priceScale({ market, base, quote }: MarketWithTokens): PriceScale {
  return {
    lotExponent: market.lotExponent,
    baseDecimals: base.decimals,
    quoteDecimals: quote.decimals,
  };
}

/** The market in the shape of the bindings. */
export function bindingsMarket({ market }: MarketWithTokens): Market {
  const { lotExponent, tickSpacing, poolFee, takerFee, makerRebate, minQuote } = market;
  return {
    id: BigInt(market.key),
    base: market.base as Address,
    quote: market.quote as Address,
    lotExponent,
    tickSpacing,
    poolFee,
    takerFee,
    makerRebate,
    minQuote,
  };
}

export function presentTerms({ market, base, quote }: MarketWithTokens): MarketTerms {
  const { key, lotExponent, tickSpacing, poolFee, takerFee, makerRebate, minQuote } = market;
  return {
    id: key,
    base,
    quote,
    lotExponent,
    tickSpacing,
    poolFee,
    takerFee,
    makerRebate,
    minQuote: minQuote.toString(),
  };
}

export function presentLevel(view: MarketWithTokens, tick: number, lots: bigint): BookLevel {
  return { tick, price: tickToPrice(tick, priceScale(view)), lots: lots.toString() };
}

export function presentTrade(view: MarketWithTokens, trade: Row<typeof trades>): Trade {
  return {
    id: `${trade.blockNumber}-${trade.logIndex}`,
    market: view.market.key,
    block: trade.blockNumber,
    logIndex: trade.logIndex,
    timestamp: trade.timestamp,
    transaction: trade.transaction,
    taker: trade.taker,
    side: trade.isBuy ? 'buy' : 'sell',
    price: formatScaledPrice(trade.price, priceScale(view)),
    base: trade.base.toString(),
    quote: trade.quote.toString(),
    poolBase: trade.poolBase.toString(),
    poolQuote: trade.poolQuote.toString(),
    levels: trade.levels,
    flags: tradeFlagNames(trade.flags),
  };
}
