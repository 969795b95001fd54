import type { EventArgs } from '@weir/contracts';
import { zeroAddress } from 'viem';
import { isShares } from '../derived/balanceIds.ts';
import { balances } from '../schema/tables.ts';
import { recordBalanceChange } from './balanceChanges.ts';
import type { Context } from './context.ts';
import { InconsistentEvent } from './indexState.ts';
import { onShareTransfer } from './shareTransfers.ts';

/** ERC-6909's Transfer: internal balances and pool shares. The zero address mints and burns. */
export async function onTransfer(context: Context, transfer: EventArgs<'Transfer'>): Promise<void> {
  const { from, to, id, amount } = transfer;
  await changeBalance(context, from, id, -amount);
  await changeBalance(context, to, id, amount);
  if (isShares(id)) await onShareTransfer(context, transfer);
  else recordTokenTransfer(context, transfer);
}

function recordTokenTransfer(
  context: Context,
  { from, to, id, amount }: EventArgs<'Transfer'>,
): void {
  if (amount === 0n || from === to) return;
  const orNull = (account: string) => (account === zeroAddress ? null : account);
  if (from !== zeroAddress) recordBalanceChange(context, from, id, -amount, orNull(to));
  if (to !== zeroAddress) recordBalanceChange(context, to, id, amount, orNull(from));
}

async function changeBalance(
  { tx, state }: Context,
  owner: string,
  id: bigint,
  change: bigint,
): Promise<void> {
  if (owner === zeroAddress || change === 0n) return;
  const row = await state.changes.find(tx, balances, { owner, id });
  const amount = (row?.amount ?? 0n) + change;
  if (amount < 0n) {
    throw new InconsistentEvent(`${owner}'s balance of ${id} would be ${amount}`);
  }
  if (row && amount === 0n) state.changes.remove(balances, row);
  else state.changes.put(balances, { owner, id, amount });
}
