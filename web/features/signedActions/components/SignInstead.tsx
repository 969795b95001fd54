import type { SignableAction } from '@weir/contracts';
import { type ReactNode, useId, useState } from 'react';
import type { Address, Hex } from 'viem';
import { formatDayMinute } from '#lib/formatTime.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { sharedActionLink } from '../model/signedActionText.ts';
import { useActionSignature } from '../queries/useActionSignature.ts';
import { say } from '../words/english.ts';

interface SignInsteadProps {
  escrow: Address;
  action: SignableAction;
  /** The action's call; null while it cannot be signed. */
  call: Hex | null;
  /** Seconds since 1970. */
  now: bigint;
  /** Called before the wallet is asked; false keeps it from being asked. */
  before?: () => boolean;
  /** What else is asked for, above the button. */
  children?: ReactNode;
}

/** For who has no coin for gas: signs in place of sending, and gives a link for somebody else to send it. */
export function SignInstead({ escrow, action, call, now, before, children }: SignInsteadProps) {
  const { sign, isSigning, problem, shared } = useActionSignature(escrow, now);
  const [isCopied, setCopied] = useState(false);
  const id = useId();
  // What was signed is another action than the one that stands here now.
  const isCurrent = shared !== null && shared.call === call;
  const link = isCurrent ? sharedActionLink(location.origin, shared) : '';
  const start = () => {
    if (call === null || before?.() === false) return;
    setCopied(false);
    void sign(action, call);
  };
  const copy = async () => {
    // Refused by some browsers: the link stands there to be copied by hand.
    setCopied(
      await navigator.clipboard.writeText(link).then(
        () => true,
        () => false,
      ),
    );
  };
  return (
    <details className="border-t border-line pt-2">
      <summary className="min-h-6 cursor-pointer text-xs text-quiet">{say.signInstead}</summary>
      <div className="flex flex-col gap-2 pt-2">
        <p className="text-xs text-quiet">{say.signAbout}</p>
        {children}
        {problem && <Notice tone="warn">{problem}</Notice>}
        <Button disabled={isSigning || call === null} onClick={start}>
          {isSigning ? say.signing : say.sign}
        </Button>
        {isCurrent && (
          <>
            <label htmlFor={id} className="text-xs text-quiet">
              {say.link(formatDayMinute(Number(shared.deadline)))}
            </label>
            <textarea
              id={id}
              readOnly
              value={link}
              className="min-h-16 rounded-lg border border-control bg-paper p-2 text-xs break-all"
            />
            <Button onClick={() => void copy()}>{isCopied ? say.copied : say.copy}</Button>
          </>
        )}
      </div>
    </details>
  );
}
