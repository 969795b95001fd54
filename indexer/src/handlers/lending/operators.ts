import type { LendingEventArgs } from '../../chain/decodeLendingLog.ts';
import { lendingOperators } from '../../schema/lendingTables.ts';
import type { Context } from '../context.ts';

export async function onLendingOperatorSet(
  { tx, state, block, log }: Context,
  { owner, operator, isAllowed }: LendingEventArgs<'OperatorSet'>,
): Promise<void> {
  const row = await state.changes.find(tx, lendingOperators, { owner, operator });
  if (isAllowed && !row) {
    const since = block.timestamp;
    const transaction = log.transactionHash;
    state.changes.put(lendingOperators, { owner, operator, since, transaction });
  } else if (!isAllowed && row) {
    state.changes.remove(lendingOperators, row);
  }
}
