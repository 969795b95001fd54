import type { EscrowArgs } from '../../chain/decodeP2pLogs.ts';
import { p2pBalances } from '../../schema/p2pTables.ts';
import type { Context } from '../context.ts';
import { InconsistentEvent } from '../indexState.ts';
import { addToken } from '../markets.ts';

/** The only way by which tokens come to an escrow's balances: whoever reads them later knows the token. */
export async function onDeposited(
  context: Context,
  { account, token, amount }: EscrowArgs<'Deposited'>,
): Promise<void> {
  await addToken(context, token);
  await change(context, account, token, amount);
}

export function onCredited(
  context: Context,
  { account, token, amount }: EscrowArgs<'Credited'>,
): Promise<void> {
  return change(context, account, token, amount);
}

/** Drawn or Withdrawn. */
export function onTakenOut(
  context: Context,
  { account, token, amount }: EscrowArgs<'Drawn'>,
): Promise<void> {
  return change(context, account, token, -amount);
}

async function change(
  { tx, state }: Context,
  account: string,
  token: string,
  by: bigint,
): Promise<void> {
  const row = await state.changes.find(tx, p2pBalances, { account, token });
  const amount = (row?.amount ?? 0n) + by;
  if (amount < 0n) {
    throw new InconsistentEvent(`${account} would have ${amount} units of ${token} in the escrow`);
  }
  if (amount > 0n) state.changes.put(p2pBalances, { account, token, amount });
  else if (row) state.changes.remove(p2pBalances, row);
}
