import { bytesToHex, hexToBytes, keyName } from './byteFormat.ts';
import { ENVELOPE_BYTES } from './envelope.ts';
import {
  type Category,
  evidencePath,
  evidenceStatement,
  type Mailbox,
  mailboxLimits,
  mailboxPath,
  postedId,
  postStatement,
  readStatement,
} from './mailboxProtocol.ts';
import { followRelay } from './mailboxStream.ts';
import { isMessageError, MessageError } from './messageError.ts';
import { RelayConnection } from './relayConnection.ts';
import { type KeyPair, sign } from './tradeKeys.ts';
import type { TradeScope } from './tradeScope.ts';

/** Which relays are used, and for what trade. */
export interface MailboxClientSettings {
  /** Origins of relays, such as `https://relay.example`: everything goes to all and is read from all. */
  relays: readonly string[];
  scope: TradeScope;
  /** Seconds since 1970. */
  now: () => number;
  /** How long a relay may take to answer. */
  timeoutMilliseconds?: number;
}

/** What came of asking several relays. */
export interface Delivery {
  /** Relays that have it. */
  kept: string[];
  /** Of the others: `RelayFailed`, `RelayLied`. */
  problems: MessageError[];
}

/** What relays have for one. */
export interface Collected {
  /** Each once, whatever relay it came from; the conversation judges them. */
  envelopes: Uint8Array[];
  problems: MessageError[];
}

/** More than two parties can leave in a mailbox within 30 days: a relay that gives more makes them up. */
const mostEnvelopes =
  mailboxLimits.messagesPerDay * 31 + mailboxLimits.evidenceBytes / ENVELOPE_BYTES;

/**
 * A party's way to mailbox relays. It believes none of them: what one drops another has, what one alters does not decrypt, and
 * the conversation puts in order what comes in disorder.
 * @example
 * const mailboxes = new MailboxClient({ relays, scope, now });
 * await mailboxes.post(envelope, keys.signing, theirs.signing);
 * const { envelopes } = await mailboxes.read(keys.signing);
 */
export class MailboxClient {
  readonly #settings: MailboxClientSettings;
  readonly #relays: RelayConnection[];
  /** Where each mailbox was read to, by relay. */
  readonly #positions = new Map<string, number>();
  /** Ids of envelopes that were given out. */
  readonly #seen = new Set<string>();

  /** Throws `NoRelay`. */
  constructor(settings: MailboxClientSettings) {
    this.#settings = settings;
    const { timeoutMilliseconds = 10_000 } = settings;
    const origins = [...new Set(settings.relays.map((url) => new URL(url).origin))];
    if (origins.length === 0) throw new MessageError('NoRelay', {});
    this.#relays = origins.map((origin) => new RelayConnection(origin, timeoutMilliseconds));
  }

  /**
   * Leaves an envelope at every relay. The same again does no harm: after a failure it may be repeated. Throws
   * `NoRelayAnswered` where none took it.
   * @param category 'evidence' for parts of images.
   */
  post(
    envelope: Uint8Array,
    from: KeyPair,
    recipient: Uint8Array,
    category: Category = 'message',
  ): Promise<Delivery> {
    const { scope, now } = this.#settings;
    const mailbox: Mailbox = { scope, recipient };
    const postedAt = now();
    const id = postedId(envelope);
    const post = { mailbox, sender: from.publicKey, category, id, postedAt };
    const query = { ...authored(postStatement(post), from, postedAt), category };
    return this.#toAll((relay) => relay.send('POST', mailboxPath(mailbox), query, envelope));
  }

  /** Leaves sealed evidence at every relay, for the seats. Throws `NoRelayAnswered` where none took it. */
  postEvidence(sealed: Uint8Array, from: KeyPair): Promise<Delivery> {
    const { scope, now } = this.#settings;
    const postedAt = now();
    const id = postedId(sealed);
    const { length } = sealed;
    const statement = evidenceStatement({ scope, sender: from.publicKey, id, length, postedAt });
    const query = authored(statement, from, postedAt);
    const path = `${evidencePath(scope)}/${bytesToHex(id)}`;
    return this.#toAll((relay) => relay.send('PUT', path, query, sealed));
  }

