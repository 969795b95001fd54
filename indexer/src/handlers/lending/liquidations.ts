import { unpackAccount } from '@weir/contracts';
import type { LendingEventArgs } from '../../chain/decodeLendingLog.ts';
import { priceKey } from '../../chain/lendingFacts.ts';
import { lendingLiquidations, lendingSeizures } from '../../schema/lendingTables.ts';
import type { Context } from '../context.ts';
import { takenOff } from './borrowers.ts';
import { count } from './collaterals.ts';
import { recordLendingEvent } from './lendingEvents.ts';
import { changePledge, positionOf, putPosition } from './lendingPositions.ts';
import { applyAction, openMarket } from './lendingStates.ts';

/** What was written off, for the liquidation that is logged right after it. */
export interface WriteOff {
  block: number;
  logIndex: number;
  market: bigint;
  account: bigint;
  assets: bigint;
  feesLost: bigint;
  /** The lenders' word after it. */
  lenders: bigint;
}

/** WrittenOff: it is a part of the account's liquidation. */
export function onWrittenOff(
  { state, block, log }: Context,
  args: LendingEventArgs<'WrittenOff'>,
): void {
  state.lastWriteOff = { ...args, block: block.number, logIndex: log.logIndex };
}

export async function onLiquidated(
  context: Context,
  args: LendingEventArgs<'Liquidated'>,
): Promise<void> {
  const { market: id, liquidator, repaid, shares, seized, funds, borrowers } = args;
  const loss = writeOffOf(context, args);
  const { assets: writtenOff, feesLost } = loss ?? { assets: 0n, feesLost: 0n };
  const opened = await openMarket(context, id);
  const { market } = opened;
  const account = unpackAccount(args.account);
  const after = await applyAction(context, opened, {
    words: { funds, borrowers, ...(loss && { lenders: loss.lenders }) },
    act: (totals) => ({
      ...takenOff(totals, { shares, assets: repaid + writtenOff, paid: repaid }),
      fees: totals.fees - feesLost,
    }),
    flows: { repaid, writtenOff, liquidations: 1 },
    feesLost,
  });
  const position = await positionOf(context, market.id, account);
  const { state, block, log } = context;
  for (const [index, amount] of seized.entries()) {
    if (amount === 0n) continue;
    await changePledge(context, position, index, -amount);
    await count(context, market.id, index, -amount);
    state.changes.insert(lendingSeizures, {
      blockNumber: block.number,
      logIndex: log.logIndex,
      index,
      amount,
      price: priceOf(context, index),
    });
  }
  putPosition(context, {
    ...position,
    debtShares: position.debtShares - shares,
    repaid: position.repaid + repaid,
    writtenOff: position.writtenOff + writtenOff,
  });
  state.changes.insert(lendingLiquidations, {
    blockNumber: block.number,
    logIndex: log.logIndex,
    market: market.id,
    ...account,
    liquidator,
    repaid,
    shares,
    writtenOff,
    feesLost,
    timestamp: block.timestamp,
    transaction: log.transactionHash,
  });
  const told = { account, counterparty: liquidator, assets: repaid, shares };
  recordLendingEvent(context, after, { kind: 'liquidate', ...told });
}

/** What the log before this one wrote off of the same debt, or null. */
function writeOffOf(
  { state, block, log }: Context,
  { market, account }: LendingEventArgs<'Liquidated'>,
): WriteOff | null {
  const last = state.lastWriteOff;
  const isBefore = last?.block === block.number && last.logIndex === log.logIndex - 1;
  return last && isBefore && last.market === market && last.account === account ? last : null;
}

function priceOf({ facts, block, log }: Context, index: number): bigint | null {
  const key = priceKey({ blockNumber: block.number, logIndex: log.logIndex }, index);
  return facts.lending?.prices.get(key) ?? null;
}
