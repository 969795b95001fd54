import type { Token } from '#features/deployment';
import { formatDayMinute } from '#lib/formatTime.ts';
import type { ShownMessage } from '../model/shownMessages.ts';
import { say } from '../words/english.ts';
import { MessageContent } from './MessageContent.tsx';

interface MessageListProps<Party extends string> {
  label: string;
  messages: readonly ShownMessage<Party>[];
  nameOf: (author: Party) => string;
  token: Pick<Token, 'decimals' | 'symbol'>;
  /** What the reader should know of a message, below it. */
  noteOf?: (message: ShownMessage<Party>) => string | null;
}

/** Messages of evidence, with their authors, numbers, and the times that their authors gave them. */
export function MessageList<Party extends string>(props: MessageListProps<Party>) {
  const { label, messages, nameOf, token, noteOf = () => null } = props;
  return (
    <ol aria-label={label} className="flex flex-col gap-2">
      {messages.map((message) => (
        <li key={message.key} className="min-w-0 rounded-md bg-raised px-2.5 py-1.5">
          <MessageHead message={message} name={nameOf(message.author)} />
          <MessageContent content={message.content} token={token} />
          {noteOf(message) !== null && <p className="mt-1 text-xs text-quiet">{noteOf(message)}</p>}
        </li>
      ))}
    </ol>
  );
}

/** Who wrote it, when by its own word, and where in its chain it stands. */
export function MessageHead({
  message: { from, to, sentAt },
  name,
}: {
  message: ShownMessage;
  name: string;
}) {
  const place = from === to ? say.message(`${from}`) : say.messages(`${from}`, `${to}`);
  return (
    <p className="text-xs text-quiet">
      <span className="font-medium text-ink">{name}</span>, {formatDayMinute(sentAt)}, {place}
    </p>
  );
}
