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

export async function onLiquidated(
  context: Context,
  args: LendingEventArgs<'Liquidated'>,
): Promise<void> {
  const { market: id, liquidator, repaid, shares, writtenOff, seized } = args;
  const { feesLost, lendersFeesLost, funds, borrowers } = args;
  const opened = await openMarket(context, id);
  const { market } = opened;
  const account = unpackAccount(args.account);
  const after = await applyAction(context, opened, {
    words: { funds, borrowers },
    act: (totals) => ({
      ...takenOff(totals, { shares, assets: repaid + writtenOff, paid: repaid }),
      fees: totals.fees - feesLost,
    }),
    flows: { repaid, writtenOff, liquidations: 1 },
    feesLost,
    lendersFeesLost,
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

function priceOf({ facts, block, log }: Context, index: number): bigint | null {
  const key = priceKey({ blockNumber: block.number, logIndex: log.logIndex }, index);
  return facts.lending?.prices.get(key) ?? null;
}
