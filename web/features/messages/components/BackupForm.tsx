import { makeBackup } from '@weir/contracts/messages';
import { useState } from 'react';
import { deviceBytes } from '#lib/deviceBytes.ts';
import { saveFile } from '#lib/saveFile.ts';
import { Button } from '#ui/Button.tsx';
import { CheckRow } from '#ui/CheckRow.tsx';
import { Chip } from '#ui/Chip.tsx';
import { Notice } from '#ui/Notice.tsx';
import type { KeyScope } from '../model/hasTradeKeys.ts';
import { heldContents, noteBackup } from '../model/keysBackup.ts';
import { passphraseStrength, randomPassphrase } from '../model/passphrase.ts';
import { say } from '../words/english.ts';
import { PassphraseField } from './PassphraseField.tsx';

interface BackupFormProps {
  scope: KeyScope;
  /** Whether there is anything to back up. */
  canMake: boolean;
  onMade: () => void;
}

/** Seals all that this device holds under a passphrase, and gives it as a file. */
export function BackupForm({ scope, canMake, onMade }: BackupFormProps) {
  const [passphrase, setPassphrase] = useState('');
  const [isWeakTaken, setWeakTaken] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const strength = passphraseStrength(passphrase);
  const isGood = strength === 'fair' || strength === 'strong' || isWeakTaken;
  const type = (next: string) => {
    setPassphrase(next);
    setWeakTaken(false);
    setSaved(null);
  };
  const make = async () => {
    setBusy(true);
    setFailed(false);
    try {
      const contents = await heldContents(deviceBytes, scope, Math.floor(Date.now() / 1000));
      const day = new Date(contents.madeAt * 1000).toISOString().slice(0, 10);
      const file = `weir-keys-${day}.backup`;
      const sealed = await makeBackup(contents, passphrase);
      saveFile(file, Uint8Array.from(sealed), 'application/octet-stream');
      noteBackup(scope, contents);
      setSaved(file);
      onMade();
    } catch {
      setFailed(true); // what the browser keeps, or the memory that sealing needs, was refused
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p className="text-xs">{say.backupHolds}</p>
      <PassphraseField
        label={say.passphrase}
        value={passphrase}
        onChange={type}
        aside={<Chip onClick={() => type(randomPassphrase())}>{say.suggest}</Chip>}
        hint={
          passphrase === ''
            ? say.copyOnPaper
            : `${say[`strength${strength}`]} ${strength === 'short' ? '' : say.copyOnPaper}`
        }
      />
      {strength === 'weak' && (
        <CheckRow checked={isWeakTaken} onChange={setWeakTaken}>
          {say.weakAnyway}
        </CheckRow>
      )}
      {hasFailed && <Notice tone="error">{say.backupFailed}</Notice>}
      {saved !== null && <Notice tone="plain">{say.downloaded(saved)}</Notice>}
      <Button
        look="primary"
        size="large"
        disabled={isBusy || !canMake || strength === 'short' || !isGood}
        onClick={() => void make()}
      >
        {isBusy ? say.sealing : say.download}
      </Button>
    </>
  );
}
