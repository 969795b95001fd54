import {
  decodeBody,
  type Entry,
  isMessageError,
  type MessageBody,
  type Statements,
} from '@weir/contracts/messages';

/** A message as the chat shows it. */
export interface ChatLine {
  key: string;
  isOwn: boolean;
  /** Null where it says nothing that this page understands. */
  body: MessageBody | null;
  /** Seconds since 1970, by its author's word. */
  sentAt: number;
}

/** What both wrote, in the order of their authors' clocks; a clock that lies moves its own messages only. */
export function chatLines({
  written,
  received,
}: Pick<Statements, 'written' | 'received'>): ChatLine[] {
  const line = (isOwn: boolean) => (entry: Entry) => ({
    key: `${isOwn} ${entry.link.sender.join()} ${entry.link.sequence}`,
    isOwn,
    body: bodyOf(entry),
    sentAt: entry.link.sentAt,
  });
  return [...written.map(line(true)), ...received.map(line(false))].toSorted(
    (one, other) => one.sentAt - other.sentAt,
  );
}

function bodyOf({ body }: Entry): MessageBody | null {
  try {
    return decodeBody(body);
  } catch (error) {
    if (isMessageError(error)) return null; // the other's app may be newer, or write nonsense: it is shown as unreadable
    throw error;
  }
}
