import type { TradeAction } from '@weir/contracts';
import type { PromptKind } from './prompt.ts';

/**
 * What the page's big button does in each prompt; null where waiting is what there is to do. Never `Cancel`: nobody is led to
 * it.
 */
export const primaryActions: Record<PromptKind, TradeAction | null> = {
  confirm: 'Confirm',
  waitForMaker: null,
  makerLate: 'Expire',
  payNow: 'MarkPaid',
  payOverdue: 'MarkPaid',
  waitForPayment: null,
  paymentLate: 'Expire',
  postDetails: 'PostDetails',
  waitForDetails: null,
  detailsLate: 'Expire',
  checkBank: 'Release',
  releaseLate: 'Release',
  waitForRelease: null,
  lateRelease: 'Dispute',
  postBond: 'Dispute',
  waitForBond: null,
  bondLate: 'Expire',
  addEvidence: null,
  reply: null,
  askCourt: 'RequestRuling',
  waitForRuling: null,
  askBackup: 'RequestBackup',
  waitForHalving: null,
  halve: 'Expire',
  finished: null,
  watching: null,
};
