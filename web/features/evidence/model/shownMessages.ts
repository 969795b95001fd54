import {
  bytesToHex,
  type Chosen,
  decodeBody,
  type Entry,
  type ImageChunk,
  isMessageError,
  type MessageBody,
  type PaymentDetails,
  type ProvenMessage,
  type Statements,
} from '@weir/contracts/messages';
import { imageOf, type JoinedImage } from './imageUrl.ts';

/** What a message says, for reading. */
export type Content =
  | { kind: 'text'; text: string }
  | { kind: 'details'; details: PaymentDetails; blinding: Uint8Array }
  | { kind: 'image'; image: JoinedImage }
  /** Units for the buyer. */
  | { kind: 'settlement'; toBuyer: bigint }
  | { kind: 'keys' }
  /** Something that this page does not know. */
  | { kind: 'unreadable' }
  /** In its place of the chain, and not shown. */
  | { kind: 'hidden' };

/** A message, or all parts of an image, or a run of messages that are not shown. */
export interface ShownMessage<Party extends string = string> {
  key: string;
  author: Party;
  /** Its numbers in its author's chain, first and last. */
  from: number;
  to: number;
  /** Seconds since 1970, by its author's word. */
  sentAt: number;
  content: Content;
  /** What has to be revealed to show it. */
  chosen: readonly Chosen[];
}

/**
 * Messages for reading: each author's in the order of its chain, which is proven, the two beside each other by their clocks, which
 * are not. The parts of an image are one, where the first of them stands; what is not shown is told by its number.
 */
export function shownMessages<Party extends string>(
  messages: readonly ProvenMessage<Party>[],
): ShownMessage<Party>[] {
  const chains = new Map<string, ShownMessage<Party>[]>();
  const images = new Map<string, { chunks: ImageChunk[]; shown: ShownMessage<Party> }>();
  for (const message of messages.toSorted(bySequence)) {
    const name = bytesToHex(message.link.sender);
    const chain = chains.get(name) ?? [];
    chains.set(name, chain);
    const { body } = message;
    if (body?.kind === 'imageChunk') {
      const known = images.get(`${name} ${body.image}`);
      if (known) {
        known.chunks.push(body);
        extend(known.shown, message);
        continue;
      }
      // Its image comes of all its parts, below.
      const shown = shownOf(message, { kind: 'unreadable' });
      images.set(`${name} ${body.image}`, { chunks: [body], shown });
      chain.push(shown);
      continue;
    }
    const content = contentOf(message);
    const last = chain.at(-1);
    if (content.kind === 'hidden' && last?.content.kind === 'hidden') extend(last, message);
    else chain.push(shownOf(message, content));
  }
  for (const { chunks, shown } of images.values()) {
    shown.content = { kind: 'image', image: imageOf(chunks) };
  }
  return merge([...chains.values()]);
}

/** All that both wrote, to choose from. What the other side wrote twice under one number is there twice. */
export function choosable({
  written,
  received,
  refused,
}: Statements): ShownMessage<'own' | 'other'>[] {
  const of = (author: 'own' | 'other') => (entry: Entry) => ({
    author,
    link: entry.link,
    body: bodyOf(entry.body),
    isRevealed: true,
  });
  return shownMessages([...written.map(of('own')), ...[...received, ...refused].map(of('other'))]);
}

/** What is revealed by showing these. */
export function chosenOf(messages: readonly ShownMessage[]): Chosen[] {
  const all = new Map<string, Chosen>();
  for (const one of messages.flatMap(({ chosen }) => chosen)) {
    all.set(`${bytesToHex(one.sender)} ${one.sequence}`, one);
  }
  return [...all.values()];
}

function bySequence(first: ProvenMessage, second: ProvenMessage): number {
  return first.link.sequence - second.link.sequence;
}

function shownOf<Party extends string>(
  { author, link }: ProvenMessage<Party>,
  content: Content,
): ShownMessage<Party> {
  const { sender, sequence, sentAt, bodyHash } = link;
  return {
    key: `${bytesToHex(sender)} ${sequence} ${bytesToHex(bodyHash)}`,
    author,
    from: sequence,
    to: sequence,
    sentAt,
    content,
    chosen: [{ sender, sequence }],
  };
}

function extend(shown: ShownMessage, { link: { sender, sequence } }: ProvenMessage): void {
  shown.to = sequence;
  shown.chosen = [...shown.chosen, { sender, sequence }];
}

function contentOf({ body, isRevealed }: ProvenMessage): Content {
  if (!isRevealed) return { kind: 'hidden' };
  switch (body?.kind) {
    case 'text':
      return { kind: 'text', text: body.text };
    case 'paymentDetails':
      return { kind: 'details', details: body.details, blinding: body.blinding };
    case 'settlementHint':
      return { kind: 'settlement', toBuyer: body.toBuyer };
    case 'keys':
      return { kind: 'keys' };
    default:
      return { kind: 'unreadable' };
  }
}

/** Takes the earlier of what is next in each chain: so none loses its own order, whatever a clock says. */
function merge<Party extends string>(chains: ShownMessage<Party>[][]): ShownMessage<Party>[] {
  const merged: ShownMessage<Party>[] = [];
  const queues = chains.map((chain) => [...chain]);
  for (;;) {
    const [earliest] = queues
      .filter((queue) => queue.length > 0)
      .toSorted((a, b) => (a[0]?.sentAt ?? 0) - (b[0]?.sentAt ?? 0));
    const next = earliest?.shift();
    if (!next) return merged;
    merged.push(next);
  }
}

function bodyOf(body: Uint8Array): MessageBody | null {
  try {
    return decodeBody(body);
  } catch (error) {
    if (isMessageError(error)) return null; // the other's app may be newer, or write nonsense: it is shown as unreadable
    throw error;
  }
}
