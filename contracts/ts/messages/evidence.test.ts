import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scope, seededRandom, twoParties } from '../../testing/arbitraryMessages.ts';
import { expectMessageError, expectThatError } from '../../testing/expectMessageError.ts';
import { bytesToHex } from './byteFormat.ts';
import type { Conversation } from './conversation.ts';
import {
  decodeEvidence,
  type Evidence,
  encodeEvidence,
  findContradictions,
  hashEvidence,
  MOST_EVIDENCE_BYTES,
  selectEvidence,
  verifyEvidence,
} from './evidence.ts';
import { type Entry, signLink } from './link.ts';
import { isMessageError } from './messageError.ts';
import { openEvidence, sealEvidence } from './sealedEvidence.ts';
import { newTradeKeys, type TradeKeys } from './tradeKeys.ts';

const now = 1_800_000_000;
const say = (from: Conversation, to: Conversation, words: string): Entry => {
  const { envelope, entry } = from.write({ kind: 'text', text: words }, now);
  to.receive(envelope);
  return entry;
};
const chosen = ({ link: { sender, sequence } }: Entry) => ({ sender, sequence });

/** Six messages, of which the buyer shows the second and the fifth. */
function dispute() {
  const { buyer, seller } = twoParties();
  const keys = [
    { party: 'buyer', signing: buyer.publicKeys.signing },
    { party: 'seller', signing: seller.publicKeys.signing },
  ] as const;
  const said = [
    say(buyer, seller, 'Hello'),
    say(seller, buyer, 'Pay to DE89, please'),
    say(buyer, seller, 'I paid'),
    say(seller, buyer, 'My private address is 12 Elm Street'),
    say(seller, buyer, 'I have it, and keep the tokens'),
    say(buyer, seller, 'That is theft'),
  ];
  const [, second, , , fifth] = said as [Entry, Entry, Entry, Entry, Entry, Entry];
  const evidence = selectEvidence(buyer.state, [chosen(second), chosen(fifth)]);
  return { buyer, seller, keys, said, evidence, second, fifth };
}

const seats = ['one', 'two', 'three'].map((name) => newTradeKeys(seededRandom(name)).encryption);
const seatKeys = seats.map(({ publicKey }) => publicKey);

