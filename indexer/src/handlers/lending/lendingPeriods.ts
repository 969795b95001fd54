import type { LendingTotals } from '@weir/contracts';
import { lendingPeriods } from '../../schema/lendingTables.ts';
import type { Row } from '../../store/changes.ts';
import { periodSeconds } from '../../views/lending/periodSeconds.ts';
import type { Context } from '../context.ts';

/** What an event brings to its periods. */
export type Flows = Pick<
  Row<typeof lendingPeriods>,
  | 'supplied'
  | 'withdrawn'
  | 'borrowed'
  | 'repaid'
  | 'interest'
  | 'feesCollected'
  | 'writtenOff'
  | 'liquidations'
>;

export const noFlows: Flows = {
  supplied: 0n,
  withdrawn: 0n,
  borrowed: 0n,
  repaid: 0n,
  interest: 0n,
  feesCollected: 0n,
  writtenOff: 0n,
  liquidations: 0,
};

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
