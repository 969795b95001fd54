import {
  type Conversation,
  isMessageError,
  type KeyPair,
  type MessageBody,
  type MessageError,
  type Statements,
  type TradeKeys,
} from '@weir/contracts/messages';
import { wordsForMessageError } from '#features/messageErrors';
import { type ChatLine, chatLines } from './chatLines.ts';

/** Where envelopes go and come from: `MailboxClient`, or a test's. */
export interface Mailbox {
  post(envelope: Uint8Array, from: KeyPair, recipient: Uint8Array): Promise<unknown>;
  read(own: KeyPair): Promise<{ envelopes: Uint8Array[]; problems: MessageError[] }>;
}

/** What the chat shows. */
export interface ChatView {
  lines: readonly ChatLine[];
  /** What came and could not be believed, in words, each once: it is shown and blocks nothing. */
  findings: readonly string[];
  /** Why relays cannot be used now, in words; null where one answers. */
  outage: string | null;
  /** All that both wrote, for evidence of it. No key is in it. */
  statements: Statements;
}

interface ChatParts {
  conversation: Conversation;
  keys: TradeKeys;
  mailbox: Mailbox | null;
  /** Keeps the state on the device; false where it cannot. */
  keep: (state: Conversation['state']) => boolean;
  /** Seconds since 1970. */
  now: () => number;
  onChange: () => void;
}

/** One party's chat of one trade: what is written is kept on the device before it is sent, what comes before it is shown. */
export class ChatSession {
  readonly #parts: ChatParts;
  #findings: string[] = [];
  #outage: string | null = null;
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
    const { conversation, keep, now } = this.#parts;
    const { envelope, entry } = conversation.write(body, now());
    if (!keep(conversation.state)) throw refused();
    this.#changed();
    await this.#post(envelope, entry.link.recipient);
  }

  /** Sends again what the other side has not acknowledged: it knows what it has already. */
  async resend(): Promise<void> {
    const { conversation } = this.#parts;
    for (const entry of conversation.unacknowledged) {
      await this.#post(conversation.seal(entry), entry.link.recipient);
    }
  }

  /** Reads what came. Never throws for what others wrote. */
  async collect(): Promise<void> {
    const { conversation, mailbox, keys, keep } = this.#parts;
    if (!mailbox) return;
    try {
      const { envelopes } = await mailbox.read(keys.signing);
      this.#outage = null;
      for (const envelope of envelopes) this.#receive(envelope);
      if (envelopes.length > 0) keep(conversation.state);
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

  async #post(envelope: Uint8Array, recipient: Uint8Array): Promise<void> {
    const { mailbox, keys } = this.#parts;
    if (!mailbox) return;
    try {
      await mailbox.post(envelope, keys.signing, recipient);
      this.#outage = null;
    } catch (error) {
      if (!isMessageError(error)) throw error;
      this.#outage = wordsForMessageError(error);
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
    return { lines, statements, findings: this.#findings, outage: this.#outage };
  }
}
