import { inArray } from 'drizzle-orm';
import type { Pool, PoolPeriod } from '../answers/poolSchemas.ts';
import type { Block } from '../answers/schemas.ts';
import { type PoolPoint, yearlyReturn } from '../derived/poolReturn.ts';
import { formatScaledPrice, scaledPrice } from '../derived/price.ts';
import { settledShares } from '../derived/settledShares.ts';
import { pools } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';
import type { Sql } from '../store/openStore.ts';
import { type MarketWithTokens, priceScale } from './marketWithTokens.ts';
import {
  type PeriodFlows,
  type PeriodName,
  periodNames,
  periodStart,
  type ReturnBase,
  readFlows,
  readReturnBases,
} from './poolPeriods.ts';

/** A pool's part of a row, of now or of an hour. */
type Standing = Pick<
  Row<typeof pools>,
  'baseReserve' | 'quoteReserve' | 'totalShares' | 'incomePart' | 'lastRoot'
>;

/** Markets' pools with their last day, week and month before `block`. */
export async function readPools(tx: Sql, views: MarketWithTokens[], block: Block): Promise<Pool[]> {
  if (views.length === 0) return [];
  const ids = views.map(({ market }) => market.id);
  const now = block.timestamp;
  const rows = await tx.select().from(pools).where(inArray(pools.market, ids));
  const bases = await readReturnBases(tx, ids, now);
  const flows = new Map<PeriodName, Map<number, PeriodFlows>>();
  for (const name of periodNames) flows.set(name, await readFlows(tx, ids, periodStart(name, now)));
  return views.map((view) => {
    const { id, key } = view.market;
    const pool = rows.find(({ market }) => market === id);
    if (!pool) throw new Error(`market ${key} has no pool row`);
    const point = pointOf(pool, now);
    const period = (name: PeriodName) => {
      const from = periodStart(name, now);
      return presentPeriod(from, flows.get(name)?.get(id), bases.get(id)?.get(name), point);
    };
    return {
      market: key,
      ...presentStanding(view, pool),
      incomePart: pool.incomePart,
      day: period('day'),
      week: period('week'),
      month: period('month'),
    };
  });
}

/** How a pool stood, at a time, for the formulas of poolReturn.ts. */
export function pointOf(standing: Standing, at: number): PoolPoint {
  const { baseReserve, quoteReserve } = standing;
  return { at, baseReserve, quoteReserve, totalShares: settledShares(standing) };
}

export function presentStanding(view: MarketWithTokens, standing: Standing) {
  const { baseReserve, quoteReserve } = standing;
  return {
    baseReserve: baseReserve.toString(),
    quoteReserve: quoteReserve.toString(),
    totalShares: settledShares(standing).toString(),
    price:
      baseReserve > 0n
        ? formatScaledPrice(scaledPrice(quoteReserve, baseReserve), priceScale(view))
        : null,
    // At its own price the base reserve is worth the quote reserve.
    value: (2n * quoteReserve).toString(),
  };
}

/** Volumes and fees of an hour or a period; none where nothing came. */
export function presentFlows(
  flows: PeriodFlows | undefined,
): Pick<PoolPeriod, 'baseVolume' | 'quoteVolume' | 'fees'> {
  return {
    baseVolume: flows?.baseVolume ?? '0',
    quoteVolume: flows?.quoteVolume ?? '0',
    fees: {
      providersBase: flows?.providersBase ?? '0',
      providersQuote: flows?.providersQuote ?? '0',
      protocolBase: flows?.protocolBase ?? '0',
      protocolQuote: flows?.protocolQuote ?? '0',
    },
  };
}

function presentPeriod(
  from: number,
  flows: PeriodFlows | undefined,
  base: ReturnBase | undefined,
  now: PoolPoint,
): PoolPeriod {
  const rate = base ? yearlyReturn(pointOf(base.row, base.at), now) : null;
  return {
    ...presentFlows(flows),
    from,
    yearlyReturn: rate,
    returnFrom: base && rate !== null ? base.at : null,
  };
}
