import { p2pTradeEvents } from '../../schema/p2pTables.ts';
import type { Row } from '../../store/changes.ts';
import type { Context } from '../context.ts';

type EventRow = Row<typeof p2pTradeEvents>;
type Told = Pick<EventRow, 'kind' | 'trade'> &
  Partial<Omit<EventRow, 'blockNumber' | 'logIndex' | 'timestamp' | 'transaction'>>;

/** Adds a line to what happened to a trade. What is not told does not apply to its kind. */
export function recordTradeEvent({ state, block, log }: Context, told: Told): void {
  state.changes.insert(p2pTradeEvents, {
    by: null,
    action: null,
    outcome: null,
    state: null,
    data: null,
    court: null,
    disputeId: null,
    toBuyer: null,
    expiry: null,
    nonce: null,
    ...told,
    blockNumber: block.number,
    logIndex: log.logIndex,
    timestamp: block.timestamp,
    transaction: log.transactionHash,
  });
}
