import { randomBytes } from '@noble/hashes/utils';
import { type Hex, keccak256 } from 'viem';
import {
  ByteReader,
  bytesToHex,
  concatBytes,
  domain,
  joinBytes,
  keyName,
  ofLength,
  sameBytes,
  uint,
} from './byteFormat.ts';
import type { ConversationState } from './conversation.ts';
import { checkBody, checkSignature, type Entry, encodeLink, type Link, readLink } from './link.ts';
import { decodeBody, type MessageBody, MOST_BODY_BYTES } from './messageBody.ts';
import { isMessageError, MessageError } from './messageError.ts';
import { type Gap, SenderChain } from './senderChain.ts';
import type { Random } from './tradeKeys.ts';
import { encodeScope, readScope, requireScope, type TradeScope } from './tradeScope.ts';

/** The evidence of one party at a time, unsealed: what relays keep for it at most, but the seal's own bytes. */
export const MOST_EVIDENCE_BYTES = 4 * 2 ** 20 - 65_536;

/** What evidence is made of: all that both wrote, and no key. */
export type Statements = Pick<ConversationState, 'scope' | 'written' | 'received' | 'refused'>;

/** One message of a chain: shown, or its place in the chain alone. */
export interface EvidenceEntry {
  link: Link;
  signature: Uint8Array;
  revealed: { salt: Uint8Array; body: Uint8Array } | null;
}

/** Chosen messages, and the links between them, which prove their order and that nothing was put between. Never a key. */
export interface Evidence {
  scope: TradeScope;
  /** Random, so that the hash on the chain tells nothing. */
  blinding: Uint8Array;
  entries: EvidenceEntry[];
}

/** A message by whose signing key it is, and its number. */
export interface Chosen {
  sender: Uint8Array;
  sequence: number;
}

/**
 * Whose a signing key is: all of the trade's `KeysSet` events in their order. Who announced a key first has it: another may
 * announce it too, and cannot sign with it.
 */
export interface KeyOwner<Party extends string = string> {
  party: Party;
  signing: Uint8Array;
}

/** A message that a judge may believe to be its author's. */
export interface ProvenMessage<Party extends string = string> {
  author: Party;
  link: Link;
  /** Null where it is not revealed, or says nothing that this app understands. */
  body: MessageBody | null;
  isRevealed: boolean;
}

/** What evidence proves, and what it leaves out. */
export interface VerifiedEvidence<Party extends string = string> {
  /** By chain, then by number. */
  messages: ProvenMessage<Party>[];
  /** Numbers between shown ones that whoever gave the evidence left out. */
  missing: (Gap & { sender: Uint8Array })[];
  /** Two histories that one author signed: they speak against that author. */
  contradictions: MessageError[];
}

/** Evidence of these messages, written or received; of a forked number, of both. Throws `EvidenceEmpty`, `EntryMissing`, `EvidenceTooLarge`. */
export function selectEvidence(
  { scope, written, received, refused }: Statements,
  chosen: readonly Chosen[],
  random: Random = randomBytes,
): Evidence {
  const entries = [...chainsOf([...written, ...received, ...refused])].flatMap(
    ([sender, chain]) => {
      const numbers = chosen
        .filter((one) => keyName(one.sender) === sender)
        .map(({ sequence }) => sequence);
      return reveal(chain, numbers);
    },
  );
  for (const { sender, sequence } of chosen) {
    const isHere = entries.some(
      ({ link, revealed }) =>
        revealed && link.sequence === sequence && sameBytes(link.sender, sender),
    );
    if (!isHere) throw new MessageError('EntryMissing', { sequence, key: bytesToHex(sender) });
  }
  const evidence = { scope, blinding: random(32), entries };
  encodeEvidence(evidence);
  return evidence;
}

/**
 * Version 1, trade, blinding, how many entries (4 bytes); of each link, signature, 0 or 1, and after 1 salt, length (2 bytes)
 * and body. Throws `EvidenceEmpty`, `EvidenceTooLarge`.
 */
export function encodeEvidence({ scope, blinding, entries }: Evidence): Uint8Array {
  if (!entries.some(({ revealed }) => revealed)) throw new MessageError('EvidenceEmpty', {});
  const bytes = joinBytes([
    uint('version', 1, 1),
    encodeScope(scope),
    ofLength('The blinding', blinding, 32),
    uint('entries', entries.length, 4),
    ...entries.map(encodeEntry),
  ]);
  if (bytes.length <= MOST_EVIDENCE_BYTES) return bytes;
  throw new MessageError('EvidenceTooLarge', { bytes: bytes.length, most: MOST_EVIDENCE_BYTES });
}

/** What `encodeEvidence` made; nothing of it is verified yet. Throws `Malformed`, `EvidenceTooLarge`, `UnknownVersion`. */
export function decodeEvidence(bytes: Uint8Array): Evidence {
  if (bytes.length > MOST_EVIDENCE_BYTES) {
    throw new MessageError('EvidenceTooLarge', { bytes: bytes.length, most: MOST_EVIDENCE_BYTES });
  }
  const reader = new ByteReader('evidence', bytes);
  reader.version();
  const scope = readScope(reader);
  const blinding = reader.take(32);
  const count = reader.uint(4);
  const entries: EvidenceEntry[] = [];
  while (entries.length < count) entries.push(readEntry(reader));
  reader.end();
  return { scope, blinding, entries };
}

