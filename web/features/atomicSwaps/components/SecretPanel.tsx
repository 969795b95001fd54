import { hashOfSecret } from '@weir/contracts';
import { useState } from 'react';
import type { Hex } from 'viem';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { TextField } from '#ui/TextField.tsx';
import { keptSwaps } from '../model/keptSwaps.ts';
import { storageWords } from '../model/storageWords.ts';
import { readSwapText } from '../model/swapText.ts';
import { say } from '../words/english.ts';

/** Brings an exported secret to this device. */
export function SecretPanel({ hash, onKept }: { hash: Hex; onKept: () => void }) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const read = readSwapText(text);
  const secret = read.kind === 'secret' && hashOfSecret(read.secret) === hash ? read.secret : null;
  const keep = () => {
    if (secret === null) return;
    try {
      keptSwaps.keepSecret(secret);
      onKept();
    } catch (error) {
      setProblem(storageWords(error));
    }
  };
  return (
    <Panel title={say.secretMissing}>
      <div className="flex flex-col gap-3 p-3">
        <p className="text-xs">{say.secretMissingText}</p>
        <TextField
          label={say.pasteSecret}
          value={text}
          onChange={setText}
          problem={text.trim() !== '' && secret === null ? say.secretWrong : undefined}
        />
        {problem && <Notice tone="error">{problem}</Notice>}
        <Button disabled={secret === null} onClick={keep}>
          {say.keepSecretHere}
        </Button>
      </div>
    </Panel>
  );
}
