import { type LendingTotals, MOST_FUNDS, unpackAccount } from '@weir/contracts';
import type { LendingEventArgs } from '../../chain/decodeLendingLog.ts';
import type { Context } from '../context.ts';
import { collateralCount, count } from './collaterals.ts';
import { recordLendingEvent } from './lendingEvents.ts';
import { onAccrued } from './lendingMarkets.ts';
import { type LendingPositionRow, pledgeOf, positionOf, putPosition } from './lendingPositions.ts';
import { applyAction, openMarket } from './lendingStates.ts';

export async function onBorrowed(
  context: Context,
  { market: id, account: word, to, assets, shares, ...words }: LendingEventArgs<'Borrowed'>,
): Promise<void> {
  const opened = await openMarket(context, id);
  const account = unpackAccount(word);
  const after = await applyAction(context, opened, {
    words,
    act: (totals) => ({
      ...totals,
      cash: totals.cash - assets,
      borrowed: totals.borrowed + assets,
      borrowShares: totals.borrowShares + shares,
    }),
    flows: { borrowed: assets },
  });
  const position = await positionOf(context, opened.market.id, account);
  if (!position.isCounted) await countAll(context, position);
  putPosition(context, {
    ...position,
    debtShares: position.debtShares + shares,
    checkedAt: context.block.timestamp,
    isCounted: true,
    borrowed: position.borrowed + assets,
  });
  recordLendingEvent(context, after, { kind: 'borrow', account, counterparty: to, assets, shares });
}

/** A repayment where nothing is owed only accrues: anybody can do so to any account. */
export async function onRepaid(context: Context, args: LendingEventArgs<'Repaid'>): Promise<void> {
  const { market: id, account: word, caller, assets, shares, ...words } = args;
  if (shares === 0n && assets === 0n) return onAccrued(context, args);
  const opened = await openMarket(context, id);
  const account = unpackAccount(word);
  const after = await applyAction(context, opened, {
    words,
    act: (totals) => takenOff(totals, { shares, assets, paid: assets }),
    flows: { repaid: assets },
  });
  const position = await positionOf(context, opened.market.id, account);
  putPosition(context, {
    ...position,
    debtShares: position.debtShares - shares,
    repaid: position.repaid + assets,
  });
  recordLendingEvent(context, after, {
    kind: 'repay',
    account,
    counterparty: caller,
    assets,
    shares,
  });
}

/**
 * Totals after `shares` worth `assets` were taken off the debts and `paid` of them came in. The assets of shares are
 * rounded up, so the last ones may be a unit more than what all owe, and than what the market has room for.
 */
export function takenOff(
  totals: LendingTotals,
  { shares, assets, paid }: { shares: bigint; assets: bigint; paid: bigint },
): LendingTotals {
  const borrowed = totals.borrowed > assets ? totals.borrowed - assets : 0n;
  const room = MOST_FUNDS - borrowed;
  const cash = totals.cash + paid;
  return {
    ...totals,
    borrowed,
    cash: cash < room ? cash : room,
    borrowShares: totals.borrowShares - shares,
  };
}

/** From its first debt on, what an account has pledged counts. */
async function countAll(context: Context, position: LendingPositionRow): Promise<void> {
  const { market } = position;
  const collaterals = await collateralCount(context, market);
  for (let index = 0; index < collaterals; index++) {
    const amount = await pledgeOf(context, position, index);
    if (amount > 0n) await count(context, market, index, amount);
  }
}