/** What goes on the chain: keccak256 of `encodeEvidence`. It stays the same when the evidence is sealed again to other seats. */
export function hashEvidence(evidence: Evidence): Hex {
  return keccak256(concatBytes(domain('evidence hash'), encodeEvidence(evidence)));
}

/**
 * What the evidence proves, from nothing but it and the trade's keys by the chain. Throws where it was forged or altered:
 * `WrongTrade`, `WrongAuthor`, `BadSignature`, `BodyAltered`, and `Replayed` where an entry is there twice.
 * @param keys all that either party ever announced in this trade.
 */
export function verifyEvidence<Party extends string>(
  evidence: Evidence,
  scope: TradeScope,
  keys: readonly KeyOwner<Party>[],
): VerifiedEvidence<Party> {
  requireScope(scope, evidence.scope);
  const messages = evidence.entries.map(({ link, signature, revealed }) => {
    const owner = keys.find(({ signing }) => sameBytes(signing, link.sender));
    if (!owner) throw new MessageError('WrongAuthor', { key: bytesToHex(link.sender) });
    checkSignature(scope, link, signature);
    if (revealed) checkBody(link, revealed.salt, revealed.body);
    const body = revealed ? understood(revealed.body) : null;
    return { author: owner.party, link, body, isRevealed: revealed !== null };
  });
  const { chains, contradictions, replayed } = chainUp([evidence]);
  if (replayed) throw replayed;
  const missing = [...chains.values()].flatMap((chain) => {
    const [first] = chain.entries;
    return chain.gaps
      .filter(({ from }) => first && from > first.link.sequence)
      .map((gap) => ({ ...gap, sender: first?.link.sender ?? new Uint8Array() }));
  });
  return { messages, missing, contradictions };
}

/** Two histories that one author signed, over the verified evidence of both parties: each may show one of them. */
export function findContradictions(bundles: readonly Evidence[]): MessageError[] {
  return chainUp(bundles).contradictions;
}

function chainUp(bundles: readonly Evidence[]) {
  const chains = new Map<string, SenderChain<EvidenceEntry>>();
  const contradictions: MessageError[] = [];
  let replayed: MessageError | null = null;
  for (const { scope, entries } of bundles) {
    for (const entry of entries) {
      const name = keyName(entry.link.sender);
      const chain = chains.get(name) ?? new SenderChain<EvidenceEntry>(scope);
      chains.set(name, chain);
      try {
        chain.add(entry);
      } catch (error) {
        if (!isMessageError(error)) throw error;
        if (error.name === 'Replayed') replayed = error;
        else contradictions.push(error);
      }
    }
  }
  contradictions.push(...falseAcknowledgements(chains));
  return { chains, contradictions, replayed };
}

/** Acknowledgements of messages that are here and are others: one of the two parties wrote two histories. */
function falseAcknowledgements(chains: Map<string, SenderChain<EvidenceEntry>>): MessageError[] {
  return [...chains.values()].flatMap(({ entries }) =>
    entries.flatMap(({ link: { sequence, recipient, acknowledged } }) => {
      const hash = chains.get(keyName(recipient))?.hashAt(acknowledged.sequence);
      if (!hash || sameBytes(hash, acknowledged.hash)) return [];
      const args = { sequence, acknowledged: acknowledged.sequence };
      return [new MessageError('AcknowledgementUnknown', args)];
    }),
  );
}

function chainsOf(entries: readonly Entry[]): Map<string, Entry[]> {
  const chains = new Map<string, Entry[]>();
  for (const entry of entries) {
    const name = keyName(entry.link.sender);
    chains.set(name, [...(chains.get(name) ?? []), entry]);
  }
  return chains;
}

/** The chosen entries of one chain, and the places of those between. */
function reveal(entries: readonly Entry[], numbers: readonly number[]): EvidenceEntry[] {
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  return entries
    .filter(({ link: { sequence } }) => sequence >= first && sequence <= last)
    .toSorted((a, b) => a.link.sequence - b.link.sequence)
    .map(({ link, signature, salt, body }) => ({
      link,
      signature,
      revealed: numbers.includes(link.sequence) ? { salt, body } : null,
    }));
}

function encodeEntry({ link, signature, revealed }: EvidenceEntry): Uint8Array {
  const place = concatBytes(encodeLink(link), ofLength('The signature', signature, 64));
  if (!revealed) return concatBytes(place, uint('revealed', 0, 1));
  const { salt, body } = revealed;
  const head = concatBytes(uint('revealed', 1, 1), ofLength('The salt', salt, 32));
  return concatBytes(place, head, uint('length', body.length, 2), body);
}

function readEntry(reader: ByteReader): EvidenceEntry {
  const link = readLink(reader);
  const signature = reader.take(64);
  const flag = reader.uint(1);
  if (flag > 1) throw reader.malformed(`an entry is neither shown nor hidden, but ${flag}`);
  if (flag === 0) return { link, signature, revealed: null };
  const salt = reader.take(32);
  const length = reader.uint(2);
  if (length > MOST_BODY_BYTES) throw reader.malformed(`a message has ${length} bytes`);
  return { link, signature, revealed: { salt, body: reader.take(length) } };
}

function understood(body: Uint8Array): MessageBody | null {
  try {
    return decodeBody(body);
  } catch (error) {
    if (isMessageError(error)) return null;
    throw error;
  }
}
