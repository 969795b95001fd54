import { accrue, type LendingTotals } from '@weir/contracts';
import { and, asc, desc, eq, gte, lt } from 'drizzle-orm';
import type { LendingPeriod } from '../../answers/lendingSchemas.ts';
import type { Block } from '../../answers/schemas.ts';
import { noFlows } from '../../derived/lending/flows.ts';
import { ratesOf } from '../../derived/lending/lendingTotals.ts';
import { lendingPeriods } from '../../schema/lendingTables.ts';
import type { Row } from '../../store/changes.ts';
import type { Sql } from '../../store/openStore.ts';
import type { LendingMarketData } from './lendingMarketData.ts';
import { presentTotals } from './lendingMarketViews.ts';

type PeriodRow = Row<typeof lendingPeriods>;

/** Which periods: the last `limit` that begin in [from, to). */
export interface PeriodRange {
  /** Seconds. */
  interval: number;
  from: number;
  to: number;
  limit: number;
}

/**
 * A market period by period, oldest first, each with the interest until its end, or until the block's time. Periods
 * without an event are filled in; before the market's first event there are none.
 */
export async function readLendingHistory(
  tx: Sql,
  data: LendingMarketData,
  block: Block,
  { interval, from, to, limit }: PeriodRange,
): Promise<LendingPeriod[]> {
  const end = Math.ceil(to / interval) * interval;
  const begin = Math.max(Math.ceil(from / interval) * interval, end - limit * interval);
  const ofMarket = and(
    eq(lendingPeriods.market, data.row.id),
    eq(lendingPeriods.interval, interval),
  );
  const [before] = await tx
    .select()
    .from(lendingPeriods)
    .where(and(ofMarket, lt(lendingPeriods.start, begin)))
    .orderBy(desc(lendingPeriods.start))
    .limit(1);
  const rows = await tx
    .select()
    .from(lendingPeriods)
    .where(and(ofMarket, gte(lendingPeriods.start, begin), lt(lendingPeriods.start, end)))
    .orderBy(asc(lendingPeriods.start));
  const byStart = new Map(rows.map((row) => [row.start, row]));
  const periods: LendingPeriod[] = [];
  let standing = before;
  for (let start = begin; start < end; start += interval) {
    const row = byStart.get(start);
    standing = row ?? standing;
    if (!standing) continue;
    const until = Math.min(start + interval, Math.max(start, block.timestamp));
    periods.push({
      time: start,
      end: presentTotals(data, totalsAtEnd(data, standing, until)),
      flows: presentFlows(row),
    });
  }
  return periods;
}

function totalsAtEnd(
  { row }: LendingMarketData,
  standing: PeriodRow,
  until: number,
): LendingTotals {
  const { cash, totalBorrowed: borrowed, fees, supplyShares, borrowShares, accruedAt } = standing;
  const totals = { cash, borrowed, fees, supplyShares, borrowShares, time: BigInt(accruedAt) };
  return accrue(totals, ratesOf(row), row.interestFee, BigInt(until)).totals;
}

function presentFlows(row: PeriodRow | undefined): LendingPeriod['flows'] {
  const {
    liquidations,
    supplied,
    withdrawn,
    borrowed,
    repaid,
    interest,
    feesCollected,
    writtenOff,
  } = row ?? noFlows;
  return {
    supplied: supplied.toString(),
    withdrawn: withdrawn.toString(),
    borrowed: borrowed.toString(),
    repaid: repaid.toString(),
    interest: interest.toString(),
    feesCollected: feesCollected.toString(),
    writtenOff: writtenOff.toString(),
    liquidations,
  };
}
