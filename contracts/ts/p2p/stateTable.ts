/** Mirrors StateTable.sol: who may do what, in which state, when. The page's timers and buttons come from here. */
import { nameAt, type Trade, type TradeAction, type TradeState, tradeStates } from './trade.ts';

const HOUR = 3600n;
const DAY = 24n * HOUR;

/** R: time for the release, before the buyer may dispute and lateness costs; seconds. */
export const RELEASE_TIME = DAY;

/** A second that separates actions: until then one works, from then on the other. */
export type Moment =
  | 'Always'
  | 'ConfirmEnd'
  | 'DemandEnd'
  | 'GraceEnd'
  | 'DetailsEnd'
  | 'DisputeStart'
  | 'BondEnd'
  | 'EvidenceEnd'
  | 'ReplyEnd'
  | 'BackupStart'
  | 'HalvingStart';

/** Whoever acts. A party is seller or buyer, and maker or taker as well. */
export type Role = 'maker' | 'taker' | 'seller' | 'buyer' | 'court' | 'anyone';

/** One row: who may, from which moment on, until which. */
export interface Row {
  who: readonly Role[];
  from: Moment;
  until: Moment;
}

type Clock = Pick<
  Trade,
  'since' | 'started' | 'payWindow' | 'confirmWindow' | 'wasRefused' | 'state'
>;

/** What of a trade the table reads. */
export type TradeInTable = Clock & Pick<Trade, 'isStarter' | 'requests'>;

/** Seconds after the trade came into its state. */
const afterSince: Record<
  Exclude<Moment, 'Always' | 'ConfirmEnd' | 'DemandEnd' | 'GraceEnd'>,
  bigint
> = {
  DetailsEnd: 2n * HOUR,
  DisputeStart: RELEASE_TIME,
  BondEnd: 7n * DAY,
  EvidenceEnd: 3n * DAY,
  ReplyEnd: 4n * DAY,
  BackupStart: 45n * DAY,
  HalvingStart: 90n * DAY,
};

/** G: how long after the pay window a payment may still be marked; seconds. */
export function graceTime(payWindow: number): bigint {
  const quarter = BigInt(payWindow) / 4n;
  return quarter > HOUR / 2n ? quarter : HOUR / 2n;
}

/** The second of a moment; null for Always. */
export function momentOf(trade: Clock, moment: Moment): bigint | null {
  const since = BigInt(trade.since);
  const started = BigInt(trade.started);
  const window = BigInt(trade.payWindow);
  switch (moment) {
    case 'Always':
      return null;
    case 'ConfirmEnd':
      return since + BigInt(trade.confirmWindow);
    case 'DemandEnd':
      return started + window / 3n;
    case 'GraceEnd':
      return started + window + graceTime(trade.payWindow);
    case 'BackupStart':
      return trade.wasRefused ? since : since + afterSince.BackupStart;
    default:
      return since + afterSince[moment];
  }
}

/** The row of an action in the trade's state, for one of these roles; null where nobody may. */
export function rowOf(
  trade: TradeInTable,
  action: TradeAction,
  roles: readonly Role[],
): Row | null {
  switch (nameAt(tradeStates, trade.state)) {
    case 'Taken':
      return taken(action, roles);
    case 'Locked':
      return locked(action);
    case 'Demanded':
      return demanded(action);
    case 'Paid':
      return paid(action, roles, trade.isStarter);
    case 'Denied':
      return denied(action);
    case 'Disputed':
      return disputed(action, trade.requests);
    default:
      return null;
  }
}

/** Whether somebody with these roles may do this in the second `now`. */
export function mayAct(
  trade: TradeInTable,
  action: TradeAction,
  roles: readonly Role[],
  now: bigint,
): boolean {
  const row = rowOf(trade, action, roles);
  if (!row?.who.some((role) => role === 'anyone' || roles.includes(role))) return false;
  const from = momentOf(trade, row.from);
  const until = momentOf(trade, row.until);
  return (from === null || now >= from) && (until === null || now < until);
}

