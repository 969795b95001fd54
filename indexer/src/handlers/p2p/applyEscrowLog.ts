import type { ChainLog } from '../../chain/chainBlock.ts';
import { decodeEscrowLog } from '../../chain/decodeP2pLogs.ts';
import type { Context } from '../context.ts';
import { linkDispute } from '../court/disputes.ts';
import { onCredited, onDeposited, onTakenOut } from './escrowBalances.ts';
import { changeSettings, onCourtsSet, onMethodListed, onTokenListed } from './escrowSettings.ts';
import { onOfferPosted, onOfferReduced, onOfferRepriced } from './offers.ts';
import {
  onAccountAgeSaid,
  onDetailsPosted,
  onKeysSet,
  onRulingRequested,
  onSettlementProposed,
  onTradeEnded,
  onTradeMoved,
  onTradeTaken,
} from './trades.ts';

/** Carries one log of the escrow into the views. */
export async function applyEscrowLog(context: Context, log: ChainLog): Promise<void> {
  const event = decodeEscrowLog(log);
  if (!event) return;
  switch (event.eventName) {
    case 'Deposited':
      return onDeposited(context, event.args);
    case 'Credited':
      return onCredited(context, event.args);
    case 'Drawn':
    case 'Withdrawn':
      return onTakenOut(context, event.args);
    case 'OfferPosted':
      return onOfferPosted(context, event.args);
    case 'OfferRepriced':
      return onOfferRepriced(context, event.args);
    case 'OfferReduced':
      return onOfferReduced(context, event.args);
    case 'TradeTaken':
      return onTradeTaken(context, event.args);
    case 'TradeMoved':
      return onTradeMoved(context, event.args);
    case 'TradeEnded':
      return onTradeEnded(context, event.args);
    case 'AccountAgeSaid':
      return onAccountAgeSaid(context, event.args);
    case 'KeysSet':
      return onKeysSet(context, event.args);
    case 'DetailsPosted':
      return onDetailsPosted(context, event.args);
    case 'RulingRequested':
      await onRulingRequested(context, event.args);
      return linkDispute(context, event.args);
    case 'SettlementProposed':
      return onSettlementProposed(context, event.args);
    case 'GuardianSet':
      return changeSettings(context, { guardian: event.args.guardian });
    case 'PauseSet':
      return changeSettings(context, { isPaused: event.args.isPaused });
    case 'FeeSet':
      return changeSettings(context, { feeRate: Number(event.args.feeRate) });
    case 'TreasurySet':
      return changeSettings(context, { treasury: event.args.treasury });
    case 'CourtsSet':
      return onCourtsSet(context, event.args);
    case 'TokenListed':
      return onTokenListed(context, event.args);
    case 'MethodListed':
      return onMethodListed(context, event.args);
    // What a ruling does to its trade is in TradeMoved; nonces and who governs are in no view.
    case 'Ruling':
    case 'NonceUsedUp':
    case 'OwnershipTransferStarted':
    case 'OwnershipTransferred':
      return;
  }
}
