import type { LendingAccount } from '@weir/contracts';
import { totalsOfState } from '../../derived/lending/lendingTotals.ts';
import { lendingEvents } from '../../schema/lendingTables.ts';
import type { Row } from '../../store/changes.ts';
import type { Context } from '../context.ts';
import type { LendingStateRow } from './lendingStates.ts';

type EventRow = Row<typeof lendingEvents>;

/** What an event tells beside its place and the market's money; what is absent does not apply to its kind. */
interface Told
  extends Partial<
    Pick<
      EventRow,
      'counterparty' | 'assets' | 'shares' | 'collateral' | 'amount' | 'isDown' | 'until'
    >
  > {
  kind: EventRow['kind'];
  account?: LendingAccount;
}

/** Adds a line to the history of a market, and of the account that it is about. @param after the market's row after it. */
export function recordLendingEvent(
  { state, block, log }: Context,
  after: LendingStateRow,
  { kind, account, ...told }: Told,
): void {
  const { cash, borrowed, fees, supplyShares, borrowShares, time } = totalsOfState(after);
  state.changes.insert(lendingEvents, {
    blockNumber: block.number,
    logIndex: log.logIndex,
    market: after.market,
    kind,
    owner: account?.owner ?? null,
    number: account?.number ?? null,
    counterparty: null,
    assets: null,
    shares: null,
    collateral: null,
    amount: null,
    isDown: null,
    until: null,
    ...told,
    cash,
    totalBorrowed: borrowed,
    fees,
    supplyShares,
    borrowShares,
    accruedAt: Number(time),
    timestamp: block.timestamp,
    transaction: log.transactionHash,
  });
}
