import type { Vote } from '@weir/contracts';
import { useId, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { say } from '../words/english.ts';

/** In the order in which they are offered. */
const votes: readonly Vote[] = [1, 2, 0];

/** A vote is chosen, and then committed by a button of its own: none by a slip. */
export function VoteChoice({ isBusy, onVote }: { isBusy: boolean; onVote: (vote: Vote) => void }) {
  const id = useId();
  const [chosen, setChosen] = useState<Vote | null>(null);
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="sr-only">{say.choose}</legend>
      {votes.map((vote) => (
        <label
          key={vote}
          className="flex cursor-pointer items-start gap-2.5 rounded-md border border-line px-2.5 py-2 has-checked:border-accent has-checked:bg-accent-wash"
        >
          <input
            type="radio"
            name={id}
            checked={chosen === vote}
            onChange={() => setChosen(vote)}
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          <span>
            <span className="block font-medium">{voteName(vote)}</span>
            <span className="block text-xs text-quiet">{meaning(vote)}</span>
          </span>
        </label>
      ))}
      <Button
        look="primary"
        size="large"
        disabled={isBusy || chosen === null}
        onClick={() => {
          if (chosen !== null) onVote(chosen);
        }}
      >
        {say.commit}
      </Button>
    </fieldset>
  );
}

/** What a vote is called. */
export function voteName(vote: Vote): string {
  return [say.voteRefused, say.voteBuyer, say.voteSeller][vote] ?? say.voteRefused;
}

function meaning(vote: Vote): string {
  return [say.refusedMeans, say.buyerMeans, say.sellerMeans][vote] ?? say.refusedMeans;
}
