import type { Offer } from '@weir/contracts';
import { useId, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { keepTerms } from '../model/keptTerms.ts';
import { useOfferSignature } from '../queries/useOfferSignature.ts';
import { say } from '../words/english.ts';

/** Signs an offer in place of posting it, and gives it as text to be shared. */
export function SignOffer({ offer, terms }: { offer: Offer; terms: string }) {
  const { sign, isSigning, problem, text } = useOfferSignature();
  const [isCopied, setCopied] = useState(false);
  const id = useId();
  const start = () => {
    keepTerms(terms);
    setCopied(false);
    void sign(offer, terms);
  };
  const copy = async () => {
    if (text === null) return;
    // Refused by some browsers: the text stands there to be copied by hand.
    setCopied(
      await navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      ),
    );
  };
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-3">
      <Button disabled={isSigning} onClick={start}>
        {isSigning ? say.waiting : say.signInstead}
      </Button>
      <p className="text-xs text-quiet">{say.signWords}</p>
      {problem && <Notice tone="warn">{problem}</Notice>}
      {text !== null && (
        <>
          <label htmlFor={id} className="text-xs text-quiet">
            {say.signedText}
          </label>
          <textarea
            id={id}
            readOnly
            value={text}
            className="min-h-24 rounded-lg border border-control bg-paper p-2 text-xs"
          />
          <Button onClick={() => void copy()}>{isCopied ? say.copied : say.copy}</Button>
        </>
      )}
    </div>
  );
}
