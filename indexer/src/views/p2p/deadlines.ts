import { type Moment, momentOf, stateNumber, type TradeState } from '@weir/contracts';
import type { P2pTrade } from '../../answers/p2pSchemas.ts';

type Deadlines = P2pTrade['deadlines'];

/** Which moments of the state table matter in which state. */
const momentsOf: Partial<Record<TradeState, Partial<Record<keyof Deadlines, Moment>>>> = {
  Taken: { confirmEnd: 'ConfirmEnd' },
  Locked: { demandEnd: 'DemandEnd', graceEnd: 'GraceEnd' },
  Demanded: { detailsEnd: 'DetailsEnd' },
  Paid: { disputeStart: 'DisputeStart' },
  Denied: { bondEnd: 'BondEnd' },
  Disputed: {
    evidenceEnd: 'EvidenceEnd',
    replyEnd: 'ReplyEnd',
    backupStart: 'BackupStart',
    halvingStart: 'HalvingStart',
  },
};

/** What of a trade the clocks read. */
export interface TradeClock {
  state: string;
  since: number;
  started: number;
  payWindow: number;
  confirmWindow: number;
  wasRefused: boolean;
}

/** The seconds at which something begins or ends in the state that a trade is in, by the bindings' table. */
export function deadlinesOf(trade: TradeClock): Deadlines {
  const state = trade.state as TradeState;
  const clock = { ...trade, state: stateNumber(state) };
  const deadlines: Deadlines = {};
  for (const [name, moment] of Object.entries(momentsOf[state] ?? {})) {
    deadlines[name as keyof Deadlines] = Number(momentOf(clock, moment));
  }
  if (state === 'Locked') deadlines.payEnd = trade.started + trade.payWindow;
  return deadlines;
}
