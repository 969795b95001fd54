import { rolesOf } from '@weir/contracts';
import { useDeployment } from '#features/deployment';
import type { CourtProgress } from '#features/peerTrades';
import { useAccount } from '#features/wallet';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import type { CourtCase } from '../model/courtCase.ts';
import { ownVotes } from '../model/ownVotes.ts';
import { earlierSeats } from '../model/voteState.ts';
import { usePool } from '../queries/useCourtPool.ts';
import type { OwnSeat } from '../queries/useSeats.ts';
import { say } from '../words/english.ts';
import { SeatVote } from './SeatVote.tsx';

interface VotePanelProps {
  found: CourtCase;
  own: readonly OwnSeat[];
  progress: CourtProgress;
}

/** The votes of the account's seats in the round that is on. */
export function VotePanel({ found, own, progress: { stage, until } }: VotePanelProps) {
  const { chainId } = useDeployment();
  const { address } = useAccount();
  const pool = usePool();
  const seats = own.map(({ seat }) => seat);
  const votes = ownVotes(found, seats, stage, { chainId, pool });
  const before = earlierSeats(found.dispute).filter((seat) => seats.includes(seat));
  const isParty =
    found.trade !== null && address !== undefined && rolesOf(found.trade, address).length > 0;
  return (
    <Panel title={say.yourVote}>
      <div className="flex flex-col gap-3 p-3">
        {isParty && <Notice tone="warn">{say.ownTrade}</Notice>}
        {before.length > 0 && (
          <p className="text-xs text-quiet">{say.earlier(before.join(', '))}</p>
        )}
        {votes.length === 0 && <p className="text-xs text-quiet">{say.notOnPanel}</p>}
        {votes.some(({ state }) => state.kind === 'choose') && (
          <p className="text-xs text-quiet">{say.voteAbout}</p>
        )}
        {votes.map(({ place, state }) => (
          <SeatVote
            key={`${place.round} ${place.seat}`}
            place={place}
            state={state}
            commitment={found.commitments.get(place.seat)}
            until={until}
            feeToken={found.dispute.feeToken}
          />
        ))}
      </div>
    </Panel>
  );
}
