/** Payment details sealed by themselves, for the chain: a buyer may demand them there. In a message they are a kind of body. */
import { randomBytes } from '@noble/hashes/utils';
import type { Hex } from 'viem';
import {
  type Direction,
  decrypt,
  directionKey,
  encrypt,
  ends,
  NONCE_BYTES,
} from './authenticatedCipher.ts';
import { ByteReader, concatBytes, domain, ofLength, uint } from './byteFormat.ts';
import { pad, unpad } from './padding.ts';
import {
  checkDetails,
  decodeDetails,
  encodeDetails,
  type PaymentDetails,
} from './paymentDetails.ts';
import type { KeyPair, Random } from './tradeKeys.ts';
import { encodeScope, type TradeScope } from './tradeScope.ts';

/** Sealed details have a multiple of this, and 41 bytes: few enough for the chain, and lengths tell little. */
const step = 256;

interface Between {
  scope: TradeScope;
  /** The encryption keys of this party. */
  mine: KeyPair;
  /** The other's encryption key. */
  theirs: Uint8Array;
}

/**
 * The seller's details for the buyer alone: 297 bytes, or 256 more for long ones. Throws `TextRefused`, `WeakKey`,
 * `WrongLength`.
 */
export function sealDetails(
  { scope, mine, theirs }: Between,
  details: PaymentDetails,
  blinding: Uint8Array,
  random: Random = randomBytes,
): Uint8Array {
  const direction: Direction = { mine, theirs, way: 'sending' };
  const nonce = random(NONCE_BYTES);
  ofLength('The blinding', blinding, 32);
  const plain = pad(concatBytes(blinding, encodeDetails(details)), step);
  const associated = associate(scope, direction);
  const key = directionKey('details', scope, direction);
  return concatBytes(uint('version', 1, 1), nonce, encrypt(key, nonce, associated, plain));
}

/**
 * The details, if they are those that the trade's commitment binds the seller to. Throws `NotDecrypted`, `PayeeSwapped`,
 * `Malformed`, `TextRefused`, `UnknownVersion`, `WeakKey`.
 */
export function openDetails(
  { scope, mine, theirs }: Between,
  sealed: Uint8Array,
  commitment: Hex,
): PaymentDetails {
  const direction: Direction = { mine, theirs, way: 'receiving' };
  const reader = new ByteReader('sealed payment details', sealed);
  reader.version();
  const nonce = reader.take(NONCE_BYTES);
  const associated = associate(scope, direction);
  const key = directionKey('details', scope, direction);
  const what = 'sealed payment details';
  const plain = new ByteReader(
    what,
    unpad(what, decrypt(what, key, nonce, associated, reader.rest())),
  );
  const blinding = plain.take(32);
  const details = decodeDetails(plain.rest());
  checkDetails(details, blinding, commitment);
  return details;
}

// Without the commitment: sealed to another one, details are a swapped payee and not a broken message.
function associate(scope: TradeScope, direction: Direction): Uint8Array {
  return concatBytes(domain('details'), encodeScope(scope), ...ends(direction));
}
