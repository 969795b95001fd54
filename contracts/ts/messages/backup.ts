import { scryptAsync } from '@noble/hashes/scrypt';
import { randomBytes } from '@noble/hashes/utils';
import { decrypt, encrypt, NONCE_BYTES } from './authenticatedCipher.ts';
import { type BackupContents, decodeBackup, encodeBackup } from './backupFormat.ts';
import { ByteReader, concatBytes, domain, uint, utf8ToBytes } from './byteFormat.ts';
import { isMessageError, MessageError } from './messageError.ts';
import { pad, unpad } from './padding.ts';
import type { Random } from './tradeKeys.ts';

/** Characters; a passphrase of four random words has more. */
export const LEAST_PASSPHRASE = 12;
/** scrypt's N is 2 to this, r 8, p 1: 128 MB and about a second, as OWASP asks. */
const usualCost = 17;
const leastCost = 14;
/** 1 GB: a backup that asks for more is no backup of ours. */
const mostCost = 20;
const saltBytes = 32;
const step = 4_096;

/** What a backup costs to open, and where its salt comes from. */
export interface BackupSettings {
  /** scrypt's N as a power of two, 14 to 20. */
  costLog2?: number;
  random?: Random;
}

/**
 * A device's keys and messages under a passphrase: version 1, log2 N (1 byte), salt, nonce, ciphertext, all before which is
 * associated data. Whoever has it and the passphrase reads everything and can sign. Throws `PassphraseTooShort`,
 * `BackupTooCostly`.
 */
export async function makeBackup(
  contents: BackupContents,
  passphrase: string,
  { costLog2 = usualCost, random = randomBytes }: BackupSettings = {},
): Promise<Uint8Array> {
  const { length } = [...passphrase];
  if (length < LEAST_PASSPHRASE) {
    throw new MessageError('PassphraseTooShort', { length, least: LEAST_PASSPHRASE });
  }
  const salt = random(saltBytes);
  const nonce = random(NONCE_BYTES);
  const head = concatBytes(uint('version', 1, 1), uint('cost', costLog2, 1), salt, nonce);
  const key = await stretch(passphrase, salt, costLog2);
  return concatBytes(head, encrypt(key, nonce, associate(head), pad(encodeBackup(contents), step)));
}

/**
 * What was backed up: for `mergeConversations`, and for `Conversation.restore` where nothing is here. Throws `BackupNotOpened`,
 * `BackupTooCostly`, `UnknownVersion`, `Malformed`, `TextRefused`.
 */
export async function openBackup(backup: Uint8Array, passphrase: string): Promise<BackupContents> {
  const reader = new ByteReader('backup', backup);
  reader.version();
  const costLog2 = reader.uint(1);
  const salt = reader.take(saltBytes);
  const nonce = reader.take(NONCE_BYTES);
  const head = backup.slice(0, backup.length - reader.left);
  const key = await stretch(passphrase, salt, costLog2);
  try {
    return decodeBackup(
      unpad('backup', decrypt('backup', key, nonce, associate(head), reader.rest())),
    );
  } catch (error) {
    if (isMessageError(error, 'NotDecrypted')) throw new MessageError('BackupNotOpened', {});
    throw error;
  }
}

/** One passphrase has one key, however a keyboard composes its letters (NFKC). */
function stretch(passphrase: string, salt: Uint8Array, costLog2: number): Promise<Uint8Array> {
  if (costLog2 < leastCost || costLog2 > mostCost) {
    throw new MessageError('BackupTooCostly', { costLog2, least: leastCost, most: mostCost });
  }
  const password = utf8ToBytes(passphrase.normalize('NFKC'));
  return scryptAsync(password, salt, { N: 2 ** costLog2, r: 8, p: 1, dkLen: 32 });
}

function associate(head: Uint8Array): Uint8Array {
  return concatBytes(domain('backup'), head);
}
