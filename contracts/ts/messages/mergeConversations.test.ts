import { describe, expect, it } from 'vitest';
import { scope, seededRandom, twoParties } from '../../testing/arbitraryMessages.ts';
import { expectMessageError } from '../../testing/expectMessageError.ts';
import { bytesToHex } from './byteFormat.ts';
import { Conversation, type ConversationState } from './conversation.ts';
import { mergeConversations } from './mergeConversations.ts';
import { decodeBody } from './messageBody.ts';
import { decodeState, encodeState } from './stateFormat.ts';
import { newTradeKeys } from './tradeKeys.ts';

const say = (from: Conversation, to: Conversation, text: string) =>
  to.receive(from.write({ kind: 'text', text }, 1_800_000_000).envelope);
/** As it lies on a disk: later messages do not change it. */
const copy = (state: ConversationState) => decodeState(encodeState(state));
const texts = (entries: ConversationState['written']) =>
  entries.map(({ body }) => {
    const read = decodeBody(body);
    return read.kind === 'text' ? read.text : read.kind;
  });

// Curves in JavaScript take seconds where a machine has other work: longer than a test usually may.
describe('mergeConversations', { timeout: 60_000 }, () => {
  it('takes nothing out of an older backup, and keeps what came since', () => {
    const { buyer, seller } = twoParties();
    say(buyer, seller, 'before');
    const backup = copy(buyer.state);
    say(buyer, seller, 'after');
    say(seller, buyer, 'answer');
    const merged = mergeConversations(buyer.state, backup);
    expect(merged).toMatchObject({ gained: 0, contradicted: 0, outwritten: [] });
    expect(merged.state).toEqual(buyer.state);
  });

  it('brings back what was said with lost keys, and goes on writing with the new ones', () => {
    const { buyer, seller } = twoParties();
    say(buyer, seller, 'with the lost keys');
    say(seller, buyer, 'to the lost keys');
    const backup = copy(buyer.state);
    const device = Conversation.start(scope, newTradeKeys(seededRandom('new device')));
    device.learnKeys(seller.publicKeys);
    seller.learnKeys(device.publicKeys);
    say(device, seller, 'with the new keys');
    const { state, gained, outwritten } = mergeConversations(copy(device.state), backup);
    expect(texts(state.written)).toEqual(
      expect.arrayContaining(['with the lost keys', 'with the new keys']),
    );
    expect(texts(state.received)).toEqual(['to the lost keys']);
    expect({ gained, outwritten }).toEqual({ gained: 2, outwritten: [] });
    const resumed = Conversation.resume(state);
    expect(resumed.publicKeys).toEqual(device.publicKeys);
    expect(say(resumed, seller, 'and on').findings).toEqual([]);
  });

  it('names the key that wrote more than is known here', () => {
    const { buyer, seller } = twoParties();
    say(buyer, seller, 'one');
    const rolledBack = copy(buyer.state);
    say(buyer, seller, 'two');
    const { outwritten, state } = mergeConversations(rolledBack, copy(buyer.state));
    expect(outwritten).toEqual([bytesToHex(buyer.publicKeys.signing)]);
    expect(texts(state.written)).toEqual(['one', 'two']);
  });

  it('keeps what is here where two devices wrote with one key', () => {
    const { buyer, seller } = twoParties();
    const other = Conversation.resume(copy(buyer.state));
    say(buyer, seller, 'here');
    other.write({ kind: 'text', text: 'there' }, 1_800_000_000);
    const { contradicted, state } = mergeConversations(buyer.state, copy(other.state));
    expect(contradicted).toBe(1);
    expect(texts(state.written)).toEqual(['here']);
  });

  it('keeps a contradiction of the other side as a proof', () => {
    const { buyer, seller } = twoParties();
    const twin = Conversation.resume(copy(seller.state));
    const device = Conversation.resume(copy(buyer.state));
    say(seller, buyer, 'I was paid');
    say(twin, device, 'I was not paid');
    const { state } = mergeConversations(copy(buyer.state), copy(device.state));
    expect(texts(state.received)).toEqual(['I was paid']);
    expect(Conversation.resume(state).forks).toHaveLength(1);
  });

  it('refuses what nobody signed, other texts, and another trade', () => {
    const { buyer, seller } = twoParties();
    say(seller, buyer, 'pay to Ada');
    const here = { ...copy(buyer.state), received: [] };
    const [entry] = buyer.state.received;
    if (!entry) throw new Error('nothing came');
    const forged = { ...entry, signature: new Uint8Array(64).fill(1) };
    const altered = { ...entry, body: Uint8Array.from([1, 66]) };
    const add = (received: ConversationState['received']) => () =>
      mergeConversations(here, { ...here, received });
    expectMessageError(add([forged]), 'BadSignature');
    expectMessageError(add([altered]), 'BodyAltered');
    const elsewhere = { ...here, scope: { ...scope, tradeId: 8n } };
    expectMessageError(() => mergeConversations(here, elsewhere), 'WrongTrade');
  });
});