  /**
   * What came to a key since it was read last. Where every relay failed it throws `NoRelayAnswered`, else their `problems` are
   * told beside what the others have.
   */
  async read(own: KeyPair): Promise<Collected> {
    const collected: Collected = { envelopes: [], problems: [] };
    let answered = 0;
    await this.#each(async (relay) => {
      await this.#readRelay(relay, own, collected);
      answered++;
    }, collected.problems);
    if (answered === 0 && collected.envelopes.length === 0) throw noneAnswered(collected.problems);
    return collected;
  }

  /** Has `read` give everything again that relays still have: after the other party's new keys were learnt. */
  startOver(): void {
    this.#positions.clear();
    this.#seen.clear();
  }

  /** Sealed evidence of the trade that relays have, each once, for a seat to open. Throws `NoRelayAnswered`. */
  async readEvidence(): Promise<{ sealed: Uint8Array[]; problems: MessageError[] }> {
    const path = evidencePath(this.#settings.scope);
    const found = new Map<string, Uint8Array>();
    const problems: MessageError[] = [];
    let answered = 0;
    await this.#each(async (relay) => {
      const ids = await relay.evidenceIds(path);
      answered++;
      for (const id of ids) {
        if (found.has(id)) continue;
        const sealed = await relay.bytes(`${path}/${id}`);
        if (bytesToHex(postedId(sealed)) !== id) throw relay.lied(`${id} is another evidence`);
        found.set(id, sealed);
      }
    }, problems);
    if (answered === 0) throw noneAnswered(problems);
    return { sealed: [...found.values()], problems };
  }

  /**
   * Tells whenever a relay says that something came, and once at the start of each connection; `read` then gets it. It comes
   * back to relays that failed, after pauses, until the returned function is called.
   */
  follow(own: KeyPair, onNews: () => void): () => void {
    const leaving = new AbortController();
    for (const relay of this.#relays) {
      const open = async (signal: AbortSignal) => {
        const { path, query } = await this.#readingOf(relay, own);
        return relay.stream(`${path}/stream`, query, signal);
      };
      void followRelay(open, onNews, leaving.signal);
    }
    return () => leaving.abort();
  }

  async #readRelay(relay: RelayConnection, own: KeyPair, collected: Collected): Promise<void> {
    const { path, query } = await this.#readingOf(relay, own);
    const place = `${relay.origin} ${keyName(own.publicKey)}`;
    let after = this.#positions.get(place) ?? 0;
    for (let read = 0; read < mostEnvelopes; ) {
      const { envelopes, hasMore } = await relay.envelopes(path, {
        ...query,
        after: String(after),
      });
      for (const { position, envelope } of envelopes) {
        if (position <= after) throw relay.lied('its positions do not rise');
        after = position;
        if (envelope.length !== ENVELOPE_BYTES) throw relay.lied('an envelope has another length');
        const id = bytesToHex(postedId(envelope));
        if (this.#seen.has(id)) continue;
        this.#seen.add(id);
        collected.envelopes.push(envelope);
      }
      this.#positions.set(place, after);
      read += envelopes.length;
      if (!hasMore) return;
      if (envelopes.length === 0) throw relay.lied('it has more, and gives nothing');
    }
    throw relay.lied(`it has more than ${mostEnvelopes} envelopes`);
  }

  async #readingOf(relay: RelayConnection, own: KeyPair) {
    const mailbox: Mailbox = { scope: this.#settings.scope, recipient: own.publicKey };
    const challenge = await relay.challenge();
    const statement = readStatement({
      mailbox,
      relay: relay.origin,
      challenge: hexToBytes(challenge),
    });
    const query = { challenge, signature: bytesToHex(sign(statement, own)) };
    return { path: mailboxPath(mailbox), query };
  }

  async #toAll(send: (relay: RelayConnection) => Promise<unknown>): Promise<Delivery> {
    const delivery: Delivery = { kept: [], problems: [] };
    await this.#each(async (relay) => {
      await send(relay);
      delivery.kept.push(relay.origin);
    }, delivery.problems);
    if (delivery.kept.length === 0) throw noneAnswered(delivery.problems);
    return delivery;
  }

  /** Does it with every relay at once; what one does wrong is told and hinders no other. */
  async #each(
    work: (relay: RelayConnection) => Promise<void>,
    problems: MessageError[],
  ): Promise<void> {
    await Promise.all(
      this.#relays.map(async (relay) => {
        try {
          await work(relay);
        } catch (error) {
          if (!isMessageError(error)) throw error;
          problems.push(error);
        }
      }),
    );
  }
}

function authored(statement: Uint8Array, from: KeyPair, postedAt: number) {
  return {
    sender: bytesToHex(from.publicKey),
    postedAt: String(postedAt),
    signature: bytesToHex(sign(statement, from)),
  };
}

function noneAnswered(problems: readonly MessageError[]): MessageError {
  const reasons = problems.map(({ message }) => message).join(' ');
  return new MessageError('NoRelayAnswered', { relays: problems.length, reasons });
}
