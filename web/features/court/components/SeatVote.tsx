import { type Vote, type VotePlace, voteCommitment } from '@weir/contracts';
import { useId, useState } from 'react';
import type { Address, Hex } from 'viem';
import { formatDayMinute } from '#lib/formatTime.ts';
import { saveFile } from '#lib/saveFile.ts';
import { Button } from '#ui/Button.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Notice } from '#ui/Notice.tsx';
import { type KeptVote, keepVote, newSalt, readVoteFile, voteFile } from '../model/keptVotes.ts';
import type { VoteState } from '../model/voteState.ts';
import { useCourtCall } from '../queries/useCourtCall.ts';
import { useTokenAt } from '../queries/useCourtPool.ts';
import { say } from '../words/english.ts';
import { VoteChoice, voteName } from './VoteChoice.tsx';

interface SeatVoteProps {
  place: VotePlace;
  state: VoteState;
  /** By the chain. */
  commitment: Hex | undefined;
  /** When the stage ends. */
  until: bigint | null;
  feeToken: Address;
}

/** REVEAL_TIME of ArbitrationTerms.sol, in seconds. */
const REVEAL_TIME = 2n * 86_400n;

/** One seat's vote: chosen, committed, kept, revealed. What opens it is kept on this device before it is committed. */
export function SeatVote({ place, state, commitment, until, feeToken }: SeatVoteProps) {
  const { call, isBusy, failure } = useCourtCall(useTokenAt()(feeToken));
  const [isChanging, setChanging] = useState(false);
  const [isLost, setLost] = useState(false);
  const seat = `${place.seat}`;
  const commit = async (vote: Vote) => {
    const salt = newSalt();
    const isKept = keepVote(place, { vote, salt });
    setLost(!isKept);
    if (!isKept) return;
    const args = [place.disputeId, place.seat, voteCommitment(place, vote, salt)] as const;
    if (await call('commit', args, say.commitLabel(seat))) setChanging(false);
  };
  const reveal = ({ vote, salt }: KeptVote) => {
    const args = [place.disputeId, place.seat, BigInt(vote), salt] as const;
    return call('reveal', args, say.revealLabel(seat));
  };
  const isChoosing = state.kind === 'choose' || (state.kind === 'committed' && isChanging);
  return (
    <section
      aria-label={say.seat(seat)}
      className="flex flex-col gap-2 border-t border-line pt-3 first:border-0 first:pt-0"
    >
      <h3 className="font-medium">{say.seat(seat)}</h3>
      {isChoosing && <VoteChoice isBusy={isBusy} onVote={(vote) => void commit(vote)} />}
      {!isChoosing && <p>{stateWords(state)}</p>}
      {state.kind === 'committed' && until !== null && (
        <p className="text-xs text-quiet">
          {say.comeBack(
            formatDayMinute(Number(until)),
            formatDayMinute(Number(until + REVEAL_TIME)),
          )}
        </p>
      )}
      {state.kind === 'committed' && (
        <div className="flex flex-wrap gap-2">
          {state.kept && <SaveVote place={place} kept={state.kept} />}
          <Button disabled={isBusy} onClick={() => setChanging(!isChanging)}>
            {isChanging ? say.keep : say.commitAgain}
          </Button>
        </div>
      )}
      {state.kind === 'reveal' && (
        <div className="flex flex-wrap gap-2">
          <Button look="primary" disabled={isBusy} onClick={() => void reveal(state.kept)}>
            {say.reveal}
          </Button>
          <SaveVote place={place} kept={state.kept} />
        </div>
      )}
      {(state.kind === 'saltMissing' || (state.kind === 'committed' && !state.kept)) && (
        <ReadVote place={place} commitment={commitment} />
      )}
      {isLost && <Notice tone="error">{say.voteNotKept}</Notice>}
      <FailureNotice failure={failure} />
    </section>
  );
}

function SaveVote({ place, kept }: { place: VotePlace; kept: KeptVote }) {
  const name = `weir-vote-${place.disputeId}-${place.round}-${place.seat}.json`;
  return (
    <Button
      title={say.saveVoteWarning}
      onClick={() => saveFile(name, voteFile(place, kept), 'application/json')}
    >
      {say.saveVote}
    </Button>
  );
}

function ReadVote({ place, commitment }: { place: VotePlace; commitment: Hex | undefined }) {
  const id = useId();
  const [words, setWords] = useState<string | null>(null);
  const read = async (file: File) => {
    const found = commitment ? readVoteFile(await file.text(), place, commitment) : null;
    if (!found) setWords(say.voteOfOther);
    else setWords(keepVote(place, found) ? null : say.voteNotKept);
  };
  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="flex flex-col gap-1 text-xs text-quiet">
        {say.readVote}
        <input
          id={id}
          type="file"
          accept="application/json,.json"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) void read(file);
          }}
          className="min-h-9 max-w-full text-ink file:mr-3 file:h-8 file:rounded-md file:border file:border-line file:bg-panel file:px-3 file:font-medium"
        />
      </label>
      {words && <Notice tone="error">{words}</Notice>}
    </div>
  );
}

function stateWords(state: VoteState): string {
  switch (state.kind) {
    case 'choose':
      return say.voteNow;
    case 'committed':
      return state.kept ? say.committedHere(voteName(state.kept.vote)) : say.committedElsewhere;
    case 'reveal':
      return say.toReveal(voteName(state.kept.vote));
    case 'revealed':
      return say.revealed(voteName(state.vote));
    case 'saltMissing':
    case 'missed':
    case 'silent':
      return say[state.kind];
  }
}
