/** What a mailbox relay and its clients agree on: how much it keeps, and what is signed. contracts/docs/messages.md has the routes. */
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, concatBytes, domain, ofLength, uint, utf8ToBytes } from './byteFormat.ts';
import { encodeScope, type TradeScope } from './tradeScope.ts';

/** What relays take from a party, keep, and allow clocks to be off. */
export const mailboxLimits = {
  /** Envelopes of messages that a party may post to a trade in 24 hours. */
  messagesPerDay: 200,
  /** Bytes of images and sealed evidence that a party may leave in a trade: both together have 8 MB, each its half. */
  evidenceBytes: 4 * 2 ** 20,
  /** How long anything is kept, in seconds: 30 days. */
  keptSeconds: 30 * 86_400,
  /** How far the clocks of a relay and a sender may be apart, in seconds. */
  clockSkew: 3_600,
  /** How long a challenge can be used, in seconds. */
  challengeSeconds: 300,
  /** Envelopes in one answer. */
  page: 50,
} as const;

/** Where one party of a trade is written to: by its signing key. */
export interface Mailbox {
  scope: TradeScope;
  recipient: Uint8Array;
}

/** By which of the limits an envelope counts: parts of images by bytes, all else by number. The relay cannot look into it. */
export type Category = 'message' | 'evidence';

/** What a sender signs to post. */
export interface Post {
  mailbox: Mailbox;
  sender: Uint8Array;
  category: Category;
  /** `postedId` of the bytes. */
  id: Uint8Array;
  /** Seconds since 1970: nobody can post it again on another day. */
  postedAt: number;
}

/** Names bytes on every relay: SHA-256. */
export function postedId(bytes: Uint8Array): Uint8Array {
  return sha256(bytes);
}

/** Such as `/v1/mailboxes/1/0x…/7/0x…`. */
export function mailboxPath({ scope, recipient }: Mailbox): string {
  return `/v1/mailboxes/${tradePath(scope)}/${bytesToHex(recipient)}`;
}

/** Such as `/v1/evidence/1/0x…/7`. */
export function evidencePath(scope: TradeScope): string {
  return `/v1/evidence/${tradePath(scope)}`;
}

/** For an envelope: purpose, trade, recipient, sender, 0 for a message or 1, id, time in 6 bytes. */
export function postStatement({ mailbox, sender, category, id, postedAt }: Post): Uint8Array {
  return concatBytes(
    domain('post'),
    encodeMailbox(mailbox),
    ofLength('The sender', sender, 32),
    uint('category', category === 'message' ? 0 : 1, 1),
    ofLength('The id', id, 32),
    uint('postedAt', postedAt, 6),
  );
}

/** For sealed evidence: purpose, trade, sender, id, its length in 4 bytes, time in 6. */
export function evidenceStatement(evidence: {
  scope: TradeScope;
  sender: Uint8Array;
  id: Uint8Array;
  length: number;
  postedAt: number;
}): Uint8Array {
  return concatBytes(
    domain('evidence post'),
    encodeScope(evidence.scope),
    ofLength('The sender', evidence.sender, 32),
    ofLength('The id', evidence.id, 32),
    uint('length', evidence.length, 4),
    uint('postedAt', evidence.postedAt, 6),
  );
}

/**
 * What a recipient signs to read: purpose, trade, recipient, the relay's address, the relay's challenge. The address keeps
 * one relay from reading at another with the answer to its challenge.
 * @param read.relay its origin, such as `https://relay.example`.
 */
export function readStatement(read: {
  mailbox: Mailbox;
  relay: string;
  challenge: Uint8Array;
}): Uint8Array {
  const relay = utf8ToBytes(read.relay);
  return concatBytes(
    domain('read'),
    encodeMailbox(read.mailbox),
    uint('length', relay.length, 2),
    relay,
    read.challenge,
  );
}

function encodeMailbox({ scope, recipient }: Mailbox): Uint8Array {
  return concatBytes(encodeScope(scope), ofLength('The recipient', recipient, 32));
}

function tradePath({ chainId, escrow, tradeId }: TradeScope): string {
  return `${chainId}/${escrow.toLowerCase()}/${tradeId}`;
}
