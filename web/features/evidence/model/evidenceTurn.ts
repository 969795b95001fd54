import { mayAct, momentOf, nameAt, type Role, type Trade, tradeStates } from '@weir/contracts';

/** How often a side may bring evidence, and reply (Disputes.sol). */
export const MOST_EVIDENCE = 4;
export const MOST_REPLIES = 2;

/** How often a side has. */
export interface Counted {
  evidence: number;
  replies: number;
}

/** What a side may do about evidence now. */
export type EvidenceTurn =
  | {
      kind: 'SubmitEvidence' | 'Reply';
      /** The second from which on it may not. */
      until: bigint;
      /** How often more, this time included. */
      left: number;
    }
  /** It brought as often as it may. */
  | { kind: 'usedUp' }
  /** The time is over, or there is no dispute, or it is another's. */
  | { kind: 'closed' };

/**
 * Evidence first, as long as the contract takes it; then replies, which it takes a day longer. From the state table and the counts
 * alone, so that the page never offers what the contract would refuse.
 */
export function evidenceTurn(
  trade: Trade,
  roles: readonly Role[],
  now: bigint,
  brought: Counted,
): EvidenceTurn {
  const turns = [
    {
      kind: 'SubmitEvidence',
      end: 'EvidenceEnd',
      left: MOST_EVIDENCE - brought.evidence,
    },
    { kind: 'Reply', end: 'ReplyEnd', left: MOST_REPLIES - brought.replies },
  ] as const;
  const open = turns.filter(({ kind }) => mayAct(trade, kind, roles, now));
  const next = open.find(({ left }) => left > 0);
  if (!next) return { kind: open.length > 0 ? 'usedUp' : 'closed' };
  return { kind: next.kind, until: momentOf(trade, next.end) ?? 0n, left: next.left };
}

/** Whether evidence is a matter of this trade at all. */
export function isInDispute(trade: Pick<Trade, 'state'>): boolean {
  return nameAt(tradeStates, trade.state) === 'Disputed';
}
