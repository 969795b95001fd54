import type { ChainLog } from '../../chain/chainBlock.ts';
import { decodePoolLog } from '../../chain/decodeP2pLogs.ts';
import type { Context } from '../context.ts';
import {
  onAppealed,
  onBrought,
  onDisputeConcluded,
  onDisputeCreation,
  onDisputeOpened,
  onFirstRuling,
  onPinSet,
} from './disputes.ts';
import {
  onSeatActivated,
  onSeatJoined,
  onSeatKeySet,
  onSeatLeaving,
  onSeatLeft,
  onSeatSuspended,
  onSeatToppedUp,
} from './seats.ts';
import { onCommitted, onPanelDrawn, onRevealed, onSeatPaid, onSeatSlashed } from './votes.ts';

/** Carries one log of the arbitrators' pool into the views. */
export async function applyPoolLog(context: Context, log: ChainLog): Promise<void> {
  const event = decodePoolLog(log);
  if (!event) return;
  switch (event.eventName) {
    case 'SeatJoined':
      return onSeatJoined(context, event.args);
    case 'SeatActivated':
      return onSeatActivated(context, event.args);
    case 'SeatKeySet':
      return onSeatKeySet(context, event.args);
    case 'SeatToppedUp':
      return onSeatToppedUp(context, event.args);
    case 'SeatSuspended':
      return onSeatSuspended(context, event.args);
    case 'SeatLeaving':
      return onSeatLeaving(context, event.args);
    case 'SeatLeft':
      return onSeatLeft(context, event.args);
    case 'DisputeCreation':
      return onDisputeCreation(context, event.args);
    case 'DisputeOpened':
      return onDisputeOpened(context, event.args);
    case 'PinSet':
      return onPinSet(context, event.args);
    case 'PanelDrawn':
      return onPanelDrawn(context, event.args);
    case 'Committed':
      return onCommitted(context, event.args);
    case 'Revealed':
      return onRevealed(context, event.args);
    case 'FirstRuling':
      return onFirstRuling(context, event.args);
    case 'Appealed':
      return onAppealed(context, event.args);
    case 'SeatSlashed':
      return onSeatSlashed(context, event.args);
    case 'SeatPaid':
      return onSeatPaid(context, event.args);
    case 'DisputeConcluded':
      return onDisputeConcluded(context, event.args);
    case 'RulingDelivered':
      return onBrought(context, event.args.disputeId, true);
    case 'RulingRefused':
      return onBrought(context, event.args.disputeId, false);
    // Another pin follows where no vote had its majority; what is owed, and who governs, are in no view.
    case 'RoundUndecided':
    case 'Claimed':
    case 'ArbitrableSet':
    case 'OwnershipTransferStarted':
    case 'OwnershipTransferred':
      return;
  }
}
