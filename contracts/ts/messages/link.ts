import { sha256 } from '@noble/hashes/sha2';
import { type ByteReader, bytesToHex, concatBytes, domain, ofLength, uint } from './byteFormat.ts';
import { MessageError } from './messageError.ts';
import { isSignedBy, type KeyPair, sign } from './tradeKeys.ts';
import { encodeScope, type TradeScope } from './tradeScope.ts';

/** A place in a chain: a message's number, and the hash of its link. Number 0 and a hash of zeros where there is none. */
export interface Place {
  sequence: number;
  hash: Uint8Array;
}

/**
 * What a sender signs of a message: its place in the sender's chain, how much of the other's chain it has read, and the
 * salted hash of what it says. It tells nothing of the text itself.
 */
export interface Link {
  /** Signing keys. A chain is all that one key signed in one trade. */
  sender: Uint8Array;
  recipient: Uint8Array;
  /** From 1 without gaps. */
  sequence: number;
  /** Hash of the sender's link before. */
  previous: Uint8Array;
  /** The last of the recipient's messages up to which the sender has them all. */
  acknowledged: Place;
  /** Seconds since 1970, as the sender says: nobody proves it. */
  sentAt: number;
  /** `hashBody`. */
  bodyHash: Uint8Array;
}

/** A message as both sides keep it. */
export interface Entry {
  link: Link;
  /** ed25519 over `linkStatement`. */
  signature: Uint8Array;
  salt: Uint8Array;
  body: Uint8Array;
}

/** What the first link of a chain has for the hash before it, and a link that acknowledges nothing. */
export const NO_HASH = new Uint8Array(32);

/** Salted, so that who sees a link cannot try what the message might have said. SHA-256. */
export function hashBody(salt: Uint8Array, body: Uint8Array): Uint8Array {
  return sha256(concatBytes(domain('body'), ofLength('The salt', salt, 32), body));
}

/** The bytes that are signed and hashed: the purpose, the trade, and `encodeLink`. */
export function linkStatement(scope: TradeScope, link: Link): Uint8Array {
  return concatBytes(domain('link'), encodeScope(scope), encodeLink(link));
}

/** What the next link calls `previous`, and the other's `acknowledged.hash`. */
export function hashLink(scope: TradeScope, link: Link): Uint8Array {
  return sha256(linkStatement(scope, link));
}

/** 174 bytes. Throws `WrongLength`, `OutOfRange`. */
export function encodeLink(link: Link): Uint8Array {
  return concatBytes(
    ofLength('The sender', link.sender, 32),
    ofLength('The recipient', link.recipient, 32),
    uint('sequence', link.sequence, 4),
    ofLength('The previous hash', link.previous, 32),
    uint('acknowledged', link.acknowledged.sequence, 4),
    ofLength('The acknowledged hash', link.acknowledged.hash, 32),
    uint('sentAt', link.sentAt, 6),
    ofLength('The hash of the body', link.bodyHash, 32),
  );
}

/** Throws `Malformed` where numbers and hashes cannot belong together. */
export function readLink(reader: ByteReader): Link {
  const link: Link = {
    sender: reader.take(32),
    recipient: reader.take(32),
    sequence: reader.uint(4),
    previous: reader.take(32),
    acknowledged: { sequence: reader.uint(4), hash: reader.take(32) },
    sentAt: reader.uint(6),
    bodyHash: reader.take(32),
  };
  if (link.sequence === 0) throw reader.malformed('its number is 0');
  requireAgreement(reader, link.sequence - 1, link.previous);
  requireAgreement(reader, link.acknowledged.sequence, link.acknowledged.hash);
  return link;
}

/** A link with its signature. */
export function signLink(scope: TradeScope, link: Link, signing: KeyPair): Uint8Array {
  return sign(linkStatement(scope, link), signing);
}

/** Throws `BadSignature` unless the sender signed this link for this trade. */
export function checkSignature(scope: TradeScope, link: Link, signature: Uint8Array): void {
  if (isSignedBy(linkStatement(scope, link), signature, link.sender)) return;
  throw new MessageError('BadSignature', {
    sequence: link.sequence,
    key: bytesToHex(link.sender),
  });
}

/** Throws `BodyAltered` unless salt and body are those that the link names. */
export function checkBody(link: Link, salt: Uint8Array, body: Uint8Array): void {
  const found = bytesToHex(hashBody(salt, body));
  const signed = bytesToHex(link.bodyHash);
  if (found === signed) return;
  throw new MessageError('BodyAltered', { sequence: link.sequence, signed, found });
}

function requireAgreement(reader: ByteReader, sequence: number, hash: Uint8Array): void {
  const isEmpty = hash.every((byte) => byte === 0);
  if (isEmpty !== (sequence === 0)) {
    throw reader.malformed(`it gives number ${sequence} the hash ${bytesToHex(hash)}`);
  }
}
