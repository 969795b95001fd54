import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryBody, scope, seededRandom, twoParties } from '../../testing/arbitraryMessages.ts';
import { expectMessageError, expectThatError } from '../../testing/expectMessageError.ts';
import { decrypt, directionKey, encrypt } from './authenticatedCipher.ts';
import { bytesToHex, concatBytes, domain } from './byteFormat.ts';
import { Conversation } from './conversation.ts';
import { ENVELOPE_BYTES, sealEnvelope } from './envelope.ts';
import { type Entry, hashBody, hashLink, type Link, signLink } from './link.ts';
import { encodeBody, type MessageBody, MOST_BODY_BYTES } from './messageBody.ts';
import { decodeState, encodeState } from './stateFormat.ts';
import { newTradeKeys, type TradeKeys } from './tradeKeys.ts';
import { encodeScope } from './tradeScope.ts';

const now = 1_800_000_000;
const text = (words: string): MessageBody => ({ kind: 'text', text: words });
const send = (from: Conversation, words: string) => from.write(text(words), now).envelope;

/** What the holder of keys can sign, whatever an honest conversation would write. */
function forge(from: Conversation, to: Conversation, changes: Partial<Link>, words = 'forged') {
  const own = from.state.mine.at(-1) as TradeKeys;
  const body = encodeBody(text(words));
  const salt = new Uint8Array(32).fill(9);
  const link: Link = {
    sender: own.signing.publicKey,
    recipient: to.publicKeys.signing,
    sequence: 1,
    previous: new Uint8Array(32),
    acknowledged: { sequence: 0, hash: new Uint8Array(32) },
    sentAt: now,
    bodyHash: hashBody(salt, body),
    ...changes,
  };
  const entry: Entry = { link, signature: signLink(scope, link, own.signing), salt, body };
  return sealed(from, to, entry);
}

function sealed(from: Conversation, to: Conversation, entry: Entry): Uint8Array {
  const mine = (from.state.mine.at(-1) as TradeKeys).encryption;
  return sealEnvelope(scope, { mine, theirs: to.publicKeys.encryption, way: 'sending' }, entry);
}

