/** Parties, randomness and messages for tests of this folder, and of the relays. */
import { shake256 } from '@noble/hashes/sha3';
import * as fc from 'fast-check';
import { concatBytes, uint, utf8ToBytes } from '../ts/messages/byteFormat.ts';
import { Conversation } from '../ts/messages/conversation.ts';
import { type MessageBody, MOST_CHUNK_BYTES } from '../ts/messages/messageBody.ts';
import { newTradeKeys, type Random } from '../ts/messages/tradeKeys.ts';
import type { TradeScope } from '../ts/messages/tradeScope.ts';

export const scope: TradeScope = {
  chainId: 31337,
  escrow: '0x5FbDB2315678afecb367f032d93F642f64180aa3',
  tradeId: 7n,
};

/** Bytes that look random and are the same for the same seed: SHAKE256 of it and of a count. */
export function seededRandom(seed: string): Random {
  let count = 0;
  return (length) =>
    shake256(concatBytes(utf8ToBytes(seed), uint('count', count++, 4)), { dkLen: length });
}

/** Two parties of one trade who know each other's keys. */
export function twoParties(seed = 'weir', of: TradeScope = scope) {
  const buyer = Conversation.start(of, newTradeKeys(seededRandom(`${seed} buyer`)));
  const seller = Conversation.start(of, newTradeKeys(seededRandom(`${seed} seller`)));
  buyer.learnKeys(seller.publicKeys);
  seller.learnKeys(buyer.publicKeys);
  return { buyer, seller };
}

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const uintBelow = (bits: bigint) => fc.bigInt({ min: 0n, max: (1n << bits) - 1n });
const word = fc.stringMatching(/^[A-Za-z0-9äéß]{1,30}$/);

/** A body of any kind. */
export const arbitraryBody: fc.Arbitrary<MessageBody> = fc.oneof(
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
    .map((text): MessageBody => ({ kind: 'text', text })),
  fc
    .record({
      details: fc.record({
        payee: word,
        fields: fc.array(fc.record({ name: word, value: word }), { maxLength: 16 }),
      }),
      blinding: bytes(32),
    })
    .map((content): MessageBody => ({ kind: 'paymentDetails', ...content })),
  fc
    .record({
      image: bytes(32).map((hash): `0x${string}` => `0x${Buffer.from(hash).toString('hex')}`),
      type: fc.constantFrom('image/jpeg' as const, 'image/png' as const, 'image/webp' as const),
      index: fc.nat(99),
      count: fc.integer({ min: 100, max: 65_535 }),
      bytes: fc.uint8Array({ minLength: 1, maxLength: MOST_CHUNK_BYTES }),
    })
    .map((chunk): MessageBody => ({ kind: 'imageChunk', ...chunk })),
  fc
    .record({ toBuyer: uintBelow(128n), nonce: fc.nat(0xffff_ffff), expiry: uintBelow(64n) })
    .map((hint): MessageBody => ({ kind: 'settlementHint', ...hint })),
  fc
    .record({ encryption: bytes(32), signing: bytes(32) })
    .map((keys): MessageBody => ({ kind: 'keys', keys })),
);
