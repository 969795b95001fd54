import { NO_ASK, NO_BID, tickToPrice } from '@weir/contracts';
import { inArray } from 'drizzle-orm';
import type { Block, Market } from '../answers/schemas.ts';
import { formatRatio, formatScaledPrice, scaledPrice } from '../derived/price.ts';
import { pools } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';
import type { Sql } from '../store/openStore.ts';
import { type DayStatistics, readDays } from './dayStatistics.ts';
import { type MarketWithTokens, presentTerms, priceScale } from './marketWithTokens.ts';

/** Markets with their pools and the 24 hours before `block`, to the minute. */
export async function readMarkets(
  tx: Sql,
  views: MarketWithTokens[],
  block: Block,
): Promise<Market[]> {
  if (views.length === 0) return [];
  const ids = views.map(({ market }) => market.id);
  const poolRows = await tx.select().from(pools).where(inArray(pools.market, ids));
  const days = await readDays(tx, ids, block.timestamp);
  return views.map((view) => {
    const pool = poolRows.find(({ market }) => market === view.market.id);
    if (!pool) throw new Error(`market ${view.market.key} has no pool row`);
    return present(view, pool, days.get(view.market.id));
  });
}

function present(
  view: MarketWithTokens,
  pool: Row<typeof pools>,
  day: DayStatistics | undefined,
): Market {
  const scale = priceScale(view);
  const price = (scaled: bigint | string) => formatScaledPrice(BigInt(scaled), scale);
  const best = (tick: number) => ({ tick, price: tickToPrice(tick, scale) });
  const { baseReserve, quoteReserve } = pool;
  return {
    ...presentTerms(view),
    pool: {
      baseReserve: baseReserve.toString(),
      quoteReserve: quoteReserve.toString(),
      totalShares: pool.totalShares.toString(),
      price: baseReserve > 0n ? price(scaledPrice(quoteReserve, baseReserve)) : null,
    },
    bestBid: pool.bestBid === NO_BID ? null : best(pool.bestBid),
    bestAsk: pool.bestAsk === NO_ASK ? null : best(pool.bestAsk),
    lastPrice: pool.lastPrice === null ? null : price(pool.lastPrice),
    day: {
      baseVolume: day?.baseVolume ?? '0',
      quoteVolume: day?.quoteVolume ?? '0',
      trades: day?.trades ?? 0,
      open: day ? price(day.open) : null,
      high: day ? price(day.high) : null,
      low: day ? price(day.low) : null,
      change:
        pool.lastPrice === null ? null : changeOf(pool.lastPrice, day?.before ?? pool.lastPrice),
    },
    opened: { block: view.market.openedBlock, timestamp: view.market.openedAt },
  };
}

/** By which part of the price before it the last price is above it. Stored prices are never 0. */
function changeOf(last: bigint, before: bigint): string {
  return formatRatio(last - before, before, 6);
}
