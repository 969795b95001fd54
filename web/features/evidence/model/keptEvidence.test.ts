import { encodeEvidence, hashEvidence, selectEvidence } from '@weir/contracts/messages';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stubLocalStorage } from '#lib/testing/stubLocalStorage.ts';
import { scope, syntheticTalk } from '../testing/syntheticTalk.ts';
import { keepEvidence, keptEvidence, noteSent, remake } from './keptEvidence.ts';

let stored: Map<string, string>;
beforeEach(() => {
  stored = stubLocalStorage();
});
afterEach(() => vi.unstubAllGlobals());

/** The first and the third message of the buyer, the second between them not shown. */
function made() {
  const talk = syntheticTalk();
  const said = ['one', 'secret two', 'three'].map((text, i) => talk.say('buyer', text, i));
  const chosen = said
    .filter((_, i) => i !== 1)
    .map(({ link: { sender, sequence } }) => ({ sender, sequence }));
  return { ...talk, evidence: selectEvidence(talk.buyer.state, chosen) };
}

describe('kept evidence', { timeout: 60_000 }, () => {
  it('is made again to the byte, though more was written meanwhile', () => {
    const { buyer, say, evidence } = made();
    expect(keepEvidence(evidence)).toBe(true);
    say('seller', 'And I say otherwise', 9);
    const [kept] = keptEvidence(scope);
    const again = kept && remake(kept, buyer.state);
    expect(again && encodeEvidence(again)).toEqual(encodeEvidence(evidence));
  });

  it('holds no message and no key', () => {
    const { buyer, evidence } = made();
    keepEvidence(evidence);
    const text = [...stored.values()].join();
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
    for (const { body, salt } of buyer.state.written) {
      expect(text).not.toContain(hex(body));
      expect(text).not.toContain(hex(salt));
    }
    for (const { encryption, signing } of buyer.state.mine) {
      expect(text).not.toContain(hex(encryption.secretKey));
      expect(text).not.toContain(hex(signing.secretKey));
    }
  });

  it('is none where a message is gone from the device, or what was kept is damaged', () => {
    const { buyer, evidence } = made();
    keepEvidence(evidence);
    const [kept] = keptEvidence(scope);
    if (!kept) throw new Error('it was kept');
    const { state } = buyer;
    expect(remake(kept, { ...state, written: state.written.slice(1) })).toBeNull();
    expect(remake({ ...kept, blinding: `0x${'11'.repeat(32)}` }, state)).toBeNull();
    expect(remake({ ...kept, blinding: '0x11' }, state)).toBeNull();
    for (const key of stored.keys()) stored.set(key, '[null, {"hash": 3}]');
    expect(keptEvidence(scope)).toEqual([]);
  });

  it('knows to which panel it was sent, and is there once however often it is kept', () => {
    const { evidence } = made();
    keepEvidence(evidence);
    noteSent(scope, hashEvidence(evidence), '0.1');
    expect(keptEvidence(scope).map(({ sentTo }) => sentTo)).toEqual(['0.1']);
    keepEvidence(evidence);
    expect(keptEvidence(scope)).toHaveLength(1);
  });

  it('says where the device keeps nothing', () => {
    stubLocalStorage('forgets');
    expect(keepEvidence(made().evidence)).toBe(false);
  });
});
