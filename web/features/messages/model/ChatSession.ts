import {
  type Conversation,
  decodeBody,
  type Entry,
  type ImageType,
  isMessageError,
  type KeyPair,
  type MessageBody,
  type MessageError,
  MOST_IMAGE_BYTES,
  type Statements,
  splitImage,
  type TradeKeys,
} from '@weir/contracts/messages';
import { wordsForMessageError } from '#features/messageErrors';
import { type ChatLine, chatLines } from './chatLines.ts';

/** Where envelopes go and come from: `MailboxClient`, or a test's. */
export interface Mailbox {
  post(
    envelope: Uint8Array,
    from: KeyPair,
    recipient: Uint8Array,
    category: 'message' | 'evidence',
  ): Promise<unknown>;
  read(own: KeyPair): Promise<{ envelopes: Uint8Array[]; problems: MessageError[] }>;
}

/** What the chat shows. */
export interface ChatView {
  lines: readonly ChatLine[];
  /** What came and could not be believed, in words, each once: it is shown and blocks nothing. */
  findings: readonly string[];
  /** Why relays cannot be used now, in words; null where one answers. */
  outage: string | null;
  /** Envelopes that no relay has taken yet. */
  unsent: number;
  /** Bytes of images that this side can still send in the trade: relays keep so much of a party, and evidence of it. */
  imageRoom: number;
  /** All that both wrote, for evidence of it. No key is in it. */
  statements: Statements;
}

interface ChatParts {
  conversation: Conversation;
  keys: TradeKeys;
  mailbox: Mailbox | null;
  /** Keeps the state on the device; false where it cannot. */
  keep: (state: Conversation['state']) => Promise<boolean>;
  /** Seconds since 1970. */
  now: () => number;
  onChange: () => void;
}

interface Written {
  envelope: Uint8Array;
  entry: Entry;
}

/** One party's chat of one trade: what is written is kept on the device before it is sent, what comes before it is shown. */
export class ChatSession {
  readonly #parts: ChatParts;
  #findings: string[] = [];
  #outage: string | null = null;
  /** In the order in which they were written. */
  #unsent: Written[] = [];
  #isDelivering = false;
  #view: ChatView;

  constructor(parts: ChatParts) {
    this.#parts = parts;
    this.#view = this.#look();
  }

  get view(): ChatView {
    return this.#view;
  }

  get statements(): Statements {
    return this.#view.statements;
  }

  /**
   * Writes and sends. Throws `MessageError` where nothing was written, as before the other side's keys are known; a relay's
   * failure is an outage, and `resend` sends what was written.
   */
  async send(body: MessageBody, refused: () => Error): Promise<void> {
    await this.#write([body], refused);
  }

  /** Sends an image in parts, its metadata gone before. Throws as `send` does, and `ImageTooLarge`. */
  async sendImage(type: ImageType, image: Uint8Array, refused: () => Error): Promise<void> {
    const chunks = splitImage(type, image);
    await this.#write(
      chunks.map((chunk) => ({ kind: 'imageChunk', ...chunk })),
      refused,
    );
  }

  /** Sends again what no relay took; where they took all, what the other side has not acknowledged: it knows what it has already. */
  async resend(): Promise<void> {
    const { conversation } = this.#parts;
    if (this.#unsent.length === 0) {
      this.#unsent = conversation.unacknowledged.map((entry) => ({
        entry,
        envelope: conversation.seal(entry),
      }));
    }
    await this.#deliver();
  }

  /** Reads what came. Never throws for what others wrote. */
  async collect(): Promise<void> {
    const { conversation, mailbox, keys, keep } = this.#parts;
    if (!mailbox) return;
    try {
      const { envelopes } = await mailbox.read(keys.signing);
      this.#outage = null;
      for (const envelope of envelopes) this.#receive(envelope);
      if (envelopes.length > 0) await keep(conversation.state);
    } catch (error) {
      if (!isMessageError(error)) throw error;
      this.#outage = wordsForMessageError(error);
    }
    this.#changed();
  }

  #receive(envelope: Uint8Array): void {
    try {
      const { findings } = this.#parts.conversation.receive(envelope);
      for (const finding of findings) this.#find(wordsForMessageError(finding));
    } catch (error) {
      if (!isMessageError(error)) throw error;
      // What is here already says nothing new.
      if (error.name !== 'Replayed') this.#find(wordsForMessageError(error));
    }
  }

  #find(words: string): void {
    if (!this.#findings.includes(words)) this.#findings = [...this.#findings, words];
  }

  async #write(bodies: readonly MessageBody[], refused: () => Error): Promise<void> {
    const { conversation, keep, now, mailbox } = this.#parts;
    const written = bodies.map((body) => conversation.write(body, now()));
    if (!(await keep(conversation.state))) throw refused();
    if (mailbox) this.#unsent.push(...written);
    this.#changed();
    await this.#deliver();
  }

  /** Posts one after the other, until all are posted or none is taken. */
  async #deliver(): Promise<void> {
    const { mailbox, keys } = this.#parts;
    if (!mailbox || this.#isDelivering) return;
    this.#isDelivering = true;
    try {
      for (let next = this.#unsent[0]; next; next = this.#unsent[0]) {
        const { envelope, entry } = next;
        const category = isImage(entry) ? 'evidence' : 'message';
        await mailbox.post(envelope, keys.signing, entry.link.recipient, category);
        this.#unsent.shift();
        this.#outage = null;
        this.#changed();
      }
    } catch (error) {
      if (!isMessageError(error)) throw error;
      this.#outage = wordsForMessageError(error);
    } finally {
      this.#isDelivering = false;
    }
    this.#changed();
  }

  #changed(): void {
    this.#view = this.#look();
    this.#parts.onChange();
  }

  #look(): ChatView {
    const { scope, written, received, refused } = this.#parts.conversation.state;
    const statements = { scope, written, received, refused };
    const lines = chatLines(statements);
    const sent = lines.flatMap(({ isOwn, body }) =>
      isOwn && body?.kind === 'image' ? body.parts.map(({ bytes }) => bytes.length) : [],
    );
    return {
      lines,
      statements,
      findings: this.#findings,
      outage: this.#outage,
      unsent: this.#unsent.length,
      imageRoom: sent.reduce((room, length) => room - length, MOST_IMAGE_BYTES),
    };
  }
}

function isImage({ body }: Entry): boolean {
  return decodeBody(body).kind === 'imageChunk';
}
