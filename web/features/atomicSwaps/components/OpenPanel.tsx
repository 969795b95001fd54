import type { SwapRecord } from '@weir/contracts';
import { useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { CheckRow } from '#ui/CheckRow.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { TextField } from '#ui/TextField.tsx';
import { keptSwaps } from '../model/keptSwaps.ts';
import { storageWords } from '../model/storageWords.ts';
import { readSwapText, termsLink } from '../model/swapText.ts';
import { useRereadSwaps } from '../queries/useSwap.ts';
import { say } from '../words/english.ts';

/** Opens what somebody sent, of the page or the command line, or a record that was exported on another device. */
export function OpenPanel({ onOpen }: { onOpen: (path: string, behind: string) => void }) {
  const [text, setText] = useState('');
  const [isMine, setMine] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const reread = useRereadSwaps();
  const read = readSwapText(text);
  const isRecord = read.kind === 'record';
  const wrong = read.kind === 'wrong' || read.kind === 'secret';
  const field = read.kind === 'wrong' ? read.field : null;

  const keep = (record: SwapRecord) => {
    try {
      keptSwaps.create(record);
      void reread();
      onOpen(record.terms.hash, '');
    } catch (error) {
      setProblem(storageWords(error));
    }
  };
  const open = () => {
    if (read.kind === 'record') keep(read.record);
    if (read.kind !== 'terms') return;
    const [, behind = ''] = termsLink('', read.terms).split('#');
    onOpen(read.terms.hash, behind);
  };
  return (
    <Panel title={say.openText}>
      <form
        className="flex flex-col gap-3 p-3"
        onSubmit={(event) => {
          event.preventDefault();
          open();
        }}
      >
        <TextField
          label={say.pasteText}
          value={text}
          onChange={setText}
          isLong
          hint={say.pasteHint}
          problem={wrong ? (field === null ? say.textWrong : say.textWrongField(field)) : undefined}
        />
        {isRecord && (
          <>
            <Notice tone="warn">{say.recordWarning}</Notice>
            <CheckRow checked={isMine} onChange={setMine}>
              {say.recordIsMine}
            </CheckRow>
          </>
        )}
        {problem && <Notice tone="error">{problem}</Notice>}
        <Button
          type="submit"
          look="primary"
          disabled={!(read.kind === 'terms' || (isRecord && isMine))}
        >
          {say.open}
        </Button>
      </form>
    </Panel>
  );
}
