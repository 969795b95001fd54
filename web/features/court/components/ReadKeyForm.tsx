import { useQueryClient } from '@tanstack/react-query';
import { bytesToHex } from '@weir/contracts/messages';
import { type SyntheticEvent, useId, useState } from 'react';
import { useDeployment } from '#features/deployment';
import { Button } from '#ui/Button.tsx';
import { keepSeatKey, readSeatKey } from '../model/seatKeys.ts';
import { usePool } from '../queries/useCourtPool.ts';
import type { OwnSeat } from '../queries/useSeats.ts';
import { say } from '../words/english.ts';

/** Reads in a seat's key that was saved on another device; one of no seat of the account's is not kept. */
export function ReadKeyForm({ seats }: { seats: readonly OwnSeat[] }) {
  const { chainId } = useDeployment();
  const pool = usePool();
  const queries = useQueryClient();
  const id = useId();
  const [text, setText] = useState('');
  const [words, setWords] = useState<string | null>(null);
  const read = (event: SyntheticEvent) => {
    event.preventDefault();
    const pair = readSeatKey(text);
    if (!pair) return setWords(say.keyMalformed);
    const named = bytesToHex(pair.publicKey);
    if (!seats.some(({ keys }) => keys.some((key) => BigInt(key) === BigInt(named)))) {
      return setWords(say.keyOfOther);
    }
    if (!keepSeatKey({ chainId, pool }, pair)) return setWords(say.keyNotKept);
    setText('');
    setWords(say.keyRead);
    void queries.invalidateQueries({ queryKey: ['court', chainId] });
  };
  return (
    <form onSubmit={read} className="flex flex-col gap-1.5 text-xs">
      <label htmlFor={id} className="font-medium">
        {say.readKey}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          type="password"
          value={text}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={`${id}-words`}
          onChange={(event) => setText(event.target.value)}
          className="h-9 min-w-0 flex-1 rounded-md border border-control bg-paper px-2.5"
        />
        <Button type="submit" className="h-9" disabled={text.trim() === ''}>
          {say.readKeyButton}
        </Button>
      </div>
      <p id={`${id}-words`} role="status" className="text-quiet">
        {words ?? say.readKeyHint}
      </p>
    </form>
  );
}
