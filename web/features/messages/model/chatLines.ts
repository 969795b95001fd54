import {
  decodeBody,
  type Entry,
  type ImageChunk,
  isMessageError,
  type MessageBody,
  type Statements,
} from '@weir/contracts/messages';

/** An image of which some or all parts are here. */
export interface SharedImage {
  kind: 'image';
  parts: ImageChunk[];
  /** How many parts it has in all, by its sender's word. */
  count: number;
}

/** A message as the chat shows it. */
export interface ChatLine {
  key: string;
  isOwn: boolean;
  /** Null where it says nothing that this page understands. The parts of an image are one line. */
  body: Exclude<MessageBody, { kind: 'imageChunk' }> | SharedImage | null;
  /** Seconds since 1970, by its author's word; of an image the first part's. */
  sentAt: number;
}

/** What both wrote, in the order of their authors' clocks; a clock that lies moves its own messages only. */
export function chatLines({
  written,
  received,
}: Pick<Statements, 'written' | 'received'>): ChatLine[] {
  return [...linesOf(written, true), ...linesOf(received, false)].toSorted(
    (one, other) => one.sentAt - other.sentAt,
  );
}

function linesOf(entries: readonly Entry[], isOwn: boolean): ChatLine[] {
  const lines: ChatLine[] = [];
  const images = new Map<string, SharedImage>();
  for (const entry of entries) {
    const read = bodyOf(entry);
    const { sender, sequence, sentAt } = entry.link;
    const line = { key: `${isOwn} ${sender.join()} ${sequence}`, isOwn, sentAt };
    if (read?.kind !== 'imageChunk') {
      lines.push({ ...line, body: read });
      continue;
    }
    const { image, type, count } = read;
    const name = `${image} ${type} ${count}`;
    const known = images.get(name);
    if (known) {
      if (!known.parts.some(({ index }) => index === read.index)) known.parts.push(read);
      continue;
    }
    const body: SharedImage = { kind: 'image', parts: [read], count };
    images.set(name, body);
    lines.push({ ...line, body });
  }
  return lines;
}

function bodyOf({ body }: Entry): MessageBody | null {
  try {
    return decodeBody(body);
  } catch (error) {
    if (isMessageError(error)) return null; // the other's app may be newer, or write nonsense: it is shown as unreadable
    throw error;
  }
}
