import type { LendingAccount } from '@weir/contracts';
import { lendingPledges, lendingPositions } from '../../schema/lendingTables.ts';
import type { Row } from '../../store/changes.ts';
import type { Context } from '../context.ts';
import { InconsistentEvent } from '../indexState.ts';

export type LendingPositionRow = Row<typeof lendingPositions>;

/** An account's row in a market, as it is or as it begins. */
export async function positionOf(
  { tx, state, block }: Context,
  market: number,
  { owner, number }: LendingAccount,
): Promise<LendingPositionRow> {
  const found = await state.changes.find(tx, lendingPositions, { market, owner, number });
  return (
    found ?? {
      market,
      owner,
      number,
      supplyShares: 0n,
      debtShares: 0n,
      checkedAt: 0,
      isCounted: false,
      supplied: 0n,
      withdrawn: 0n,
      borrowed: 0n,
      repaid: 0n,
      writtenOff: 0n,
      openedAt: block.timestamp,
      changedAt: block.timestamp,
    }
  );
}

/** Puts a changed position in its place. Throws where it would have less than nothing. */
export function putPosition(
  { state, block }: Context,
  position: LendingPositionRow,
): LendingPositionRow {
  const { market, owner, number, supplyShares, debtShares } = position;
  if (supplyShares < 0n || debtShares < 0n) {
    throw new InconsistentEvent(
      `account ${number} of ${owner} would have ${supplyShares} supply shares and ${debtShares} debt shares in lending market ${market}`,
    );
  }
  const changed = { ...position, changedAt: block.timestamp };
  state.changes.put(lendingPositions, changed);
  return changed;
}

/** What a position pledged of a collateral. */
export async function pledgeOf(
  { tx, state }: Context,
  { market, owner, number }: LendingPositionRow,
  index: number,
): Promise<bigint> {
  const row = await state.changes.find(tx, lendingPledges, { market, owner, number, index });
  return row?.amount ?? 0n;
}

/** Changes it. Throws where less than nothing would be left. @returns what is pledged then. */
export async function changePledge(
  context: Context,
  position: LendingPositionRow,
  index: number,
  change: bigint,
): Promise<bigint> {
  const { market, owner, number } = position;
  const before = await pledgeOf(context, position, index);
  const amount = before + change;
  if (amount < 0n) {
    throw new InconsistentEvent(
      `account ${number} of ${owner} would have pledged ${amount} of collateral ${index} in lending market ${market}`,
    );
  }
  const row = { market, owner, number, index, amount };
  const { changes } = context.state;
  if (amount > 0n) changes.put(lendingPledges, row);
  else if (before > 0n) changes.remove(lendingPledges, row);
  return amount;
}