// Curves in JavaScript take seconds where a machine has other work: longer than a test usually may.
describe('evidence', { timeout: 60_000 }, () => {
  it('shows the chosen messages and their authors, and of those between only that they are there', () => {
    const { keys, evidence } = dispute();
    const { messages, missing, contradictions } = verifyEvidence(evidence, scope, keys);
    expect(messages.map(({ author, body }) => [author, body])).toEqual([
      ['seller', { kind: 'text', text: 'Pay to DE89, please' }],
      ['seller', null],
      ['seller', { kind: 'text', text: 'I have it, and keep the tokens' }],
    ]);
    expect(messages.map(({ isRevealed }) => isRevealed)).toEqual([true, false, true]);
    expect([missing, contradictions]).toEqual([[], []]);
    const shown = Buffer.from(encodeEvidence(evidence)).toString('latin1');
    expect(shown).not.toContain('Elm Street');
    expect(shown).not.toContain('theft');
  });

  it('holds no key and nothing that a message not shown was salted with', () => {
    const { buyer, evidence, said } = dispute();
    const shown = bytesToHex(encodeEvidence(evidence));
    for (const { encryption, signing } of buyer.state.mine) {
      expect(shown).not.toContain(bytesToHex(encryption.secretKey).slice(2));
      expect(shown).not.toContain(bytesToHex(signing.secretKey).slice(2));
    }
    const hidden = (said[3] as Entry).salt;
    expect(shown).not.toContain(bytesToHex(hidden).slice(2));
  });

  it('is found out wherever a byte of it was changed', () => {
    const { keys, evidence } = dispute();
    const bytes = encodeEvidence(evidence);
    const hash = hashEvidence(evidence);
    // Behind version, trade, blinding and count, whose change the hash alone shows.
    fc.assert(
      fc.property(
        fc.integer({ min: 121, max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, change) => {
          const altered = Uint8Array.from(bytes);
          altered[at] = (altered[at] as number) ^ change;
          const verify = () => verifyEvidence(decodeEvidence(altered), scope, keys);
          expect(verify).toThrow();
        },
      ),
      { numRuns: 60 },
    );
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (at) => {
        const altered = Uint8Array.from(bytes);
        altered[at] = (altered[at] as number) ^ 1;
        const found = attempt(() => hashEvidence(decodeEvidence(altered)));
        expect(found).not.toBe(hash);
      }),
      { numRuns: 60 },
    );
  });

  it('names a forged message, a stranger, another trade and an entry that is there twice', () => {
    const { buyer, keys, evidence } = dispute();
    const [first] = evidence.entries;
    if (!first?.revealed) throw new Error('the first entry is shown');
    const own = buyer.state.mine[0] as TradeKeys;
    const verify = (changed: Partial<Evidence>, over = scope) =>
      verifyEvidence({ ...evidence, ...changed }, over, keys);
    const body = Uint8Array.from([1, ...Buffer.from('Never pay')]);
    const retold = { ...first, revealed: { ...first.revealed, body } };
    expectMessageError(() => verify({ entries: [retold] }), 'BodyAltered', { sequence: 1 });
    const forged = { ...first, signature: signLink(scope, first.link, own.signing) };
    expectMessageError(() => verify({ entries: [forged] }), 'BadSignature', { sequence: 1 });
    expectMessageError(() => verify({ entries: [first, first] }), 'Replayed', { sequence: 1 });
    expectMessageError(() => verify({}, { ...scope, chainId: 1 }), 'WrongTrade');
    const [buyerKey] = keys;
    expectMessageError(() => verifyEvidence(evidence, scope, [buyerKey]), 'WrongAuthor');
  });

  it('tells the judge which messages between were left out', () => {
    const { keys, evidence, seller } = dispute();
    const [first, , last] = evidence.entries as [
      Evidence['entries'][0],
      unknown,
      Evidence['entries'][0],
    ];
    const { missing } = verifyEvidence({ ...evidence, entries: [first, last] }, scope, keys);
    expect(missing).toEqual([{ from: 2, to: 2, sender: seller.publicKeys.signing }]);
  });

  it('shows both of two messages with one number, against who signed them', () => {
    const { buyer, seller } = twoParties();
    const { seller: liar } = twoParties();
    const paid = liar.write({ kind: 'text', text: 'I have your money' }, now);
    const unpaid = seller.write({ kind: 'text', text: 'Nothing came' }, now);
    buyer.receive(paid.envelope);
    expectMessageError(() => buyer.receive(unpaid.envelope), 'Forked');
    const keys = [{ party: 'seller', signing: seller.publicKeys.signing }];
    const evidence = selectEvidence(buyer.state, [chosen(paid.entry)]);
    const { messages, contradictions } = verifyEvidence(evidence, scope, keys);
    expect(messages.map(({ body }) => body?.kind === 'text' && body.text)).toEqual(
      expect.arrayContaining(['I have your money', 'Nothing came']),
    );
    expectThatError(contradictions[0], 'Forked', { sequence: 1 });
    // Each party may show one of them.
    const other = selectEvidence(seller.state, [chosen(unpaid.entry)]);
    const one = selectEvidence({ ...buyer.state, refused: [] }, [chosen(paid.entry)]);
    expect(findContradictions([one])).toEqual([]);
    expectThatError(findContradictions([one, other])[0], 'Forked', { sequence: 1 });
  });

  it('compares what one acknowledged with what the other shows', () => {
    const { buyer, seller } = twoParties();
    const { seller: liar } = twoParties();
    const read = liar.write({ kind: 'text', text: 'Pay to DE89' }, now);
    buyer.receive(read.envelope);
    const answer = buyer.write({ kind: 'text', text: 'Paid' }, now).entry;
    const shown = seller.write({ kind: 'text', text: 'Do not pay' }, now).entry;
    const bundles = [
      selectEvidence(buyer.state, [chosen(answer)]),
      selectEvidence(seller.state, [chosen(shown)]),
    ];
    expectThatError(findContradictions(bundles)[0], 'AcknowledgementUnknown', { acknowledged: 1 });
  });

  it('is of messages that are there, at least one, and not too many', () => {
    const { buyer, evidence, second } = dispute();
    expectMessageError(() => selectEvidence(buyer.state, []), 'EvidenceEmpty');
    const absent = { ...chosen(second), sequence: 40 };
    expectMessageError(() => selectEvidence(buyer.state, [absent]), 'EntryMissing', {
      sequence: 40,
    });
    const [entry] = evidence.entries as [Evidence['entries'][0]];
    const entries = Array.from({ length: Math.ceil(MOST_EVIDENCE_BYTES / 239) }, () => entry);
    expectMessageError(() => encodeEvidence({ ...evidence, entries }), 'EvidenceTooLarge');
    const flood = new Uint8Array(MOST_EVIDENCE_BYTES + 1);
    expectMessageError(() => decodeEvidence(flood), 'EvidenceTooLarge');
  });
});

