import { ed25519, x25519 } from '@noble/curves/ed25519';
import { ByteReader, concatBytes, joinBytes, uint } from './byteFormat.ts';
import type { ConversationState } from './conversation.ts';
import { type Entry, encodeLink, readLink } from './link.ts';
import type { KeyPair, PublicKeys, TradeKeys } from './tradeKeys.ts';
import { encodeScope, readScope } from './tradeScope.ts';

/**
 * A conversation's state in bytes, keys and all: for a device's own store, or a backup. Version 1, trade; then own keys
 * (secret ones, 32 bytes each), the other's, written, received and refused entries, each list with its length in four bytes.
 */
export function encodeState({
  scope,
  mine,
  theirs,
  written,
  received,
  refused,
}: ConversationState): Uint8Array {
  return concatBytes(
    uint('version', 1, 1),
    encodeScope(scope),
    list(mine, encodeTradeKeys),
    list(theirs, ({ encryption, signing }) => [encryption, signing]),
    list(written, encodeEntry),
    list(received, encodeEntry),
    list(refused, encodeEntry),
  );
}

/** What `encodeState` made. Throws `Malformed`, `UnknownVersion`. */
export function decodeState(bytes: Uint8Array): ConversationState {
  const reader = new ByteReader('stored conversation', bytes);
  reader.version();
  const scope = readScope(reader);
  const mine = readList(reader, readTradeKeys);
  if (mine.length === 0) throw reader.malformed('it has no keys');
  const theirs = readList(reader, readPublicKeys);
  const written = readList(reader, readEntry);
  const received = readList(reader, readEntry);
  const refused = readList(reader, readEntry);
  reader.end();
  return { scope, mine, theirs, written, received, refused };
}

function list<Item>(items: readonly Item[], encode: (item: Item) => Uint8Array[]): Uint8Array {
  return joinBytes([uint('length', items.length, 4), ...items.flatMap(encode)]);
}

function readList<Item>(reader: ByteReader, read: (reader: ByteReader) => Item): Item[] {
  const count = reader.uint(4);
  const items: Item[] = [];
  // Not made at once: the bytes end before a false count does harm.
  while (items.length < count) items.push(read(reader));
  return items;
}

function encodeEntry({ link, signature, salt, body }: Entry): Uint8Array[] {
  return [encodeLink(link), signature, salt, uint('length', body.length, 2), body];
}

function readEntry(reader: ByteReader): Entry {
  const link = readLink(reader);
  const [signature, salt] = [reader.take(64), reader.take(32)];
  return { link, signature, salt, body: reader.take(reader.uint(2)) };
}

/** The secrets of both pairs, 32 bytes each. */
export function encodeTradeKeys({ encryption, signing }: TradeKeys): Uint8Array[] {
  return [encryption.secretKey, signing.secretKey];
}

/** What `encodeTradeKeys` made. Throws `Malformed`. */
export function readTradeKeys(reader: ByteReader): TradeKeys {
  return {
    encryption: pair(reader.take(32), x25519.getPublicKey),
    signing: pair(reader.take(32), ed25519.getPublicKey),
  };
}

function readPublicKeys(reader: ByteReader): PublicKeys {
  return { encryption: reader.take(32), signing: reader.take(32) };
}

function pair(secretKey: Uint8Array, publicKeyOf: (secret: Uint8Array) => Uint8Array): KeyPair {
  return { secretKey, publicKey: publicKeyOf(secretKey) };
}