// Curves in JavaScript take seconds where a machine has other work: longer than a test usually may.
describe('a conversation', { timeout: 60_000 }, () => {
  it('carries every kind of message, each in 4,096 bytes', () => {
    const { buyer, seller } = twoParties();
    fc.assert(
      fc.property(arbitraryBody, fc.boolean(), (body, fromBuyer) => {
        const [from, to] = fromBuyer ? [buyer, seller] : [seller, buyer];
        const { envelope } = from.write(body, now);
        expect(envelope).toHaveLength(ENVELOPE_BYTES);
        const received = to.receive(envelope);
        expect(received.body).toEqual(body);
        expect(received.findings).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(buyer.gaps).toEqual([]);
    expect(seller.forks).toEqual([]);
  });

  it('takes what a relay reorders, repeats and drops, and knows what is missing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.infiniteStream(fc.nat()),
        (count, choices) => {
          const { buyer, seller } = twoParties();
          const next = () => choices.next().value as number;
          const envelopes = Array.from({ length: count }, (_, i) => send(buyer, `${i + 1}`));
          const arrived = new Set<number>();
          for (let step = 0; step < 2 * count; step++) {
            const index = next() % count;
            const receive = () => seller.receive(envelopes[index] as Uint8Array);
            if (arrived.has(index)) expectMessageError(receive, 'Replayed');
            else expect(receive().body).toEqual(text(`${index + 1}`));
            arrived.add(index);
          }
          const missing = seller.gaps.flatMap(({ from, to }) =>
            Array.from({ length: to - from + 1 }, (_, i) => from + i),
          );
          const last = Math.max(...arrived);
          const expected = envelopes.map((_, i) => i).filter((i) => i < last && !arrived.has(i));
          expect(missing).toEqual(expected.map((i) => i + 1));
        },
      ),
      { numRuns: 15 },
    );
  });

  it('is read by nobody whose envelope a bit was changed of', () => {
    const { buyer, seller } = twoParties();
    const envelope = send(buyer, 'pay to DE89');
    fc.assert(
      fc.property(fc.nat(ENVELOPE_BYTES * 8 - 1), (bit) => {
        const altered = Uint8Array.from(envelope);
        altered[bit >> 3] = (altered[bit >> 3] as number) ^ (1 << (bit & 7));
        expect(() => seller.receive(altered)).toThrow();
        expect(seller.state.received).toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect(seller.receive(envelope).body).toEqual(text('pay to DE89'));
  });

  it('names what is wrong with an envelope', () => {
    const { buyer, seller } = twoParties();
    const envelope = send(buyer, 'hello');
    expectMessageError(() => seller.receive(envelope.slice(1)), 'WrongLength', { length: 4_095 });
    const newer = Uint8Array.from(envelope);
    newer[0] = 2;
    expectMessageError(() => seller.receive(newer), 'UnknownVersion', { version: 2 });
    const cut = Uint8Array.from(envelope).fill(0, 4_000);
    expectMessageError(() => seller.receive(cut), 'NotDecrypted');
    const { seller: stranger } = twoParties('strangers');
    expectMessageError(() => stranger.receive(envelope), 'NotOurKeys', {
      sender: bytesToHex(buyer.publicKeys.encryption),
    });
    // What one wrote oneself cannot be given back to one.
    expectMessageError(() => buyer.receive(envelope), 'NotOurKeys');
  });

  it('does not pass from one trade to another, the keys being the same', () => {
    const { buyer } = twoParties();
    const { seller } = twoParties('weir', { ...scope, tradeId: 8n });
    expectMessageError(() => seller.receive(send(buyer, 'hello')), 'NotDecrypted');
  });

  it('acknowledges the last message up to which all arrived', () => {
    const { buyer, seller } = twoParties();
    const [first, second, third] = ['1', '2', '3'].map((words) => send(buyer, words));
    seller.receive(first as Uint8Array);
    seller.receive(third as Uint8Array);
    expect(seller.write(text('got it'), now).entry.link.acknowledged.sequence).toBe(1);
    seller.receive(second as Uint8Array);
    const { envelope, entry } = seller.write(text('got all'), now);
    expect(entry.link.acknowledged.sequence).toBe(3);
    expect(buyer.unacknowledged).toHaveLength(3);
    expect(buyer.receive(envelope).findings).toEqual([]);
    expect(buyer.unacknowledged).toEqual([]);
  });

  it('sends again what did not arrive, as the same message', () => {
    const { buyer, seller } = twoParties();
    send(buyer, 'lost');
    const [entry] = buyer.unacknowledged;
    const again = buyer.seal(entry as Entry);
    expect(seller.receive(again).body).toEqual(text('lost'));
    expectMessageError(() => seller.receive(buyer.seal(entry as Entry)), 'Replayed', {
      sequence: 1,
    });
  });
});

describe('the chain of a sender', { timeout: 60_000 }, () => {
  it('proves two messages with one number', () => {
    const { buyer, seller } = twoParties();
    const { entry } = buyer.write(text('I paid 100'), now);
    seller.receive(buyer.seal(entry));
    const second = forge(buyer, seller, {}, 'I paid 200');
    const error = expectMessageError(() => seller.receive(second), 'Forked', { sequence: 1 });
    expect(error.args.first).toBe(bytesToHex(hashLink(scope, entry.link)));
    expect(seller.forks).toHaveLength(1);
    expect(seller.forks[0]?.kept).toEqual(entry);
    expect(seller.state.received).toEqual([entry]);
    expectMessageError(() => seller.receive(second), 'Forked');
    expect(seller.forks).toHaveLength(1);
  });

  it.each(['before', 'after'] as const)('proves a second history that comes %s', (order) => {
    const { buyer, seller } = twoParties();
    const first = send(buyer, '1');
    const previous = new Uint8Array(32).fill(8);
    const second = forge(buyer, seller, { sequence: 2, previous });
    const [one, other] = order === 'before' ? [second, first] : [first, second];
    seller.receive(one);
    expectMessageError(() => seller.receive(other), 'ChainBroken', { sequence: 1 });
    expect(seller.forks).toHaveLength(1);
    const resumed = Conversation.resume(decodeState(encodeState(seller.state)));
    expect(resumed.forks).toEqual(seller.forks);
  });

  it('refuses a message that another key signed', () => {
    const { buyer, seller } = twoParties();
    const { buyer: thief } = twoParties('thief');
    const stolen = { sender: thief.publicKeys.signing };
    expectMessageError(() => seller.receive(forge(buyer, seller, stolen)), 'BadSignature');
    const { entry } = thief.write(text('hello'), now);
    const own = thief.state.mine[0] as TradeKeys;
    const signed = { ...entry, signature: signLink(scope, entry.link, own.signing) };
    expectMessageError(() => seller.receive(sealed(buyer, seller, signed)), 'WrongAuthor', {
      key: bytesToHex(thief.publicKeys.signing),
    });
    expect(seller.state.received).toEqual([]);
    const elsewhere = seller.receive(forge(buyer, seller, { recipient: thief.publicKeys.signing }));
    expectThatError(elsewhere.findings[0], 'WrongRecipient');
  });

  it('refuses another text under a signed hash', () => {
    const { buyer, seller } = twoParties();
    const { entry } = buyer.write(text('I paid'), now);
    const altered = { ...entry, body: encodeBody(text('I lied')) };
    expectMessageError(() => seller.receive(sealed(buyer, seller, altered)), 'BodyAltered');
  });

  it('refuses what hides in the padding, which nobody signed', () => {
    const { buyer, seller } = twoParties();
    const { envelope } = buyer.write(text('hello'), now);
    const mine = (seller.state.mine[0] as TradeKeys).encryption;
    const theirs = buyer.publicKeys.encryption;
    const key = directionKey('envelope', scope, { mine, theirs, way: 'receiving' });
    const nonce = envelope.slice(65, 89);
    const associated = concatBytes(domain('envelope'), encodeScope(scope), envelope.slice(0, 65));
    const plain = decrypt('envelope', key, nonce, associated, envelope.slice(89));
    plain[plain.length - 1] = 1;
    const stuffed = concatBytes(envelope.slice(0, 89), encrypt(key, nonce, associated, plain));
    expectMessageError(() => seller.receive(stuffed), 'Malformed', {
      reason: 'its padding is not zero',
    });
  });

  it('tells of acknowledgements that are false or fall back, and keeps the message', () => {
    const { buyer, seller } = twoParties();
    buyer.receive(send(seller, 'a'));
    buyer.receive(send(seller, 'b'));
    const { entry } = buyer.write(text('read both'), now);
    seller.receive(buyer.seal(entry));
    const [first] = seller.state.written;
    const previous = hashLink(scope, entry.link);
    const one = { sequence: 1, hash: hashLink(scope, (first as Entry).link) };
    const back = seller.receive(forge(buyer, seller, { sequence: 2, previous, acknowledged: one }));
    expectThatError(back.findings[0], 'AcknowledgementFellBack', { acknowledged: 1, before: 2 });
    const none = { sequence: 9, hash: new Uint8Array(32).fill(1) };
    const links = { sequence: 3, previous: hashLink(scope, back.entry.link), acknowledged: none };
    const unknown = seller.receive(forge(buyer, seller, links));
    expectThatError(unknown.findings[0], 'AcknowledgementUnknown', { acknowledged: 9 });
    expect(seller.state.received).toHaveLength(3);
  });

  it('is bounded where a sender begins with the highest number', () => {
    const { buyer, seller } = twoParties();
    const sequence = 0xffff_ffff;
    seller.receive(forge(buyer, seller, { sequence, previous: new Uint8Array(32).fill(1) }));
    expect(seller.gaps).toEqual([{ from: 1, to: sequence - 1, sender: buyer.publicKeys.signing }]);
  });

  it('goes on after a message that says nothing known', () => {
    const { buyer, seller } = twoParties();
    const salt = new Uint8Array(32).fill(3);
    const body = Uint8Array.from([99, 1, 2]);
    const own = buyer.state.mine[0] as TradeKeys;
    const { entry } = buyer.write(text('as it would be'), now);
    const link = { ...entry.link, bodyHash: hashBody(salt, body) };
    const strange = { link, salt, body, signature: signLink(scope, link, own.signing) };
    const received = seller.receive(sealed(buyer, seller, strange));
    expect(received.body).toBeNull();
    expectThatError(received.findings[0], 'Malformed', {
      reason: 'this app does not know its kind 99',
    });
    expect(seller.gaps).toEqual([]);
  });
});

describe('keys', { timeout: 60_000 }, () => {
  it('rotate: the new ones write, the old ones still read what is on its way', () => {
    const { buyer, seller } = twoParties();
    const onItsWay = send(seller, 'before');
    const old = send(buyer, 'with old keys');
    buyer.rotate(newTradeKeys(seededRandom('new')));
    seller.learnKeys(buyer.publicKeys);
    expect(buyer.receive(onItsWay).body).toEqual(text('before'));
    expect(seller.receive(old)).toMatchObject({ isFormerKey: true });
    expect(seller.receive(send(buyer, 'with new keys'))).toMatchObject({ isFormerKey: false });
    expect(buyer.receive(send(seller, 'to the new keys')).findings).toEqual([]);
    expectMessageError(() => buyer.rotate(buyer.state.mine[0] as TradeKeys), 'KeysInUse');
  });

  it('that were lost are replaced, and what was written to them is sealed again', () => {
    const { buyer, seller } = twoParties();
    buyer.receive(send(seller, 'read, and lost'));
    seller.receive(send(buyer, 'lost'));
    send(seller, 'on its way');
    const anew = Conversation.start(scope, newTradeKeys(seededRandom('anew')));
    anew.learnKeys(seller.publicKeys);
    seller.learnKeys(anew.publicKeys);
    for (const entry of seller.unacknowledged) anew.receive(seller.seal(entry));
    expect(anew.gaps).toEqual([]);
    const { entry } = anew.write(text('I am back'), now);
    expect(entry.link.acknowledged.sequence).toBe(2);
    expect(seller.receive(anew.seal(entry)).findings).toEqual([]);
    expect(seller.unacknowledged).toEqual([]);
  });

  it('of the other party are refused where they are weak, or one own ones', () => {
    const { buyer } = twoParties();
    expectMessageError(() => buyer.learnKeys(buyer.publicKeys), 'KeysInUse');
    const { signing } = newTradeKeys(seededRandom('weak'));
    const weak = { encryption: new Uint8Array(32), signing: signing.publicKey };
    expectMessageError(() => buyer.learnKeys(weak), 'WeakKey');
    const alone = Conversation.start(scope, newTradeKeys(seededRandom('alone')));
    expectMessageError(() => send(alone, 'to whom?'), 'KeysUnknown');
  });

  it('of a backup read, and write only after a rotation', () => {
    const { buyer, seller } = twoParties();
    const backup = encodeState(buyer.state);
    seller.receive(send(buyer, 'after the backup'));
    const restored = Conversation.restore(decodeState(backup));
    expect(restored.receive(send(seller, 'still read')).body).toEqual(text('still read'));
    expectMessageError(() => send(restored, 'a second number 1'), 'KeysRestored');
    restored.rotate(newTradeKeys(seededRandom('after the loss')));
    seller.learnKeys(restored.publicKeys);
    expect(seller.receive(send(restored, 'hello again')).findings).toEqual([]);
    expect(seller.forks).toEqual([]);
  });

  it('are overwritten when a conversation is erased, and everything then throws', () => {
    const { buyer, seller } = twoParties();
    const envelope = send(seller, 'too late');
    const [keys] = buyer.state.mine;
    buyer.erase();
    expect(keys?.encryption.secretKey).toEqual(new Uint8Array(32));
    expect(keys?.signing.secretKey).toEqual(new Uint8Array(32));
    expectMessageError(() => buyer.receive(envelope), 'ConversationErased');
    expectMessageError(() => send(buyer, 'more'), 'ConversationErased');
    expectMessageError(() => buyer.state, 'ConversationErased');
  });
});

describe('a body', { timeout: 60_000 }, () => {
  it('fits to its last byte, and is refused with one more', () => {
    const { buyer, seller } = twoParties();
    const longest = 'x'.repeat(MOST_BODY_BYTES - 1);
    expect(seller.receive(send(buyer, longest)).body).toEqual(text(longest));
    expectMessageError(() => send(buyer, `${longest}x`), 'BodyTooLong', {
      bytes: MOST_BODY_BYTES + 1,
      most: MOST_BODY_BYTES,
    });
    expect(send(buyer, 'its number was not used up')).toHaveLength(ENVELOPE_BYTES);
    expect(buyer.state.written).toHaveLength(2);
  });
});
