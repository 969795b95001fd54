import {
  bytesToHex,
  encryptionKeyPair,
  hexToBytes,
  type KeyPair,
  newTradeKeys,
} from '@weir/contracts/messages';
import type { Address, Hex } from 'viem';
import { readStored, writeStored } from '#lib/storedValue.ts';

/** Whose seats. */
export interface PoolScope {
  chainId: number;
  pool: Address;
}

/** Whoever can read this device's storage can read the evidence: it holds the secret as it is. */
const keyOf = ({ chainId, pool }: PoolScope, publicKey: Hex) =>
  `weir.seatKey.${chainId}.${pool}.${publicKey}`.toLowerCase();

/** A fresh key for evidence to be sealed to. Keep it before its public half goes on the chain. */
export function newSeatKey(): KeyPair {
  return newTradeKeys().encryption;
}

/** Keeps a seat's key on this device. False where it keeps nothing: its public half must not be sent then. */
export function keepSeatKey(scope: PoolScope, { publicKey, secretKey }: KeyPair): boolean {
  const key = keyOf(scope, bytesToHex(publicKey));
  const text = bytesToHex(secretKey);
  writeStored(key, text);
  return readStored(key) === text;
}

/** The pair to a public key; null where this device does not have it, or has something else in its place. */
export function keptSeatKey(scope: PoolScope, publicKey: Hex): KeyPair | null {
  const pair = readSeatKey(readStored(keyOf(scope, publicKey)) ?? '');
  return pair && bytesToHex(pair.publicKey) === publicKey.toLowerCase() ? pair : null;
}

/** A key as it is saved and typed: 64 digits of hex, `0x` before them or not; null for anything else. */
export function readSeatKey(text: string): KeyPair | null {
  const [, digits] = /^(?:0x)?([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  return digits === undefined ? null : encryptionKeyPair(hexToBytes(`0x${digits}`));
}
