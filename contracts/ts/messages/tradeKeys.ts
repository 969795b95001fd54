import { ed25519, x25519 } from '@noble/curves/ed25519';
import { randomBytes } from '@noble/hashes/utils';
import { bytesToHex, ofLength, sameBytes } from './byteFormat.ts';
import { MessageError } from './messageError.ts';

/** Gives so many random bytes. Everywhere but in tests of fixed vectors the platform's own (`crypto.getRandomValues`). */
export type Random = (length: number) => Uint8Array;

/** 32 bytes each. */
export interface KeyPair {
  publicKey: Uint8Array;
  secretKey: Uint8Array;
}

/** What one party has for one trade: X25519 to be written to, ed25519 to sign. Made at random, never out of a wallet. */
export interface TradeKeys {
  encryption: KeyPair;
  signing: KeyPair;
}

/** What the other party knows of them: the event `KeysSet` of the trade's escrow. */
export interface PublicKeys {
  encryption: Uint8Array;
  signing: Uint8Array;
}

/** How long after a trade's end its keys and messages are kept, in seconds: 30 days. Whoever stores them deletes them then. */
export const KEYS_KEPT_SECONDS = 30 * 86_400;

/**
 * Fresh keys for a trade. Save them before their public halves are sent to the chain: what is lost cannot be read again.
 * @example
 * const keys = newTradeKeys();
 * const { encryption, signing } = publicKeysOf(keys);
 */
export function newTradeKeys(random: Random = randomBytes): TradeKeys {
  const encryption = random(32);
  const signing = random(32);
  return {
    encryption: { secretKey: encryption, publicKey: x25519.getPublicKey(encryption) },
    signing: { secretKey: signing, publicKey: ed25519.getPublicKey(signing) },
  };
}

/** The X25519 key pair of a secret of 32 bytes, such as an arbitrator's seat opens evidence with. Throws `WrongLength`. */
export function encryptionKeyPair(secretKey: Uint8Array): KeyPair {
  ofLength('A secret key', secretKey, 32);
  return { secretKey, publicKey: x25519.getPublicKey(secretKey) };
}

/** Whether something can be sealed to it: 32 bytes of an order that keeps a secret. */
export function isStrongEncryptionKey(key: Uint8Array): boolean {
  try {
    sharedSecret(new Uint8Array(32).fill(1), key);
    return true;
  } catch (error) {
    if (error instanceof MessageError) return false;
    throw error;
  }
}

/** The halves that are announced on the chain. */
export function publicKeysOf({ encryption, signing }: TradeKeys): PublicKeys {
  return { encryption: encryption.publicKey, signing: signing.publicKey };
}

/**
 * Refuses keys with which nothing would be secret or signed: a party may announce any 64 bytes. Throws `WrongLength`,
 * `WeakKey`.
 */
export function checkPublicKeys({ encryption, signing }: PublicKeys): void {
  // Any secret shows it: clamped scalars are multiples of 8, and take every point of low order to 0.
  sharedSecret(new Uint8Array(32).fill(1), encryption);
  ofLength('A signing key', signing, 32);
  if (!isStrongSigner(signing)) throw new MessageError('WeakKey', { key: bytesToHex(signing) });
}

/**
 * X25519 (RFC 7748), 32 bytes. Throws `WrongLength`, and `WeakKey` where the public key is of low order: the result would
 * be 0 whatever the secret (section 6.1 asks for this check).
 */
export function sharedSecret(secretKey: Uint8Array, publicKey: Uint8Array): Uint8Array {
  ofLength('A secret key', secretKey, 32);
  ofLength('An encryption key', publicKey, 32);
  try {
    return x25519.getSharedSecret(secretKey, publicKey);
  } catch {
    // Of 32 bytes each, noble refuses nothing but a result of 0.
    throw new MessageError('WeakKey', { key: bytesToHex(publicKey) });
  }
}

/** Signs by RFC 8032, 64 bytes. */
export function sign(statement: Uint8Array, { secretKey }: KeyPair): Uint8Array {
  return ed25519.sign(statement, secretKey);
}

/**
 * Whether the signature is the key's. Strict: no key of small order, under which one signature fits many statements, and
 * no second encoding of a point or a scalar. So a signature convinces a third party too.
 */
export function isSignedBy(
  statement: Uint8Array,
  signature: Uint8Array,
  publicKey: Uint8Array,
): boolean {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  return ed25519.verify(signature, statement, publicKey, { zip215: false });
}

/** Overwrites the secrets. What the engine copied meanwhile is beyond a script's reach. */
export function eraseKeys({ encryption, signing }: TradeKeys): void {
  encryption.secretKey.fill(0);
  signing.secretKey.fill(0);
}

/** Whether both pairs are the same. */
export function sameKeys(first: PublicKeys, second: PublicKeys): boolean {
  return sameBytes(first.encryption, second.encryption) && sameBytes(first.signing, second.signing);
}

function isStrongSigner(publicKey: Uint8Array): boolean {
  try {
    return !ed25519.ExtendedPoint.fromHex(publicKey).isSmallOrder();
  } catch {
    // Of 32 bytes, noble refuses those that are no point of the curve.
    return false;
  }
}
