import type { ChainLog } from '../../chain/chainBlock.ts';
import { decodeLendingLog } from '../../chain/decodeLendingLog.ts';
import type { Context } from '../context.ts';
import { onBorrowed, onRepaid } from './borrowers.ts';
import { onCollateralAdded, onCollateralRemoved } from './collaterals.ts';
import { onSupplied, onWithdrawn } from './lenders.ts';
import {
  onAccrued,
  onLendingFeesCollected,
  onLendingMarketOpened,
  onLendingPauseSet,
  onPriceReported,
} from './lendingMarkets.ts';
import { onLiquidated, onWrittenOff } from './liquidations.ts';
import { onLendingOperatorSet } from './operators.ts';

/** Carries one log of lending into the views. */
export async function applyLendingLog(context: Context, log: ChainLog): Promise<void> {
  const event = decodeLendingLog(log);
  if (!event) return;
  switch (event.eventName) {
    case 'LendingMarketOpened':
      return onLendingMarketOpened(context, event.args);
    case 'Supplied':
      return onSupplied(context, event.args);
    case 'Withdrawn':
      return onWithdrawn(context, event.args);
    case 'CollateralAdded':
      return onCollateralAdded(context, event.args);
    case 'CollateralRemoved':
      return onCollateralRemoved(context, event.args);
    case 'Borrowed':
      return onBorrowed(context, event.args);
    case 'Repaid':
      return onRepaid(context, event.args);
    case 'Liquidated':
      return onLiquidated(context, event.args);
    case 'WrittenOff':
      return onWrittenOff(context, event.args);
    case 'Accrued':
      return onAccrued(context, event.args);
    case 'FeesCollected':
      return onLendingFeesCollected(context, event.args);
    case 'PriceReported':
      return onPriceReported(context, event.args);
    case 'LendingPauseSet':
      return onLendingPauseSet(context, event.args);
    case 'OperatorSet':
      return onLendingOperatorSet(context, event.args);
    // A flash loan is given back within its call; nonces and who governs are in no view.
    case 'FlashLoan':
    case 'NonceRevoked':
    case 'GuardianSet':
    case 'OwnershipTransferStarted':
    case 'OwnershipTransferred':
      return;
  }
}
