import type { lendingPeriods } from '../../schema/lendingTables.ts';
import type { Row } from '../../store/changes.ts';

/** What moved in a period of a market, in loan units; liquidations by their count. */
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

/** Of a period without an event. */
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
