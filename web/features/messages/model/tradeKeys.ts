import {
  bytesToHex,
  hexToBytes,
  type PaymentDetails,
  publicKeysOf,
  type TradeKeys,
} from '@weir/contracts/messages';
import { type Address, getAddress, type Hex } from 'viem';
import { forgetStored, readStored, storedKeys, writeStored } from '#lib/storedValue.ts';
import { type KeyScope, keysPrefix } from './hasTradeKeys.ts';

/** Keys as they are made. */
export interface MadeTradeKeys {
  keys: TradeKeys;
  /** Where this side is to be paid, with what its commitment on the chain was made of; null for a buyer. */
  details: { details: PaymentDetails; blinding: Uint8Array } | null;
}

/** What this device needs to read and write the messages of a trade. */
export interface KeptTradeKeys extends MadeTradeKeys {
  /** Null until the page has seen in which trade they count: they are made before it has a number. */
  tradeId: bigint | null;
  /** Whose they are; null where that is not known, as of those out of a backup. */
  account: Address | null;
  /** Seconds since 1970, by this device. */
  madeAt: number;
  /** They came out of a backup, or another device wrote with them: they read, and write nothing (Conversation.restore). */
  isReadOnly: boolean;
}

/** Whoever can read this device's storage can read the messages: it holds the secrets as they are. */
const keyOf = (scope: KeyScope, encryptionKey: Hex) =>
  `${keysPrefix(scope)}${encryptionKey}`.toLowerCase();

/**
 * Keeps keys on this device, by their public encryption key: the trade has no number before it is taken, and the event `KeysSet`
 * names the key with the number. False where the device keeps nothing: the public halves must not be sent then.
 *
 * @param known what is known of them; of keys that were made just now nothing.
 */
export function keepTradeKeys(
  scope: KeyScope,
  { keys, details }: MadeTradeKeys,
  known: Partial<Omit<KeptTradeKeys, keyof MadeTradeKeys>> = {},
): boolean {
  const { tradeId = null, account = null, isReadOnly = false } = known;
  const { madeAt = Math.floor(Date.now() / 1000) } = known;
  const { encryption, signing } = publicKeysOf(keys);
  const key = keyOf(scope, bytesToHex(encryption));
  const text = JSON.stringify({
    encryption: bytesToHex(keys.encryption.secretKey),
    signing: bytesToHex(keys.signing.secretKey),
    signingPublic: bytesToHex(signing),
    details: details && { ...details.details, blinding: bytesToHex(details.blinding) },
    trade: tradeId?.toString() ?? null,
    account,
    madeAt,
    isReadOnly,
  });
  writeStored(key, text);
  return readStored(key) === text;
}

/** The keys to a public encryption key; null where this device has none, or what it has is damaged. */
export function keptTradeKeys(scope: KeyScope, encryptionKey: Hex): KeptTradeKeys | null {
  const text = readStored(keyOf(scope, encryptionKey));
  if (text === null) return null;
  try {
    const read = JSON.parse(text);
    const { details } = read;
    return {
      keys: {
        encryption: {
          secretKey: hexToBytes(read.encryption),
          publicKey: hexToBytes(encryptionKey),
        },
        signing: {
          secretKey: hexToBytes(read.signing),
          publicKey: hexToBytes(read.signingPublic),
        },
      },
      details: details && {
        details: { payee: String(details.payee), fields: details.fields },
        blinding: hexToBytes(details.blinding),
      },
      tradeId: typeof read.trade === 'string' ? BigInt(read.trade) : null,
      account: typeof read.account === 'string' ? getAddress(read.account) : null,
      madeAt: Number(read.madeAt),
      isReadOnly: Boolean(read.isReadOnly),
    };
  } catch {
    return null; // somebody else wrote there: new keys can be set, which the trade's page offers
  }
}

/** All keys of an escrow on this device, oldest first. */
export function allTradeKeys(scope: KeyScope): KeptTradeKeys[] {
  const prefix = keysPrefix(scope);
  return storedKeys(prefix)
    .flatMap((key) => keptTradeKeys(scope, key.slice(prefix.length) as Hex) ?? [])
    .toSorted((a, b) => a.madeAt - b.madeAt);
}

/** Notes in which trade keys count, once the chain has said so. Without them here nothing happens. */
export function noteTrade(scope: KeyScope, encryptionKey: Hex, tradeId: bigint): void {
  const kept = keptTradeKeys(scope, encryptionKey);
  if (kept && kept.tradeId !== tradeId) keepTradeKeys(scope, kept, { ...kept, tradeId });
}

/** Deletes keys from this device. */
export function forgetTradeKeys(scope: KeyScope, { keys }: MadeTradeKeys): void {
  forgetStored(keyOf(scope, bytesToHex(keys.encryption.publicKey)));
}
