import type { EventArgs } from '@weir/contracts';
import { zeroAddress } from 'viem';
import { recordBalanceChange } from './balanceChanges.ts';
import type { Context } from './context.ts';
import { InconsistentEvent } from './indexState.ts';
import { receiveShares, sendShares } from './positions.ts';

/**
 * A transfer of pool shares, as positions see it. Three mints and burns are told by other events: an addition mints
 * in the log right after LiquidityAdded, a removal burns before LiquidityRemoved, and collected fees are burnt (by
 * the exchange, whom no removal is paid) and minted to their new owner before FeesCollected. What is left are shares
 * between two accounts, the protocol's income, and what its collector gets.
 */
export async function onShareTransfer(
  context: Context,
  { from, to, id, amount }: EventArgs<'Transfer'>,
): Promise<void> {
  const { tx, state, block, log } = context;
  if (amount === 0n || from === to) return;
  const { id: market } = await state.market(tx, id);
  if (to === zeroAddress) {
    state.lastBurnt = from;
    return;
  }
  if (from === zeroAddress) {
    const { lastAddition } = state;
    if (lastAddition?.block === block.number && lastAddition.logIndex === log.logIndex - 1) return;
    recordBalanceChange(context, to, id, amount, null);
  } else {
    await sendShares(context, market, from, amount);
    recordBalanceChange(context, from, id, -amount, to);
    recordBalanceChange(context, to, id, amount, from);
  }
  await receiveShares(context, market, to, amount);
}

/** FeesCollected: the protocol's shares left the account that they were burnt of. */
export async function onFeesCollected(
  context: Context,
  { market: id, shares }: EventArgs<'FeesCollected'>,
): Promise<void> {
  if (shares === 0n) return;
  const { tx, state } = context;
  const { id: market } = await state.market(tx, id);
  if (state.lastBurnt === null) {
    throw new InconsistentEvent(`${shares} collected shares were not burnt before`);
  }
  await sendShares(context, market, state.lastBurnt, shares);
  recordBalanceChange(context, state.lastBurnt, id, -shares, null);
}
