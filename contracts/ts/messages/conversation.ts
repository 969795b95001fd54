import { randomBytes } from '@noble/hashes/utils';
import type { Direction } from './authenticatedCipher.ts';
import { bytesToHex, keyName, sameBytes } from './byteFormat.ts';
import { openEnvelope, readEnds, sealEnvelope } from './envelope.ts';
import { type Entry, hashBody, type Link, type Place, signLink } from './link.ts';
import { decodeBody, encodeBody, type MessageBody } from './messageBody.ts';
import { isMessageError, MessageError } from './messageError.ts';
import { type Gap, SenderChain } from './senderChain.ts';
import {
  checkPublicKeys,
  eraseKeys,
  type PublicKeys,
  publicKeysOf,
  type Random,
  sameKeys,
  type TradeKeys,
} from './tradeKeys.ts';
import type { TradeScope } from './tradeScope.ts';

/** All that a party keeps of a trade's messages: what a device stores and a backup holds. Secret. */
export interface ConversationState {
  scope: TradeScope;
  /** This party's keys, oldest first; the last ones are those of the chain. */
  mine: TradeKeys[];
  /** The other's, oldest first; none before it announced any. */
  theirs: PublicKeys[];
  written: Entry[];
  received: Entry[];
  /** The other's that contradict received ones: see `Fork`. */
  refused: Entry[];
}

/** A message that arrived. */
export interface Received {
  entry: Entry;
  /** Null where it says nothing that this app understands; `findings` tells why. */
  body: MessageBody | null;
  /** Whether the sender announced other keys since: somebody else may hold these. */
  isFormerKey: boolean;
  /** What is wrong with it though the other party signed it. */
  findings: MessageError[];
}

/** Proof that the other party signed two histories: two entries that cannot both be true. */
export interface Fork {
  error: MessageError;
  kept: Entry;
  refused: Entry;
}

/**
 * One party's side of a trade's messages: writes envelopes and reads them, and finds gaps, forks, replays and wrong keys.
 * Neither a relay nor the other party can make it lose what it has. It sends and stores nothing itself.
 * @example
 * const conversation = Conversation.start(scope, newTradeKeys());
 * conversation.learnKeys(keysOfTheOther);
 * const { envelope } = conversation.write({ kind: 'text', text: 'Hello' }, now);
 */
export class Conversation {
  readonly #scope: TradeScope;
  #mine: TradeKeys[];
  #theirs: PublicKeys[] = [];
  readonly #written = new Map<string, SenderChain>();
  readonly #received = new Map<string, SenderChain>();
  #forks: Fork[] = [];
  #isRestored: boolean;
  #isErased = false;

