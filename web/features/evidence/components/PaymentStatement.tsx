import { useId, useMemo } from 'react';
import type { Token } from '#features/deployment';
import { CheckRow } from '#ui/CheckRow.tsx';
import { choosable } from '../model/shownMessages.ts';
import type { SaidOfPayment } from '../model/statement.ts';
import { say } from '../words/english.ts';
import type { OpenChat } from './EvidenceDialog.tsx';
import { MessageContent } from './MessageContent.tsx';

interface PaymentStatementProps {
  chat: OpenChat;
  token: Token;
  said: SaidOfPayment;
  onChange: (said: SaidOfPayment) => void;
}

/** Words and pictures that go with "I have paid": both optional. */
export function PaymentStatement({ chat, token, said, onChange }: PaymentStatementProps) {
  const id = useId();
  const { statements } = chat.view;
  const pictures = useMemo(
    () =>
      choosable(statements).filter(
        ({ author, content }) => author === 'own' && content.kind === 'image',
      ),
    [statements],
  );
  const choose = (key: string, isOn: boolean) => {
    const chosen = new Set(said.pictures);
    if (isOn) chosen.add(key);
    else chosen.delete(key);
    onChange({ ...said, pictures: chosen });
  };
  return (
    <>
      <label htmlFor={id} className="flex flex-col gap-1 text-xs text-quiet">
        {say.withPayment}
        <textarea
          id={id}
          rows={2}
          value={said.text}
          onChange={(event) => onChange({ ...said, text: event.target.value })}
          aria-describedby={`${id}-hint`}
          className="rounded-md border border-control bg-paper px-3 py-2 text-sm text-ink"
        />
      </label>
      <p id={`${id}-hint`} className="-mt-2 text-xs text-quiet">
        {say.withPaymentHint}
      </p>
      {pictures.length > 0 && (
        <fieldset className="flex flex-col gap-2">
          <legend className="text-xs text-quiet">{say.receipts}</legend>
          {pictures.map((picture) => (
            <CheckRow
              key={picture.key}
              checked={said.pictures.has(picture.key)}
              onChange={(isOn) => choose(picture.key, isOn)}
            >
              <MessageContent content={picture.content} token={token} />
            </CheckRow>
          ))}
        </fieldset>
      )}
    </>
  );
}
