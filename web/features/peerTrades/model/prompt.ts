import {
  mayAct,
  momentOf,
  nameAt,
  type Role,
  rowOf,
  type Trade,
  type TradeAction,
  tradeStates,
} from '@weir/contracts';

/** What a person is told to do, one at a time. */
export type PromptKind =
  | 'confirm'
  | 'waitForMaker'
  | 'makerLate'
  | 'payNow'
  | 'payOverdue'
  | 'waitForPayment'
  | 'paymentLate'
  | 'postDetails'
  | 'waitForDetails'
  | 'detailsLate'
  | 'checkBank'
  | 'releaseLate'
  | 'waitForRelease'
  | 'lateRelease'
  | 'postBond'
  | 'waitForBond'
  | 'bondLate'
  | 'addEvidence'
  | 'reply'
  | 'askCourt'
  | 'waitForRuling'
  | 'askBackup'
  | 'waitForHalving'
  | 'halve'
  | 'finished'
  | 'watching';

/** One prompt with its one timer, and what can be done. */
export interface Prompt {
  kind: PromptKind;
  /** The second at which this prompt ends, or null where time changes nothing. */
  until: bigint | null;
  /** What this person may do now, in the order in which the page offers it. */
  actions: readonly TradeAction[];
}

/** What a person may start; conceding, settling and keys are reached beside the prompt. */
const offered: readonly TradeAction[] = [
  'Confirm',
  'MarkPaid',
  'PostDetails',
  'Release',
  'Deny',
  'Dispute',
  'DemandDetails',
  'SubmitEvidence',
  'Reply',
  'RequestRuling',
  'RequestBackup',
  'Expire',
  'Concede',
  'Cancel',
];

/**
 * The prompt of a trade in the second `now` for somebody with these roles; a third party watches. From the state table alone, so
 * the page never offers what the contract would refuse.
 */
export function promptOf(trade: Trade, roles: readonly Role[], now: bigint): Prompt {
  const actions = roles.length === 0 ? [] : offered.filter((a) => isOpen(trade, a, roles, now));
  const [kind, until] = stateOf(trade, roles, now);
  return { kind, until, actions };
}

/** The last second in which the page asks for a payment: later ones may meet a trade that ended. */
export function payEnd(trade: Pick<Trade, 'started' | 'payWindow'>): bigint {
  return BigInt(trade.started) + BigInt(trade.payWindow);
}

function isOpen(trade: Trade, action: TradeAction, roles: readonly Role[], now: bigint): boolean {
  // Once only, which is not in the table.
  if (action === 'DemandDetails' && trade.wasDemanded) return false;
  return mayAct(trade, action, roles, now);
}

type Stage = [PromptKind, bigint | null];

function stateOf(trade: Trade, roles: readonly Role[], now: bigint): Stage {
  const state = nameAt(tradeStates, trade.state);
  if (state === 'Final' || state === 'None') return ['finished', null];
  const isSeller = roles.includes('seller');
  if (!isSeller && !roles.includes('buyer')) return ['watching', null];
  // Every moment that a state below uses has a second.
  const at = (moment: Parameters<typeof momentOf>[1]) => momentOf(trade, moment) ?? 0n;
  const before = (
    end: bigint,
    prompt: PromptKind,
    late: PromptKind,
    lateUntil: bigint | null = null,
  ): Stage => (now < end ? [prompt, end] : [late, lateUntil]);
  switch (state) {
    case 'Taken':
      return before(
        at('ConfirmEnd'),
        roles.includes('maker') ? 'confirm' : 'waitForMaker',
        'makerLate',
      );
    case 'Locked': {
      if (now >= at('GraceEnd')) return ['paymentLate', null];
      if (isSeller) return ['waitForPayment', at('GraceEnd')];
      return before(payEnd(trade), 'payNow', 'payOverdue', at('GraceEnd'));
    }
    case 'Demanded':
      return before(at('DetailsEnd'), isSeller ? 'postDetails' : 'waitForDetails', 'detailsLate');
    case 'Paid':
      return isSeller
        ? before(at('DisputeStart'), 'checkBank', 'releaseLate')
        : before(at('DisputeStart'), 'waitForRelease', 'lateRelease');
    case 'Denied':
      return before(at('BondEnd'), isSeller ? 'waitForBond' : 'postBond', 'bondLate');
    case 'Disputed':
      return disputed(trade, roles, now, at);
  }
}

function disputed(
  trade: Trade,
  roles: readonly Role[],
  now: bigint,
  at: (moment: Parameters<typeof momentOf>[1]) => bigint,
): Stage {
  if (now >= at('HalvingStart')) return ['halve', null];
  if (now < at('EvidenceEnd')) return ['addEvidence', at('EvidenceEnd')];
  if (now < at('ReplyEnd')) return ['reply', at('ReplyEnd')];
  if (now >= at('BackupStart')) {
    const canAsk = rowOf(trade, 'RequestBackup', roles) !== null;
    if (canAsk) return ['askBackup', at('HalvingStart')];
    return [trade.wasRefused ? 'waitForHalving' : 'waitForRuling', at('HalvingStart')];
  }
  return [trade.requests === 0 ? 'askCourt' : 'waitForRuling', at('BackupStart')];
}
