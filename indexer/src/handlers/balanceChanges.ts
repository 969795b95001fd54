import { balanceChanges } from '../schema/tables.ts';
import type { Context } from './context.ts';

/** Adds a line to an account's list of what moved its balance of a token or of a market's shares. */
export function recordBalanceChange(
  { state, block, log }: Context,
  owner: string,
  id: bigint,
  change: bigint,
  counterparty: string | null,
): void {
  state.changes.insert(balanceChanges, {
    owner,
    id,
    change,
    counterparty,
    blockNumber: block.number,
    logIndex: log.logIndex,
    timestamp: block.timestamp,
    transaction: log.transactionHash,
  });
}
