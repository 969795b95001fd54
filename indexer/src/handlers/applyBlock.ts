import { decodeLog, exchangeAbi } from '@weir/contracts';
import { getAbiItem, isAddressEqual, toEventSelector } from 'viem';
import type { BlockLogs, ChainFacts, ChainLog } from '../chain/chainBlock.ts';
import type { Sql } from '../store/openStore.ts';
import { onTransfer } from './balances.ts';
import type { Context } from './context.ts';
import { applyPoolLog } from './court/applyPoolLog.ts';
import { InconsistentEvent, type IndexState } from './indexState.ts';
import { applyLendingLog } from './lending/applyLendingLog.ts';
import { onIncomePartSet, onLiquidityChanged } from './liquidity.ts';
import { onMarketOpened, onMarketPauseSet, onObservationsGrown } from './markets.ts';
import { onOrderClaimed, onOrderPlaced, onOrderReduced } from './orders.ts';
import { applyEscrowLog } from './p2p/applyEscrowLog.ts';
import { onFeesCollected } from './shareTransfers.ts';
import { onSwapped } from './trades.ts';

const flashClosed = toEventSelector(getAbiItem({ abi: exchangeAbi, name: 'FlashClosed' }));

/** Carries the contracts' logs of one block into the views: in memory, to be written by `state.changes.flush`. */
export async function applyBlock(
  tx: Sql,
  state: IndexState,
  block: BlockLogs,
  facts: ChainFacts,
): Promise<void> {
  // A flash closes after what was done in it, so its transaction is known before its trades are met.
  const flashes = new Set(
    block.logs
      .filter(({ topics }) => topics[0] === flashClosed)
      .map(({ transactionHash }) => transactionHash),
  );
  for (const log of block.logs) {
    try {
      await applyLog({ tx, state, block, log, flashes, facts }, log);
    } catch (error) {
      if (!(error instanceof InconsistentEvent)) throw error;
      throw new InconsistentEvent(`block ${block.number}, log ${log.logIndex}: ${error.message}`, {
        cause: error,
      });
    }
  }
}

async function applyLog(context: Context, log: ChainLog): Promise<void> {
  const { lending, escrow, arbitratorPool } = context.facts;
  if (lending && isAddressEqual(log.address, lending.address)) return applyLendingLog(context, log);
  if (escrow && isAddressEqual(log.address, escrow)) return applyEscrowLog(context, log);
  if (arbitratorPool && isAddressEqual(log.address, arbitratorPool))
    return applyPoolLog(context, log);
  const event = decodeLog(log);
  if (!event) return;
  switch (event.eventName) {
    case 'MarketOpened':
      return onMarketOpened(context, event.args);
    case 'Swapped':
      return onSwapped(context, event.args);
    case 'OrderPlaced':
      return onOrderPlaced(context, event.args);
    case 'OrderReduced':
      return onOrderReduced(context, event.args);
    case 'OrderClaimed':
      return onOrderClaimed(context, event.args);
    case 'LiquidityAdded':
      return onLiquidityChanged(context, event.args, true);
    case 'LiquidityRemoved':
      return onLiquidityChanged(context, event.args, false);
    case 'Transfer':
      return onTransfer(context, event.args);
    case 'FeesCollected':
      return onFeesCollected(context, event.args);
    case 'IncomePartSet':
      return onIncomePartSet(context, event.args);
    case 'MarketPauseSet':
      return onMarketPauseSet(context, event.args);
    case 'ObservationsGrown':
      return onObservationsGrown(context, event.args);
    // Tiers bind only markets opened later; who removed an expired order is in no view.
    case 'TierAdded':
    case 'OrderExpired':
    // Who may move another's balance or trade for him, likewise.
    case 'Approval':
    case 'OperatorSet':
    case 'TradingGranted':
    case 'NonceRevoked':
    // What these moved is in Transfer and Swapped; a loan of a flash is no trade, and flags the trades beside it.
    case 'PathDust':
    case 'FlashClosed':
    // Who governs, and whether deposits are paused, is in no view.
    case 'DepositPauseSet':
    case 'OwnershipOffered':
    case 'OwnerChanged':
    case 'GuardianSet':
      return;
  }
}
