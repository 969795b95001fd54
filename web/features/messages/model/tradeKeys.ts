import {
  bytesToHex,
  hexToBytes,
  type PaymentDetails,
  publicKeysOf,
  type TradeKeys,
} from '@weir/contracts/messages';
import type { Address, Hex } from 'viem';
import { readStored, writeStored } from '#lib/storedValue.ts';

/** Where trades are. */
export interface KeyScope {
  chainId: number;
  escrow: Address;
}

/** What this device needs to read and write the messages of a trade. */
export interface KeptTradeKeys {
  keys: TradeKeys;
  /** Where this side is to be paid, with what its commitment on the chain was made of; null for a buyer. */
  details: { details: PaymentDetails; blinding: Uint8Array } | null;
}

/** Whoever can read this device's storage can read the messages: it holds the secrets as they are. */
const keyOf = ({ chainId, escrow }: KeyScope, encryptionKey: Hex) =>
  `weir.tradeKeys.${chainId}.${escrow}.${encryptionKey}`.toLowerCase();

/**
 * Keeps keys on this device, by their public encryption key: the trade has no number before it is taken, and the event `KeysSet`
 * names the key with the number. False where the device keeps nothing: the public halves must not be sent then.
 */
export function keepTradeKeys(scope: KeyScope, { keys, details }: KeptTradeKeys): boolean {
  const { encryption, signing } = publicKeysOf(keys);
  const key = keyOf(scope, bytesToHex(encryption));
  const text = JSON.stringify({
    encryption: bytesToHex(keys.encryption.secretKey),
    signing: bytesToHex(keys.signing.secretKey),
    signingPublic: bytesToHex(signing),
    details: details && { ...details.details, blinding: bytesToHex(details.blinding) },
  });
  writeStored(key, text);
  return readStored(key) === text;
}

/** The keys to a public encryption key; null where this device has none, or what it has is damaged. */
export function keptTradeKeys(scope: KeyScope, encryptionKey: Hex): KeptTradeKeys | null {
  const text = readStored(keyOf(scope, encryptionKey));
  if (text === null) return null;
  try {
    const { encryption, signing, signingPublic, details } = JSON.parse(text);
    return {
      keys: {
        encryption: { secretKey: hexToBytes(encryption), publicKey: hexToBytes(encryptionKey) },
        signing: { secretKey: hexToBytes(signing), publicKey: hexToBytes(signingPublic) },
      },
      details: details && {
        details: { payee: String(details.payee), fields: details.fields },
        blinding: hexToBytes(details.blinding),
      },
    };
  } catch {
    return null; // somebody else wrote there: new keys can be set, which the trade's page offers
  }
}
