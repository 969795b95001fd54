import { nameAt, type Trade, type TradeAction, tradeStates } from '@weir/contracts';
import type { Token } from '#features/deployment';
import { say } from '../words/english.ts';
import { exactTokenText } from './shownTrade.ts';

/** What the button of an action says. Actions without a button of their own have their place beside the prompt. */
export function actionLabel(action: TradeAction): string {
  switch (action) {
    case 'Propose':
      return say.propose;
    case 'AcceptSettlement':
      return say.acceptProposal;
    // A court's, and the messages' own.
    case 'Rule':
    case 'SetKeys':
      return action;
    default:
      return say[`${action}Action`];
  }
}

/** What an action does, before it is done; null where its form says it. */
export function actionAbout(trade: Trade, action: TradeAction, token: Token): string | null {
  switch (action) {
    case 'Cancel':
      return nameAt(tradeStates, trade.state) === 'Paid' ? say.cancelPaidAbout : say.CancelAbout;
    case 'Dispute': {
      const bond = exactTokenText(trade.bondDue, token);
      return trade.isStarter
        ? `${say.DisputeAbout} ${say.disputeBondAbout(bond)}`
        : say.DisputeAbout;
    }
    case 'RequestRuling':
      return say.RequestRulingAbout(exactTokenText(trade.courtFee, token));
    case 'Expire':
    case 'DemandDetails':
    case 'Release':
    case 'Deny':
    case 'Concede':
    case 'RequestBackup':
      return say[`${action}About`];
    default:
      return null;
  }
}
