import { xchacha20poly1305 } from '@noble/ciphers/chacha';
import { hkdf } from '@noble/hashes/hkdf';
import { sha256 } from '@noble/hashes/sha2';
import { concatBytes, domain } from './byteFormat.ts';
import { MessageError } from './messageError.ts';
import { type KeyPair, sharedSecret } from './tradeKeys.ts';
import { encodeScope, type TradeScope } from './tradeScope.ts';

/** Of XChaCha20-Poly1305: what each ciphertext begins with. */
export const NONCE_BYTES = 24;
/** Of Poly1305: what each ciphertext ends with. */
export const TAG_BYTES = 16;

/** What a key is for: one never serves two purposes. */
export type KeyPurpose = 'envelope' | 'details' | 'evidence';

/** From whom to whom a key is, seen by one of the two. */
export interface Direction {
  mine: KeyPair;
  /** The other's encryption key. */
  theirs: Uint8Array;
  way: 'sending' | 'receiving';
}

/**
 * The key for one purpose and one direction of a trade: HKDF-SHA-256 (RFC 5869) of the X25519 secret, the trade and both
 * public keys, the sender's first, being its info. Both parties derive the same. Throws `WeakKey`, `WrongLength`.
 */
export function directionKey(
  purpose: KeyPurpose,
  scope: TradeScope,
  direction: Direction,
): Uint8Array {
  const { mine, theirs } = direction;
  const [sender, recipient] = ends(direction);
  const shared = sharedSecret(mine.secretKey, theirs);
  const info = concatBytes(domain(purpose), encodeScope(scope), sender, recipient);
  const key = hkdf(sha256, shared, domain('root'), info, 32);
  shared.fill(0);
  return key;
}

/** The sender's and the recipient's encryption keys. */
export function ends({ mine, theirs, way }: Direction): [Uint8Array, Uint8Array] {
  return way === 'sending' ? [mine.publicKey, theirs] : [theirs, mine.publicKey];
}

/** XChaCha20-Poly1305: as many bytes as the plain ones, and 16 for the tag. A nonce must not come twice with a key. */
export function encrypt(
  key: Uint8Array,
  nonce: Uint8Array,
  associated: Uint8Array,
  plain: Uint8Array,
): Uint8Array {
  return xchacha20poly1305(key, nonce, associated).encrypt(plain);
}

/** What `encrypt` hid. Throws `NotDecrypted` where a bit of any argument is another. */
export function decrypt(
  what: string,
  key: Uint8Array,
  nonce: Uint8Array,
  associated: Uint8Array,
  sealed: Uint8Array,
): Uint8Array {
  if (sealed.length < TAG_BYTES) throw new MessageError('NotDecrypted', { what });
  try {
    return xchacha20poly1305(key, nonce, associated).decrypt(sealed);
  } catch {
    // Key, nonce and length being right, noble throws only where the tag does not fit.
    throw new MessageError('NotDecrypted', { what });
  }
}