describe('sealed evidence', { timeout: 60_000 }, () => {
  it('is read by each drawn seat, and by nobody else', () => {
    const { keys, evidence } = dispute();
    const hash = hashEvidence(evidence);
    const sealed = sealEvidence(evidence, seatKeys);
    for (const seat of seats) {
      const opened = openEvidence(sealed, seat, scope, hash);
      expect(opened).toEqual(evidence);
      expect(verifyEvidence(opened, scope, keys).messages).toHaveLength(3);
    }
    const stranger = newTradeKeys(seededRandom('four')).encryption;
    const peek = () => openEvidence(sealed, stranger, scope, hash);
    expectMessageError(peek, 'NotARecipient', { key: bytesToHex(stranger.publicKey) });
    const pretending = { ...stranger, publicKey: seatKeys[0] as Uint8Array };
    expectMessageError(() => openEvidence(sealed, pretending, scope, hash), 'NotDecrypted');
  });

  it('keeps its hash when it is sealed again to other seats', () => {
    const { evidence } = dispute();
    const next = newTradeKeys(seededRandom('appeal')).encryption;
    const again = sealEvidence(evidence, [next.publicKey]);
    expect(openEvidence(again, next, scope, hashEvidence(evidence))).toEqual(evidence);
  });

  it('is refused where it is not what was submitted', () => {
    const { buyer, second, evidence } = dispute();
    const other = selectEvidence(buyer.state, [chosen(second)]);
    const sealed = sealEvidence(other, seatKeys);
    const committed = hashEvidence(evidence);
    const [seat] = seats as [(typeof seats)[0]];
    expectMessageError(() => openEvidence(sealed, seat, scope, committed), 'EvidenceAltered', {
      committed,
      found: hashEvidence(other),
    });
    const elsewhere = { ...scope, tradeId: 8n };
    expectMessageError(() => openEvidence(sealed, seat, elsewhere, committed), 'NotDecrypted');
  });

  it('shows each altered byte, the other seats’ too', () => {
    const { evidence } = dispute();
    const hash = hashEvidence(evidence);
    const sealed = sealEvidence(evidence, seatKeys);
    const [seat] = seats as [(typeof seats)[0]];
    const isRefused = (at: number) => {
      const altered = Uint8Array.from(sealed);
      altered[at] = (altered[at] as number) ^ 2;
      expect(attempt(() => openEvidence(altered, seat, scope, hash))).toMatch(/^error /);
    };
    // Behind version, key and count, 80 bytes of each seat: the second's key, and what is sealed to the third.
    for (const at of [34 + 80, 34 + 2 * 80 + 40]) isRefused(at);
    fc.assert(fc.property(fc.nat(sealed.length - 1), isRefused), { numRuns: 60 });
  });

  it('takes 1 to 255 seats with keys that are keys', () => {
    const { evidence } = dispute();
    expectMessageError(() => sealEvidence(evidence, []), 'NoRecipients', { count: 0 });
    const many = Array.from({ length: 256 }, () => seatKeys[0] as Uint8Array);
    expectMessageError(() => sealEvidence(evidence, many), 'NoRecipients', { count: 256 });
    expectMessageError(() => sealEvidence(evidence, [new Uint8Array(32)]), 'WeakKey');
  });
});

/** Its result, or the name of its error. */
function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    if (!isMessageError(error)) throw error;
    return `error ${error.name}`;
  }
}
