import type { LendingTotals } from '@weir/contracts';
import { type Flows, noFlows } from '../../derived/lending/flows.ts';
import { periodSeconds } from '../../derived/lending/periodSeconds.ts';
import { lendingPeriods } from '../../schema/lendingTables.ts';
import type { Context } from '../context.ts';

/** Keeps how a market stands after an event in the rows of its hour and its day, and adds what the event brought. */
export async function addToPeriods(
  { tx, state, block }: Context,
  market: number,
  { cash, borrowed: totalBorrowed, fees, supplyShares, borrowShares, time }: LendingTotals,
  flows: Flows,
): Promise<void> {
  for (const interval of Object.values(periodSeconds)) {
    const start = block.timestamp - (block.timestamp % interval);
    const row =
      (await state.changes.find(tx, lendingPeriods, { market, interval, start })) ?? noFlows;
    state.changes.put(lendingPeriods, {
      market,
      interval,
      start,
      cash,
      totalBorrowed,
      fees,
      supplyShares,
      borrowShares,
      accruedAt: Number(time),
      supplied: row.supplied + flows.supplied,
      withdrawn: row.withdrawn + flows.withdrawn,
      borrowed: row.borrowed + flows.borrowed,
      repaid: row.repaid + flows.repaid,
      interest: row.interest + flows.interest,
      feesCollected: row.feesCollected + flows.feesCollected,
      writtenOff: row.writtenOff + flows.writtenOff,
      liquidations: row.liquidations + flows.liquidations,
    });
  }
}
