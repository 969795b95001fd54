import { randomBytes } from '@noble/hashes/utils';
import {
  type Direction,
  decrypt,
  directionKey,
  encrypt,
  NONCE_BYTES,
  TAG_BYTES,
} from './authenticatedCipher.ts';
import { ByteReader, concatBytes, domain, ofLength, uint } from './byteFormat.ts';
import { checkBody, checkSignature, type Entry, encodeLink, readLink } from './link.ts';
import { MOST_BODY_BYTES } from './messageBody.ts';
import { MessageError } from './messageError.ts';
import { requireZeros } from './padding.ts';
import type { Random } from './tradeKeys.ts';
import { encodeScope, type TradeScope } from './tradeScope.ts';

/** Every envelope has as many bytes, whatever it says. */
export const ENVELOPE_BYTES = 4_096;

/** Version, two keys, nonce: what a relay sees, and all it sees. */
const headBytes = 1 + 32 + 32 + NONCE_BYTES;
const plainBytes = ENVELOPE_BYTES - headBytes - TAG_BYTES;

/** From which encryption key to which: so that a reader with several knows his own. */
export interface EnvelopeEnds {
  sender: Uint8Array;
  recipient: Uint8Array;
}

/**
 * An entry in 4,096 bytes for the other party alone: version 1, both encryption keys, nonce, ciphertext. What is encrypted
 * is link, signature, salt, the body with its length of two bytes, and zeros. Throws `BodyTooLong`, `WeakKey`.
 */
export function sealEnvelope(
  scope: TradeScope,
  direction: Direction,
  { link, signature, salt, body }: Entry,
  random: Random = randomBytes,
): Uint8Array {
  if (body.length > MOST_BODY_BYTES) {
    throw new MessageError('BodyTooLong', { bytes: body.length, most: MOST_BODY_BYTES });
  }
  const content = concatBytes(
    encodeLink(link),
    ofLength('The signature', signature, 64),
    ofLength('The salt', salt, 32),
    uint('length', body.length, 2),
    body,
  );
  const plain = new Uint8Array(plainBytes);
  plain.set(content);
  const keys = concatBytes(direction.mine.publicKey, direction.theirs);
  const nonce = random(NONCE_BYTES);
  const key = directionKey('envelope', scope, direction);
  const sealed = encrypt(key, nonce, associate(scope, keys), plain);
  return concatBytes(uint('version', 1, 1), keys, nonce, sealed);
}

/** The keys that an envelope names. Throws `WrongLength`, `UnknownVersion`. */
export function readEnds(envelope: Uint8Array): EnvelopeEnds {
  const reader = new ByteReader('envelope', ofLength('An envelope', envelope, ENVELOPE_BYTES));
  reader.version();
  return { sender: reader.take(32), recipient: reader.take(32) };
}

/**
 * The entry in an envelope, signed by whom it names. Whether that is the other party, and where it stands in the chain, is the
 * reader's to check. Throws `NotDecrypted`, `BadSignature`, `BodyAltered`, `Malformed`, `WeakKey`, `WrongLength`,
 * `UnknownVersion`.
 */
export function openEnvelope(scope: TradeScope, direction: Direction, envelope: Uint8Array): Entry {
  const { sender, recipient } = readEnds(envelope);
  const key = directionKey('envelope', scope, direction);
  const nonce = envelope.slice(headBytes - NONCE_BYTES, headBytes);
  const associated = associate(scope, concatBytes(sender, recipient));
  const plain = decrypt('envelope', key, nonce, associated, envelope.slice(headBytes));
  const reader = new ByteReader('message', plain);
  const link = readLink(reader);
  const [signature, salt] = [reader.take(64), reader.take(32)];
  const body = reader.take(reader.uint(2));
  requireZeros(reader);
  checkSignature(scope, link, signature);
  checkBody(link, salt, body);
  return { link, signature, salt, body };
}

function associate(scope: TradeScope, keys: Uint8Array): Uint8Array {
  return concatBytes(domain('envelope'), encodeScope(scope), uint('version', 1, 1), keys);
}
