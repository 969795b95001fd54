import { unpackLendingTerms } from '@weir/contracts';
import type { LendingEventArgs } from '../../chain/decodeLendingLog.ts';
import { marketKey } from '../../derived/marketKey.ts';
import { lendingCollaterals, lendingMarkets, lendingStates } from '../../schema/lendingTables.ts';
import type { Context } from '../context.ts';
import { InconsistentEvent } from '../indexState.ts';
import { addToken } from '../markets.ts';
import { recordLendingEvent } from './lendingEvents.ts';
import { applyAction, type LendingStateRow, openMarket } from './lendingStates.ts';

export async function onLendingMarketOpened(
  context: Context,
  args: LendingEventArgs<'LendingMarketOpened'>,
): Promise<void> {
  const { tx, state, block, log, facts } = context;
  const { loan, dust, rates, collaterals } = unpackLendingTerms(args.terms);
  const interestFee = facts.lending?.interestFee ?? null;
  if (interestFee === null) throw new InconsistentEvent('the part of the interest was not read');
  for (const address of [loan, ...collaterals.map(({ token }) => token)]) {
    await addToken(context, address);
  }
  const id = await state.lendingMarkets.count(tx);
  const market = {
    id,
    key: marketKey(args.market),
    loan,
    dust,
    rateBase: rates.base,
    rateKink: rates.kink,
    rateBelow: rates.below,
    rateAbove: rates.above,
    interestFee,
    opener: args.opener,
    openedBlock: block.number,
    openedAt: block.timestamp,
    openedTransaction: log.transactionHash,
  };
  await state.lendingMarkets.add(tx, market);
  state.changes.insert(lendingMarkets, market);
  for (const [index, collateral] of collaterals.entries()) {
    state.changes.insert(lendingCollaterals, { market: id, index, ...collateral, pledged: 0n });
  }
  const row: LendingStateRow = {
    market: id,
    cash: 0n,
    borrowed: 0n,
    accruedAt: block.timestamp,
    supplyShares: 0n,
    lendersFees: 0n,
    borrowShares: 0n,
    borrowersFees: 0n,
    down: 0,
    pausedUntil: 0,
    interest: 0n,
    feesCollected: 0n,
    writtenOff: 0n,
    feesLost: 0n,
    liquidations: 0,
  };
  state.changes.insert(lendingStates, row);
  recordLendingEvent(context, row, { kind: 'open', counterparty: args.opener });
}

/** Accrued, and whatever else only accrues. */
export async function onAccrued(
  context: Context,
  { market, funds, borrowers }: LendingEventArgs<'Accrued'>,
): Promise<void> {
  const opened = await openMarket(context, market);
  const words = { funds, borrowers };
  const after = await applyAction(context, opened, { words, act: (totals) => totals });
  recordLendingEvent(context, after, { kind: 'accrue' });
}

export async function onLendingFeesCollected(
  context: Context,
  { market, to, amount, ...words }: LendingEventArgs<'FeesCollected'>,
): Promise<void> {
  const opened = await openMarket(context, market);
  const after = await applyAction(context, opened, {
    words,
    act: (totals) => ({ ...totals, cash: totals.cash - amount, fees: totals.fees - amount }),
    flows: { feesCollected: amount },
  });
  recordLendingEvent(context, after, { kind: 'collect', counterparty: to, assets: amount });
}

/** PriceReported: nothing is accrued. */
export async function onPriceReported(
  context: Context,
  { market, index, isDown, down }: LendingEventArgs<'PriceReported'>,
): Promise<void> {
  const { state } = await openMarket(context, market);
  const after = { ...state, down: Number(down) };
  context.state.changes.put(lendingStates, after);
  recordLendingEvent(context, after, { kind: 'price', collateral: Number(index), isDown });
}

/** LendingPauseSet: likewise. */
export async function onLendingPauseSet(
  context: Context,
  args: LendingEventArgs<'LendingPauseSet'>,
): Promise<void> {
  const { state } = await openMarket(context, args.market);
  const until = Number(args.until);
  const after = { ...state, pausedUntil: until };
  context.state.changes.put(lendingStates, after);
  recordLendingEvent(context, after, { kind: 'pause', until });
}
