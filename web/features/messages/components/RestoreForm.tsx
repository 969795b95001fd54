import { isMessageError, openBackup } from '@weir/contracts/messages';
import { useRef, useState } from 'react';
import { deviceBytes } from '#lib/deviceBytes.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import type { KeyScope } from '../model/hasTradeKeys.ts';
import { type Restored, restoreContents } from '../model/keysBackup.ts';
import { restoredWords } from '../model/restoredWords.ts';
import { say } from '../words/english.ts';
import { PassphraseField } from './PassphraseField.tsx';

interface RestoreFormProps {
  scope: KeyScope;
  onRestored: () => void;
}

/** Opens a backup and adds what it holds to what is here. */
export function RestoreForm({ scope, onRestored }: RestoreFormProps) {
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [report, setReport] = useState<Restored | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const restore = async () => {
    if (!file) return;
    setBusy(true);
    setProblem(null);
    setReport(null);
    try {
      const contents = await openBackup(new Uint8Array(await file.arrayBuffer()), passphrase);
      setReport(await restoreContents(deviceBytes, scope, contents));
      setPassphrase('');
    } catch (error) {
      setProblem(whyNot(error));
    } finally {
      setBusy(false);
      onRestored();
    }
  };
  return (
    <>
      <p className="text-xs">{say.restoreAbout}</p>
      <div className="flex items-center gap-2 text-xs">
        <input
          ref={input}
          type="file"
          aria-label={say.backupFile}
          className="sr-only"
          tabIndex={-1}
          onChange={({ target }) => {
            setFile(target.files?.[0] ?? null);
            setProblem(null);
            setReport(null);
          }}
        />
        <Button onClick={() => input.current?.click()}>{say.chooseFile}</Button>
        <span className="min-w-0 truncate text-quiet">{file?.name ?? say.noFile}</span>
      </div>
      <PassphraseField label={say.passphrase} value={passphrase} onChange={setPassphrase} />
      {problem && <Notice tone="error">{problem}</Notice>}
      {report && (
        <Notice tone={report.forged + report.notKept > 0 ? 'warn' : 'plain'}>
          {restoredWords(report).map((words) => (
            <p key={words}>{words}</p>
          ))}
        </Notice>
      )}
      <Button
        look="primary"
        size="large"
        disabled={isBusy || !file || passphrase === ''}
        onClick={() => void restore()}
      >
        {isBusy ? say.opening : say.open}
      </Button>
    </>
  );
}

/** Words for what opening threw. */
function whyNot(error: unknown): string {
  if (isMessageError(error, 'BackupNotOpened')) return say.wrongPassphrase;
  return isMessageError(error) ? say.noBackup : say.restoreFailed;
}