/** The roles of an account in a trade; none for a third party. */
export function rolesOf(
  trade: Pick<Trade, 'seller' | 'buyer' | 'makerSells'>,
  account: string,
): Role[] {
  const same = (other: string) => other.toLowerCase() === account.toLowerCase();
  if (same(trade.seller)) return ['seller', trade.makerSells ? 'maker' : 'taker'];
  if (same(trade.buyer)) return ['buyer', trade.makerSells ? 'taker' : 'maker'];
  return [];
}

/** The states in which a trade lives. */
export function isLive(state: TradeState): boolean {
  return state !== 'None' && state !== 'Final';
}

const parties: readonly Role[] = ['seller', 'buyer'];

function row(who: readonly Role[], from: Moment = 'Always', until: Moment = 'Always'): Row {
  return { who, from, until };
}

function taken(action: TradeAction, roles: readonly Role[]): Row | null {
  switch (action) {
    case 'Confirm':
      return row(['maker'], 'Always', 'ConfirmEnd');
    case 'Cancel':
      return roles.includes('taker') ? row(['taker']) : row(['maker'], 'Always', 'ConfirmEnd');
    case 'Expire':
      return row(['anyone'], 'ConfirmEnd');
    case 'SetKeys':
      return row(['taker']);
    default:
      return null;
  }
}

function locked(action: TradeAction): Row | null {
  switch (action) {
    case 'DemandDetails':
      return row(['buyer'], 'Always', 'DemandEnd');
    case 'MarkPaid':
    case 'Cancel':
      return row(['buyer'], 'Always', 'GraceEnd');
    case 'Expire':
      return row(['anyone'], 'GraceEnd');
    case 'Release':
      return row(['seller']);
    default:
      return talk(action);
  }
}

function demanded(action: TradeAction): Row | null {
  switch (action) {
    case 'PostDetails':
      return row(['seller'], 'Always', 'DetailsEnd');
    case 'Cancel':
      return row(['buyer'], 'Always', 'DetailsEnd');
    case 'Expire':
      return row(['anyone'], 'DetailsEnd');
    case 'Release':
      return row(['seller']);
    default:
      return talk(action);
  }
}

function paid(action: TradeAction, roles: readonly Role[], isStarter: boolean): Row | null {
  switch (action) {
    case 'Release':
      return row(['seller']);
    case 'Cancel':
      return row(['buyer']);
    case 'Dispute':
      return roles.includes('seller') && !isStarter
        ? row(['seller'])
        : row(['buyer'], 'DisputeStart');
    case 'Deny':
      return isStarter ? row(['seller']) : null;
    default:
      return talk(action);
  }
}

function denied(action: TradeAction): Row | null {
  switch (action) {
    case 'Dispute':
      return row(['buyer'], 'Always', 'BondEnd');
    case 'Expire':
      return row(['anyone'], 'BondEnd');
    case 'Release':
      return row(['seller']);
    case 'Cancel':
      return row(['buyer']);
    default:
      return talk(action);
  }
}

function disputed(action: TradeAction, requests: number): Row | null {
  switch (action) {
    case 'SubmitEvidence':
      return row(parties, 'Always', 'EvidenceEnd');
    case 'Reply':
      return row(parties, 'Always', 'ReplyEnd');
    case 'Concede':
      return row(parties);
    case 'RequestRuling':
      return requests === 0 ? row(parties, 'ReplyEnd', 'BackupStart') : null;
    case 'RequestBackup':
      return requests < 2 ? row(parties, 'BackupStart', 'HalvingStart') : null;
    case 'Rule':
      return row(['court'], 'Always', requests === 2 ? 'HalvingStart' : 'BackupStart');
    case 'Expire':
      return row(['anyone'], 'HalvingStart');
    default:
      return talk(action);
  }
}

function talk(action: TradeAction): Row | null {
  return action === 'Propose' || action === 'AcceptSettlement' || action === 'SetKeys'
    ? row(parties)
    : null;
}
