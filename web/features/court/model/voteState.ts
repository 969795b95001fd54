import type { Vote } from '@weir/contracts';
import type { Hex } from 'viem';
import type { CourtDispute, CourtProgress } from '#features/peerTrades';
import type { KeptVote } from './keptVotes.ts';

/** What a drawn seat has to do, or has done. */
export type VoteState =
  /** Nothing is committed, and there is time. */
  | { kind: 'choose' }
  /** Committed, and there is time to change it; `kept` is null where this device cannot reveal it later. */
  | { kind: 'committed'; kept: KeptVote | null }
  | { kind: 'reveal'; kept: KeptVote }
  /** It has to be revealed, and this device does not have what opens it. */
  | { kind: 'saltMissing' }
  /** The time to commit passed without a vote. */
  | { kind: 'missed' }
  | { kind: 'revealed'; vote: Vote }
  /** Committed, and not revealed in time. */
  | { kind: 'silent' };

interface Seen {
  stage: CourtProgress['stage'];
  /** Zero where nothing is. */
  commitment: Hex;
  revealed: Vote | null;
  /** What opens the commitment. */
  kept: KeptVote | null;
}

/** The state of a seat on the panel of the round that is on. */
export function voteState({ stage, commitment, revealed, kept }: Seen): VoteState {
  if (revealed !== null) return { kind: 'revealed', vote: revealed };
  const isCommitted = BigInt(commitment) !== 0n;
  if (stage === 'committing') return isCommitted ? { kind: 'committed', kept } : { kind: 'choose' };
  if (!isCommitted) return { kind: 'missed' };
  if (stage !== 'revealing') return { kind: 'silent' };
  return kept ? { kind: 'reveal', kept } : { kind: 'saltMissing' };
}

const FIRST_PANEL = 3;

/** What the seat at a place of the present panel revealed; null where nothing. As Votes of types/Panel.sol has it. */
export function revealedAt({ votes, round }: CourtDispute, place: number): Vote | null {
  const position = BigInt(round * FIRST_PANEL + place);
  // 16 bits are far below what a number holds; the pool takes votes of 0 to 2 only.
  const entry = Number((votes >> (position * 16n)) & 0xffffn);
  return entry === 0 ? null : ((entry - 1) as Vote);
}

/** The seats that were on the panels before the round that is on. As Panel of types/Panel.sol has it. */
export function earlierSeats({ panel, round }: Pick<CourtDispute, 'panel' | 'round'>): bigint[] {
  const places = Array.from({ length: round * FIRST_PANEL }, (_, place) => BigInt(place));
  return places.flatMap((place) => {
    const entry = (panel >> (place * 16n)) & 0xffffn;
    return entry === 0n ? [] : [entry - 1n];
  });
}
