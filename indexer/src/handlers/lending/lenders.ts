import { unpackAccount } from '@weir/contracts';
import type { LendingEventArgs } from '../../chain/decodeLendingLog.ts';
import type { Context } from '../context.ts';
import { recordLendingEvent } from './lendingEvents.ts';
import { positionOf, putPosition } from './lendingPositions.ts';
import { applyAction, openMarket } from './lendingStates.ts';

export async function onSupplied(
  context: Context,
  { market: id, account: word, caller, assets, shares, ...words }: LendingEventArgs<'Supplied'>,
): Promise<void> {
  const opened = await openMarket(context, id);
  const account = unpackAccount(word);
  const after = await applyAction(context, opened, {
    words,
    act: (totals) => ({
      ...totals,
      cash: totals.cash + assets,
      supplyShares: totals.supplyShares + shares,
    }),
    flows: { supplied: assets },
  });
  const position = await positionOf(context, opened.market.id, account);
  putPosition(context, {
    ...position,
    supplyShares: position.supplyShares + shares,
    supplied: position.supplied + assets,
  });
  recordLendingEvent(context, after, {
    kind: 'supply',
    account,
    counterparty: caller,
    assets,
    shares,
  });
}

export async function onWithdrawn(
  context: Context,
  { market: id, account: word, to, assets, shares, ...words }: LendingEventArgs<'Withdrawn'>,
): Promise<void> {
  const opened = await openMarket(context, id);
  const account = unpackAccount(word);
  const after = await applyAction(context, opened, {
    words,
    act: (totals) => ({
      ...totals,
      cash: totals.cash - assets,
      supplyShares: totals.supplyShares - shares,
    }),
    flows: { withdrawn: assets },
  });
  const position = await positionOf(context, opened.market.id, account);
  putPosition(context, {
    ...position,
    supplyShares: position.supplyShares - shares,
    withdrawn: position.withdrawn + assets,
  });
  recordLendingEvent(context, after, {
    kind: 'withdraw',
    account,
    counterparty: to,
    assets,
    shares,
  });
}
