import { type SyntheticEvent, useId, useState } from 'react';
import type { Token } from '#features/deployment';
import { explainMessage } from '#features/messageErrors';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { choosable, type ShownMessage } from '../model/shownMessages.ts';
import { type Speaker, state } from '../model/statement.ts';
import { say } from '../words/english.ts';
import { MessageContent } from './MessageContent.tsx';
import { MessageHead } from './MessageList.tsx';

interface MessageChoiceProps {
  session: Speaker;
  messages: readonly ShownMessage<'own' | 'other'>[];
  token: Token;
  /** Keys of messages. */
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
  /** Whether a statement is on its way: it is chosen once it is written. */
  isStating: boolean;
  onStating: (isStating: boolean) => void;
}

/** All that both wrote, to be chosen from, and room for a statement of one's own. */
export function MessageChoice(props: MessageChoiceProps) {
  const { session, messages, token, chosen, onChange, isStating, onStating } = props;
  const toggle = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    onChange(next);
  };
  return (
    <>
      {messages.length === 0 && <p className="text-xs text-quiet">{say.noMessages}</p>}
      <ul className="flex flex-col gap-1.5">
        {messages.map((message) => (
          <li key={message.key}>
            <label className="flex cursor-pointer items-start gap-2.5 rounded-md border border-line px-2.5 py-2 has-checked:border-accent has-checked:bg-accent-wash">
              <input
                type="checkbox"
                checked={chosen.has(message.key)}
                onChange={() => toggle(message.key)}
                className="mt-0.5 size-4 shrink-0 accent-accent"
              />
              <span className="min-w-0 flex-1">
                <MessageHead
                  message={message}
                  name={message.author === 'own' ? say.you : say.other}
                />
                <MessageContent content={message.content} token={token} />
              </span>
            </label>
          </li>
        ))}
      </ul>
      <Statement
        session={session}
        isBusy={isStating}
        onBusy={onStating}
        onStated={() => {
          const last = choosable(session.statements).findLast(({ author }) => author === 'own');
          if (last) onChange(new Set([...chosen, last.key]));
        }}
      />
    </>
  );
}

interface StatementProps {
  session: Speaker;
  isBusy: boolean;
  onBusy: (isBusy: boolean) => void;
  onStated: () => void;
}

function Statement({ session, isBusy, onBusy, onStated }: StatementProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const add = async (event: SyntheticEvent) => {
    event.preventDefault();
    onBusy(true);
    try {
      await state(session, text.trim());
      setText('');
      setProblem(null);
      onStated();
    } catch (error) {
      // What was typed stays.
      setProblem(explainMessage(error));
    } finally {
      onBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => void add(event)}
      className="flex flex-col gap-1.5 border-t border-line pt-3"
    >
      <label htmlFor={id} className="text-xs font-medium">
        {say.statement}
      </label>
      <textarea
        id={id}
        rows={3}
        value={text}
        onChange={(event) => setText(event.target.value)}
        aria-describedby={`${id}-hint`}
        className="w-full rounded-md border border-control bg-paper px-2.5 py-1.5"
      />
      <p id={`${id}-hint`} className="text-xs text-quiet">
        {say.statementHint}
      </p>
      {problem && <Notice tone="error">{problem}</Notice>}
      <Button type="submit" disabled={isBusy || text.trim() === ''} className="self-start">
        {say.addStatement}
      </Button>
    </form>
  );
}
