import { ByteReader, joinBytes, ofLength, uint } from './byteFormat.ts';
import type { ConversationState } from './conversation.ts';
import { decodeDetails, encodeDetails, type PaymentDetails } from './paymentDetails.ts';
import { decodeState, encodeState, encodeTradeKeys, readTradeKeys } from './stateFormat.ts';
import type { TradeKeys } from './tradeKeys.ts';
import { encodeScope, readScope, type TradeScope } from './tradeScope.ts';

/** Keys that a device made for a trade, with what else it needs to go on with it. Secret. */
export interface KeysOfTrade {
  /** `tradeId` 0 where the trade had no number yet: keys are made before it is taken. */
  scope: TradeScope;
  keys: TradeKeys;
  /** Where this side is to be paid, with what its commitment on the chain was made of; null for a buyer. */
  details: { details: PaymentDetails; blinding: Uint8Array } | null;
}

/** What a device holds of its trades' messages: what a backup keeps. Secret. */
export interface BackupContents {
  /** Seconds since 1970, by the device's clock. */
  madeAt: number;
  keys: KeysOfTrade[];
  conversations: ConversationState[];
}

/**
 * Version 1, time (6 bytes), then keys and conversations, each list with its length in four bytes. Keys: trade, the secrets of
 * both pairs, and 0, or 1, blinding and details with their length (2 bytes). A conversation: its length (4 bytes) and
 * `encodeState`. Throws `WrongLength`, `OutOfRange`, `TextRefused`.
 */
export function encodeBackup({ madeAt, keys, conversations }: BackupContents): Uint8Array {
  return joinBytes([
    uint('version', 1, 1),
    uint('madeAt', madeAt, 6),
    uint('length', keys.length, 4),
    ...keys.flatMap(encodeKeys),
    uint('length', conversations.length, 4),
    ...conversations.flatMap((state) => {
      const bytes = encodeState(state);
      return [uint('length', bytes.length, 4), bytes];
    }),
  ]);
}

/** What `encodeBackup` made. Throws `Malformed`, `UnknownVersion`, `TextRefused`. */
export function decodeBackup(bytes: Uint8Array): BackupContents {
  const reader = new ByteReader('backup', bytes);
  reader.version();
  const madeAt = reader.uint(6);
  const keys = times(reader.uint(4), () => readKeys(reader));
  const conversations = times(reader.uint(4), () => decodeState(reader.take(reader.uint(4))));
  reader.end();
  return { madeAt, keys, conversations };
}

function encodeKeys({ scope, keys, details }: KeysOfTrade): Uint8Array[] {
  const head = [encodeScope(scope), ...encodeTradeKeys(keys)];
  if (!details) return [...head, uint('details', 0, 1)];
  const bytes = encodeDetails(details.details);
  const blinding = ofLength('The blinding', details.blinding, 32);
  return [...head, uint('details', 1, 1), blinding, uint('length', bytes.length, 2), bytes];
}

function readKeys(reader: ByteReader): KeysOfTrade {
  const scope = readScope(reader);
  const keys = readTradeKeys(reader);
  const hasDetails = reader.uint(1);
  if (hasDetails > 1) throw reader.malformed(`it marks details with ${hasDetails}`);
  if (hasDetails === 0) return { scope, keys, details: null };
  const blinding = reader.take(32);
  return {
    scope,
    keys,
    details: { blinding, details: decodeDetails(reader.take(reader.uint(2))) },
  };
}

/** Not made at once: the bytes end before a false count does harm. */
function times<Item>(count: number, read: () => Item): Item[] {
  const items: Item[] = [];
  while (items.length < count) items.push(read());
  return items;
}
