import { type LendingAccount, unpackAccount } from '@weir/contracts';
import type { LendingEventArgs } from '../../chain/decodeLendingLog.ts';
import { lendingCollaterals } from '../../schema/lendingTables.ts';
import type { Context } from '../context.ts';
import { InconsistentEvent } from '../indexState.ts';
import { recordLendingEvent } from './lendingEvents.ts';
import {
  changePledge,
  type LendingPositionRow,
  positionOf,
  putPosition,
} from './lendingPositions.ts';
import { openMarket } from './lendingStates.ts';

export async function onCollateralAdded(
  context: Context,
  args: LendingEventArgs<'CollateralAdded'>,
): Promise<void> {
  const { amount } = args;
  await onCollateralMoved(context, { ...args, change: amount, kind: 'pledge', to: null });
}

/** With a debt the position passes the check of new debt; the market's interest is not written. */
export async function onCollateralRemoved(
  context: Context,
  args: LendingEventArgs<'CollateralRemoved'>,
): Promise<void> {
  const { amount } = args;
  await onCollateralMoved(context, { ...args, change: -amount, kind: 'unpledge' });
}

/** Adds to what counts towards a collateral's cap. */
export async function count(
  { tx, state }: Context,
  market: number,
  index: number,
  change: bigint,
): Promise<void> {
  const row = await state.changes.find(tx, lendingCollaterals, { market, index });
  const pledged = (row?.pledged ?? 0n) + change;
  if (!row || pledged < 0n) {
    throw new InconsistentEvent(
      `${pledged} of collateral ${index} would count in lending market ${market}`,
    );
  }
  state.changes.put(lendingCollaterals, { ...row, pledged });
}

/** How many collaterals a market has. */
export async function collateralCount({ tx, state }: Context, market: number): Promise<number> {
  let index = 0;
  while (await state.changes.find(tx, lendingCollaterals, { market, index })) index++;
  return index;
}

interface Moved {
  kind: 'pledge' | 'unpledge';
  market: bigint;
  account: bigint;
  to: string | null;
  index: bigint;
  amount: bigint;
  change: bigint;
  pledged: bigint;
}

async function onCollateralMoved(context: Context, moved: Moved): Promise<void> {
  const { kind, to, amount, change } = moved;
  const { market, state } = await openMarket(context, moved.market);
  const account: LendingAccount = unpackAccount(moved.account);
  const index = Number(moved.index);
  const position = await positionOf(context, market.id, account);
  const pledged = await changePledge(context, position, index, change);
  if (pledged !== moved.pledged) {
    throw new InconsistentEvent(
      `account ${account.number} of ${account.owner} pledged ${moved.pledged} of collateral ${index}, and the events before lead to ${pledged}`,
    );
  }
  if (position.isCounted) await count(context, market.id, index, change);
  putPosition(context, afterMove(context, position, kind));
  recordLendingEvent(context, state, {
    kind,
    account,
    counterparty: to,
    collateral: index,
    amount,
  });
}

function afterMove(
  { block }: Context,
  position: LendingPositionRow,
  kind: Moved['kind'],
): LendingPositionRow {
  const isChecked = kind === 'unpledge' && position.debtShares > 0n;
  return isChecked ? { ...position, checkedAt: block.timestamp } : position;
}
