import { useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { say } from '../words/english.ts';

interface SignedGrantTextProps {
  /** See `grantFile`. */
  text: string;
  onDone: () => void;
}

/** A signed grant, to be given to the bot that brings it to the chain. */
export function SignedGrantText({ text, onDone }: SignedGrantTextProps) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('yes');
    } catch {
      setCopied('failed'); // the browser forbids it: the text can still be marked by hand
    }
  };
  return (
    <div className="flex flex-col gap-3 text-xs">
      <Notice tone="warn">{say.signedWords}</Notice>
      <textarea
        readOnly
        aria-label={say.signedGrant}
        value={text}
        rows={12}
        onFocus={(event) => event.target.select()}
        className="w-full resize-none rounded-lg border border-line bg-paper p-2 text-2xs"
      />
      <div className="flex items-center gap-2">
        <Button look="primary" onClick={() => void copy()}>
          {copied === 'yes' ? say.copied : say.copy}
        </Button>
        <Button onClick={onDone}>{say.close}</Button>
        {copied === 'failed' && <span className="text-sell">{say.copyFailed}</span>}
      </div>
    </div>
  );
}