  private constructor(
    { scope, mine, theirs, written, received, refused }: ConversationState,
    isRestored: boolean,
  ) {
    this.#scope = scope;
    this.#mine = [...mine];
    this.#isRestored = isRestored;
    for (const keys of theirs) this.learnKeys(keys);
    for (const entry of written) chainIn(this.#written, scope, entry.link.sender).add(entry);
    for (const entry of received) chainIn(this.#received, scope, entry.link.sender).add(entry);
    for (const entry of refused) {
      this.#contradict(chainIn(this.#received, scope, entry.link.sender), entry);
    }
  }

  static start(scope: TradeScope, mine: TradeKeys): Conversation {
    const none = { theirs: [], written: [], received: [], refused: [] };
    return new Conversation({ scope, mine: [mine], ...none }, false);
  }

  /** Goes on from what this very device stored after its last message. */
  static resume(state: ConversationState): Conversation {
    return new Conversation(state, false);
  }

  /**
   * Goes on from a backup. It reads, and gives evidence; it writes only after `rotate`, since a backup may lack the last
   * messages, and another message with the same number would look like a lie.
   */
  static restore(state: ConversationState): Conversation {
    return new Conversation(state, true);
  }

  /** For storage. It shares its keys with this object, which `erase` overwrites. */
  get state(): ConversationState {
    this.#requireKept();
    const all = (chains: Map<string, SenderChain>) =>
      [...chains.values()].flatMap(({ entries }) => entries);
    return {
      scope: this.#scope,
      mine: [...this.#mine],
      theirs: [...this.#theirs],
      written: all(this.#written),
      received: all(this.#received),
      refused: this.#forks.map(({ refused }) => refused),
    };
  }

  /** The present keys' public halves: what `KeysSet` announces. */
  get publicKeys(): PublicKeys {
    return publicKeysOf(this.#present(this.#mine));
  }

  get forks(): readonly Fork[] {
    return this.#forks;
  }

  /** Writes with other keys from now on, once the chain has announced them. Old ones go on reading what is on its way. */
  rotate(keys: TradeKeys): void {
    this.#requireKept();
    const key = publicKeysOf(keys);
    if (this.#mine.some((known) => sameBytes(known.signing.publicKey, key.signing))) {
      throw new MessageError('KeysInUse', { key: bytesToHex(key.signing) });
    }
    this.#mine.push(keys);
    this.#isRestored = false;
  }

  /**
   * The other party's keys by the chain, the last of which count; the same ones again change nothing. Throws `WeakKey`,
   * `WrongLength`, and `KeysInUse` where they are one's own.
   */
  learnKeys(keys: PublicKeys): void {
    this.#requireKept();
    checkPublicKeys(keys);
    const own = this.#mine.find(
      ({ encryption, signing }) =>
        sameBytes(signing.publicKey, keys.signing) ||
        sameBytes(encryption.publicKey, keys.encryption),
    );
    if (own) throw new MessageError('KeysInUse', { key: bytesToHex(keys.signing) });
    const last = this.#theirs.at(-1);
    if (last && sameKeys(last, keys)) return;
    // Keys announced a second time count again, once.
    this.#theirs = [...this.#theirs.filter((known) => !sameKeys(known, keys)), keys];
  }

  /**
   * The next message, signed and sealed. Store the state before the envelope is sent: a number must not be used twice.
   * Throws `BodyTooLong`, `TextRefused`, `KeysRestored`, `KeysUnknown` before the other party's are.
   * @param sentAt seconds since 1970.
   */
  write(
    body: MessageBody,
    sentAt: number,
    random: Random = randomBytes,
  ): { envelope: Uint8Array; entry: Entry } {
    this.#requireKept();
    if (this.#isRestored) throw new MessageError('KeysRestored', {});
    const [mine, theirs] = [this.#present(this.#mine), this.#present(this.#theirs)];
    const bytes = encodeBody(body);
    const salt = random(32);
    const chain = chainIn(this.#written, this.#scope, mine.signing.publicKey);
    const { sequence, hash } = chain.last;
    const link: Link = {
      sender: mine.signing.publicKey,
      recipient: theirs.signing,
      sequence: sequence + 1,
      previous: hash,
      acknowledged: chainIn(this.#received, this.#scope, theirs.signing).whole,
      sentAt,
      bodyHash: hashBody(salt, bytes),
    };
    const signature = signLink(this.#scope, link, mine.signing);
    const entry = { link, signature, salt, body: bytes };
    const direction: Direction = {
      mine: mine.encryption,
      theirs: theirs.encryption,
      way: 'sending',
    };
    const envelope = sealEnvelope(this.#scope, direction, entry, random);
    chain.add(entry);
    return { envelope, entry };
  }

  /** An envelope again for a message that did not arrive, to the other's present keys: also where it lost the former ones. */
  seal(entry: Entry, random: Random = randomBytes): Uint8Array {
    this.#requireKept();
    const mine = this.#present(this.#mine).encryption;
    const theirs = this.#present(this.#theirs).encryption;
    return sealEnvelope(this.#scope, { mine, theirs, way: 'sending' }, entry, random);
  }

  /**
   * Reads an envelope. Whatever it throws, nothing is lost: `NotOurKeys`, `NotDecrypted`, `Malformed`, `WrongLength` and
   * `UnknownVersion` for what no party wrote, `BadSignature`, `BodyAltered`, `WrongAuthor` for what another key signed, `Replayed` for what is here already, `Forked` and `ChainBroken` (kept in `forks`) for a second history.
   */
  receive(envelope: Uint8Array): Received {
    this.#requireKept();
    const entry = openEnvelope(this.#scope, this.#directionOf(envelope), envelope);
    const { sender, recipient } = entry.link;
    const author = this.#theirs.findIndex(({ signing }) => sameBytes(signing, sender));
    if (author < 0) throw new MessageError('WrongAuthor', { key: bytesToHex(sender) });
    const chain = chainIn(this.#received, this.#scope, sender);
    this.#add(chain, entry);
    const isToUs = this.#mine.some(({ signing }) => sameBytes(signing.publicKey, recipient));
    // What was written to keys that are lost, and sealed again to new ones: what it acknowledges is lost too.
    const findings = isToUs
      ? this.#judgeAcknowledgement(chain, entry.link)
      : [new MessageError('WrongRecipient', { key: bytesToHex(recipient) })];
    let body: MessageBody | null = null;
    try {
      body = decodeBody(entry.body);
    } catch (error) {
      if (!isMessageError(error)) throw error;
      findings.push(error);
    }
    return { entry, body, isFormerKey: author < this.#theirs.length - 1, findings };
  }

  /** The other party's numbers that are missing, by the signing key whose they are. */
  get gaps(): (Gap & { sender: Uint8Array })[] {
    return this.#theirs.flatMap(({ signing }) => {
      const gaps = this.#received.get(keyName(signing))?.gaps ?? [];
      return gaps.map((gap) => ({ ...gap, sender: signing }));
    });
  }

  /** Own messages under the present key that the other's present key has not acknowledged: to be sent again. */
  get unacknowledged(): Entry[] {
    const { signing } = this.publicKeys;
    const other = this.#theirs.at(-1)?.signing ?? new Uint8Array();
    const read = (this.#received.get(keyName(other))?.entries ?? [])
      .filter(({ link }) => sameBytes(link.recipient, signing))
      .reduce((most, { link }) => Math.max(most, link.acknowledged.sequence), 0);
    const entries = this.#written.get(keyName(signing))?.entries ?? [];
    return entries.filter(({ link }) => link.sequence > read);
  }

  /** Overwrites the keys and forgets the messages; whoever stored the state deletes that too. All else then throws. */
  erase(): void {
    for (const keys of this.#mine) eraseKeys(keys);
    for (const chains of [this.#written, this.#received]) chains.clear();
    this.#mine = [];
    this.#theirs = [];
    this.#forks = [];
    this.#isErased = true;
  }

  #directionOf(envelope: Uint8Array): Direction {
    const { sender, recipient } = readEnds(envelope);
    const mine = this.#mine.find(({ encryption }) => sameBytes(encryption.publicKey, recipient));
    const theirs = this.#theirs.find(({ encryption }) => sameBytes(encryption, sender));
    if (mine && theirs) {
      return { mine: mine.encryption, theirs: theirs.encryption, way: 'receiving' };
    }
    const [from, to] = [bytesToHex(sender), bytesToHex(recipient)];
    throw new MessageError('NotOurKeys', { sender: from, recipient: to });
  }

  /** Adds it, or keeps what contradicts it and throws. */
  #add(chain: SenderChain, entry: Entry): void {
    const error = this.#contradict(chain, entry);
    if (error) throw error;
  }

  /** Adds it where nothing is known that it contradicts; else it is kept in `forks`. Throws `Replayed`. */
  #contradict(chain: SenderChain, entry: Entry): MessageError | null {
    try {
      chain.add(entry);
      return null;
    } catch (error) {
      const isBroken = isMessageError(error, 'ChainBroken');
      if (!isBroken && !isMessageError(error, 'Forked')) throw error;
      const { sequence } = entry.link;
      // A broken chain names the lower of the two places: the other entry stands beside this one.
      const beside = isBroken && error.args.sequence === sequence ? sequence + 1 : sequence - 1;
      const kept = chain.at(isBroken ? beside : sequence);
      const isNew = !this.#forks.some(({ refused }) =>
        sameBytes(refused.signature, entry.signature),
      );
      if (kept && isNew) this.#forks.push({ error, kept, refused: entry });
      return error;
    }
  }

  /** What its acknowledgement says of one's own messages is compared with them, and with what it said before and after. */
  #judgeAcknowledgement(chain: SenderChain, link: Link): MessageError[] {
    const { sequence, acknowledged } = link;
    const findings: MessageError[] = [];
    if (!this.#wrote(link.recipient, acknowledged)) {
      const args = { sequence, acknowledged: acknowledged.sequence };
      findings.push(new MessageError('AcknowledgementUnknown', args));
    }
    const { before, after } = chain.neighbours(link);
    for (const [earlier, later] of [
      [before, link],
      [link, after],
    ]) {
      if (!earlier || !later) continue;
      const [then, now] = [earlier.acknowledged.sequence, later.acknowledged.sequence];
      if (now >= then) continue;
      const args = { sequence: later.sequence, acknowledged: now, before: then };
      findings.push(new MessageError('AcknowledgementFellBack', args));
    }
    return findings;
  }

  #wrote(recipient: Uint8Array, { sequence, hash }: Place): boolean {
    if (sequence === 0) return true;
    const known = this.#written.get(keyName(recipient))?.hashAt(sequence);
    return known !== undefined && sameBytes(known, hash);
  }

  #present<Keys>(keys: readonly Keys[]): Keys {
    this.#requireKept();
    const last = keys.at(-1);
    if (last) return last;
    throw new MessageError('KeysUnknown', {});
  }

  #requireKept(): void {
    if (this.#isErased) throw new MessageError('ConversationErased', {});
  }
}

function chainIn(
  chains: Map<string, SenderChain>,
  scope: TradeScope,
  key: Uint8Array,
): SenderChain {
  const name = keyName(key);
  const chain = chains.get(name) ?? new SenderChain(scope);
  chains.set(name, chain);
  return chain;
}
