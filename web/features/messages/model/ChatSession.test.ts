import {
  Conversation,
  joinImage,
  MessageError,
  MOST_IMAGE_BYTES,
  newTradeKeys,
  publicKeysOf,
} from '@weir/contracts/messages';
import { describe, expect, it } from 'vitest';
import { ChatSession, type Mailbox } from './ChatSession.ts';

const scope = {
  chainId: 1,
  escrow: '0x00000000000000000000000000000000000000Aa',
  tradeId: 7n,
} as const;
const refused = () => new Error('not kept');

/** Two parties and what lies in the mailbox of the second. */
function twoParties(keep = () => Promise.resolve(true)) {
  const [ada, bob] = [newTradeKeys(), newTradeKeys()];
  const box: Uint8Array[] = [];
  const categories: string[] = [];
  const tried: Uint8Array[] = [];
  let isDown = false;
  const mailbox: Mailbox = {
    post: (envelope, _from, _to, category) => {
      tried.push(envelope);
      if (isDown) return Promise.reject(new MessageError('NoRelay', {}));
      categories.push(category);
      return Promise.resolve(box.push(envelope));
    },
    read: () => Promise.resolve({ envelopes: box.splice(0), problems: [] }),
  };
  const session = (own: typeof ada, other: typeof ada) => {
    const conversation = Conversation.start(scope, own);
    conversation.learnKeys(publicKeysOf(other));
    const parts = { conversation, keys: own, mailbox, keep, now: () => 1000, onChange: () => {} };
    return new ChatSession(parts);
  };
  const fail = (isNow: boolean) => {
    isDown = isNow;
  };
  return { box, tried, categories, fail, ada: session(ada, bob), bob: session(bob, ada) };
}

const texts = ({ view }: ChatSession) =>
  view.lines.map(({ body }) => (body?.kind === 'text' ? body.text : null));

describe('ChatSession', () => {
  it('brings a message to the other side, once however often it is sent', async () => {
    const { ada, bob } = twoParties();
    await ada.send({ kind: 'text', text: 'Hello' }, refused);
    await ada.resend();
    await bob.collect();
    expect(texts(bob)).toEqual(['Hello']);
    expect(texts(ada)).toEqual(['Hello']);
    expect(bob.view.findings).toEqual([]);
  });

  it('tells of an envelope that does not decrypt, and goes on', async () => {
    const { ada, bob, box } = twoParties();
    await ada.send({ kind: 'text', text: 'Hello' }, refused);
    const [good] = box;
    if (!good) throw new Error('nothing was sent');
    const bad = good.slice();
    bad[bad.length - 1] = (bad.at(-1) ?? 0) ^ 1;
    box.unshift(bad);
    await bob.collect();
    expect(texts(bob)).toEqual(['Hello']);
    expect(bob.view.findings).toEqual([expect.stringContaining('does not decrypt')]);
  });

  it('sends nothing that the device did not keep', async () => {
    const { ada, box } = twoParties(() => Promise.resolve(false));
    await expect(ada.send({ kind: 'text', text: 'Hello' }, refused)).rejects.toThrow('not kept');
    expect(box).toEqual([]);
  });

  it('brings an image in parts that count as evidence, and tells what room is left', async () => {
    const { ada, bob, categories } = twoParties();
    const image = Uint8Array.from({ length: 9_000 }, (_, i) => i % 251);
    await ada.sendImage('image/jpeg', image, refused);
    expect(categories).toEqual(['evidence', 'evidence', 'evidence']);
    expect(ada.view.imageRoom).toBe(MOST_IMAGE_BYTES - 9_000);
    await bob.collect();
    const [line, ...more] = bob.view.lines;
    expect(more).toEqual([]);
    if (line?.body?.kind !== 'image') throw new Error('no image came');
    expect(joinImage(line.body.parts)).toEqual({ type: 'image/jpeg', bytes: image });
    expect(bob.view.imageRoom).toBe(MOST_IMAGE_BYTES);
  });

  it('sends what no relay took in its order, sealed once, when it is asked to again', async () => {
    const { ada, bob, box, tried, fail } = twoParties();
    fail(true);
    await ada.send({ kind: 'text', text: 'one' }, refused);
    await ada.send({ kind: 'text', text: 'two' }, refused);
    expect(ada.view).toMatchObject({ unsent: 2, outage: expect.stringContaining('relay') });
    fail(false);
    await ada.resend();
    expect(ada.view).toMatchObject({ unsent: 0, outage: null });
    expect(box).toHaveLength(2);
    expect(box[0]).toBe(tried[0]);
    await bob.collect();
    expect(texts(bob)).toEqual(['one', 'two']);
  });
});
