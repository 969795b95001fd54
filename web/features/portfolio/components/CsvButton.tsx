import type { IndexerClient } from '@weir/indexer/client';
import { useEffect, useRef, useState } from 'react';
import { useAccount } from '#features/wallet';
import { saveFile } from '#lib/saveFile.ts';
import { Button } from '#ui/Button.tsx';
import { activityCsv, csvFileName } from '../model/activityCsv.ts';
import type { ActivityNames } from '../model/activityNames.ts';
import { readAllActivity } from '../queries/readAllActivity.ts';
import { say } from '../words/english.ts';

type State = { kind: 'idle' } | { kind: 'reading'; entries: number } | { kind: 'failed' };

interface CsvButtonProps {
  client: IndexerClient;
  names: ActivityNames;
  isEmpty: boolean;
}

/** Reads all pages of the activity and hands them over as a file; nothing is saved of an export that fails. */
export function CsvButton({ client, names, isEmpty }: CsvButtonProps) {
  const { address } = useAccount();
  const [state, setState] = useState<State>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const save = async () => {
    if (!address) return;
    const control = new AbortController();
    running.current = control;
    setState({ kind: 'reading', entries: 0 });
    try {
      const { entries, until } = await readAllActivity(client, address, {
        onProgress: (count) => setState({ kind: 'reading', entries: count }),
        signal: control.signal,
      });
      saveFile(csvFileName(address, until), activityCsv(entries, names), 'text/csv;charset=utf-8');
      setState({ kind: 'idle' });
    } catch (error) {
      if (control.signal.aborted) return setState({ kind: 'idle' });
      console.warn(`The export failed: ${String(error)}`);
      setState({ kind: 'failed' });
    }
  };

  return (
    <span className="flex items-center gap-2 text-xs">
      {state.kind === 'failed' && (
        <span role="alert" className="text-sell">
          {say.exportFailed}
        </span>
      )}
      {state.kind === 'reading' && (
        <>
          <span role="status" className="text-quiet">
            {say.exporting(state.entries)}
          </span>
          <Button size="small" onClick={() => running.current?.abort()}>
            {say.stop}
          </Button>
        </>
      )}
      {state.kind !== 'reading' && (
        <Button size="small" disabled={isEmpty} onClick={() => void save()}>
          {say.exportCsv}
        </Button>
      )}
    </span>
  );
}
