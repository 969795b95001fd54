import { and, asc, desc, eq, gte, lt } from 'drizzle-orm';
import type { PoolHour } from '../answers/poolSchemas.ts';
import { hourSeconds } from '../derived/hourSeconds.ts';
import { rootPerShare } from '../derived/poolReturn.ts';
import { poolHours } from '../schema/tables.ts';
import type { Sql } from '../store/openStore.ts';
import type { MarketWithTokens } from './marketWithTokens.ts';
import type { HourRow } from './poolPeriods.ts';
import { pointOf, presentFlows, presentStanding } from './poolViews.ts';

/** Which hours: the last `limit` that begin in [from, to). */
export interface HourRange {
  from: number;
  to: number;
  limit: number;
}

/**
 * A pool hour by hour, oldest first, each as it stood at its end. Hours that left it as it was are filled in; before
 * the pool's first change there are none.
 */
export async function readPoolHistory(
  tx: Sql,
  view: MarketWithTokens,
  { from, to, limit }: HourRange,
): Promise<PoolHour[]> {
  const end = Math.ceil(to / hourSeconds) * hourSeconds;
  const begin = Math.max(Math.ceil(from / hourSeconds) * hourSeconds, end - limit * hourSeconds);
  const ofMarket = eq(poolHours.market, view.market.id);
  const [before] = await tx
    .select()
    .from(poolHours)
    .where(and(ofMarket, lt(poolHours.start, begin)))
    .orderBy(desc(poolHours.start))
    .limit(1);
  const rows = await tx
    .select()
    .from(poolHours)
    .where(and(ofMarket, gte(poolHours.start, begin), lt(poolHours.start, end)))
    .orderBy(asc(poolHours.start));
  const byStart = new Map(rows.map((row) => [row.start, row]));
  const hours: PoolHour[] = [];
  let standing = before;
  for (let start = begin; start < end; start += hourSeconds) {
    const row = byStart.get(start);
    standing = row ?? standing;
    if (standing) hours.push(present(view, start, standing, row));
  }
  return hours;
}

function present(
  view: MarketWithTokens,
  start: number,
  standing: HourRow,
  row: HourRow | undefined,
): PoolHour {
  const flows = row && {
    baseVolume: row.baseVolume.toString(),
    quoteVolume: row.quoteVolume.toString(),
    providersBase: row.providersBase.toString(),
    providersQuote: row.providersQuote.toString(),
    protocolBase: row.protocolBase.toString(),
    protocolQuote: row.protocolQuote.toString(),
  };
  return {
    time: start,
    ...presentStanding(view, standing),
    rootPerShare: rootPerShare(pointOf(standing, start + hourSeconds)),
    ...presentFlows(flows),
  };
}
