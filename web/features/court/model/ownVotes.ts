import type { VotePlace } from '@weir/contracts';
import { zeroHash } from 'viem';
import type { CourtProgress } from '#features/peerTrades';
import type { CourtCase } from './courtCase.ts';
import { voteBehind } from './keptVotes.ts';
import { revealedAt, type VoteState, voteState } from './voteState.ts';

/** What one of the account's seats has to do in the round that is on. */
export interface OwnVote {
  place: VotePlace;
  state: VoteState;
}

/** Those of `seats` that are on the panel of the round that is on, in the panel's order, with their votes. */
export function ownVotes(
  { disputeId, dispute, panel, commitments }: CourtCase,
  seats: readonly bigint[],
  stage: CourtProgress['stage'],
  { chainId, pool }: Pick<VotePlace, 'chainId' | 'pool'>,
): OwnVote[] {
  return panel.flatMap((seat, index) => {
    if (!seats.includes(seat)) return [];
    const place = { chainId, pool, disputeId, round: dispute.round, seat };
    const commitment = commitments.get(seat) ?? zeroHash;
    const revealed = revealedAt(dispute, index);
    const kept = voteBehind(place, commitment);
    return [{ place, state: voteState({ stage, commitment, revealed, kept }) }];
  });
}
