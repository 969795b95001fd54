import { randomBytes } from '@noble/hashes/utils';
import type { Hex } from 'viem';
import { decrypt, directionKey, encrypt, NONCE_BYTES, TAG_BYTES } from './authenticatedCipher.ts';
import { ByteReader, bytesToHex, concatBytes, domain, sameBytes, uint } from './byteFormat.ts';
import { decodeEvidence, type Evidence, encodeEvidence, hashEvidence } from './evidence.ts';
import { MessageError } from './messageError.ts';
import { pad, unpad } from './padding.ts';
import { type KeyPair, newTradeKeys, type Random } from './tradeKeys.ts';
import { encodeScope, requireScope, type TradeScope } from './tradeScope.ts';

/** Lengths of sealed evidence tell its size in steps of this. */
const step = 4_096;
const mostRecipients = 255;
/** Each key for a seat encrypts one thing once, being of a key pair made for this seal: so its nonce may be zeros. */
const onlyNonce = new Uint8Array(NONCE_BYTES);

/**
 * Evidence for the drawn seats alone. Version 1, a key made for it, how many seats (1 byte); of each its key and the
 * content's key sealed to it; a nonce; the evidence under the content's key, all before it being associated data. Throws
 * `NoRecipients`, `WeakKey`, `EvidenceTooLarge`.
 * @param recipients encryption keys, X25519.
 */
export function sealEvidence(
  evidence: Evidence,
  recipients: readonly Uint8Array[],
  random: Random = randomBytes,
): Uint8Array {
  const { scope } = evidence;
  if (recipients.length === 0 || recipients.length > mostRecipients) {
    throw new MessageError('NoRecipients', { count: recipients.length, most: mostRecipients });
  }
  const mine = newTradeKeys(random).encryption;
  const contentKey = random(32);
  const associated = associate(scope);
  const wrapped = recipients.map((theirs) => {
    const key = directionKey('evidence', scope, { mine, theirs, way: 'sending' });
    return concatBytes(theirs, encrypt(key, onlyNonce, associated, contentKey));
  });
  const head = concatBytes(
    uint('version', 1, 1),
    mine.publicKey,
    uint('recipients', recipients.length, 1),
    ...wrapped,
    random(NONCE_BYTES),
  );
  const plain = pad(encodeEvidence(evidence), step);
  const nonce = head.slice(-NONCE_BYTES);
  const content = encrypt(contentKey, nonce, concatBytes(associated, head), plain);
  contentKey.fill(0);
  mine.secretKey.fill(0);
  return concatBytes(head, content);
}

/**
 * The evidence that a seat was sent, if it is what was submitted in the dispute. `verifyEvidence` then says what it proves.
 * Throws `NotARecipient`, `NotDecrypted`, `EvidenceAltered`, `WrongTrade`, `Malformed`, `UnknownVersion`, `WeakKey`.
 * @param committed the hash on the chain: it is also what keeps one seat from being shown other evidence than the next.
 */
export function openEvidence(
  sealed: Uint8Array,
  seat: KeyPair,
  scope: TradeScope,
  committed: Hex,
): Evidence {
  const reader = new ByteReader('sealed evidence', sealed);
  reader.version();
  const theirs = reader.take(32);
  const count = reader.uint(1);
  const seats = Array.from({ length: count }, () => ({
    key: reader.take(32),
    wrapped: reader.take(32 + TAG_BYTES),
  }));
  const nonce = reader.take(NONCE_BYTES);
  const own = seats.find(({ key }) => sameBytes(key, seat.publicKey));
  if (!own) throw new MessageError('NotARecipient', { key: bytesToHex(seat.publicKey) });
  const what = 'sealed evidence';
  const associated = associate(scope);
  const key = directionKey('evidence', scope, { mine: seat, theirs, way: 'receiving' });
  const contentKey = decrypt(what, key, onlyNonce, associated, own.wrapped);
  const head = sealed.slice(0, sealed.length - reader.left);
  const plain = decrypt(what, contentKey, nonce, concatBytes(associated, head), reader.rest());
  const evidence = decodeEvidence(unpad(what, plain));
  requireScope(scope, evidence.scope);
  const found = hashEvidence(evidence);
  if (BigInt(found) !== BigInt(committed)) {
    throw new MessageError('EvidenceAltered', { committed, found });
  }
  return evidence;
}

function associate(scope: TradeScope): Uint8Array {
  return concatBytes(domain('evidence'), encodeScope(scope));
}
