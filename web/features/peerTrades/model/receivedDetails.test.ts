import {
  bytesToHex,
  commitToDetails,
  newTradeKeys,
  type PaymentDetails,
  sealDetails,
  type TradeKeys,
} from '@weir/contracts/messages';
import type { Address } from 'viem';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Chat, keepTradeKeys } from '#features/messages';
import { stubLocalStorage } from '#lib/testing/stubLocalStorage.ts';
import { postedDetails, sentDetails } from './receivedDetails.ts';

const ESCROW: Address = '0x00000000000000000000000000000000000000AA';
const SELLER: Address = '0x5E11e500000000000000000000000000000000AA';
const BUYER: Address = '0xB0be500000000000000000000000000000000bBB';
const scope = { chainId: 1, escrow: ESCROW };
const details: PaymentDetails = {
  payee: 'Ada Byron',
  fields: [{ name: 'IBAN', value: 'DE89 3704' }],
};
const swapped = { ...details, payee: 'Mallory' };
const blinding = new Uint8Array(32).fill(9);
const commitment = commitToDetails(details, blinding);
const parties = { ...scope, id: 7n, buyer: BUYER, seller: SELLER, commitment };
const [buyer, seller] = [newTradeKeys(), newTradeKeys()];

const announced = (party: Address, keys: TradeKeys) => ({
  party,
  encryption: bytesToHex(keys.encryption.publicKey),
  signing: bytesToHex(keys.signing.publicKey),
});
const sealed = (of: PaymentDetails, from = seller, to = buyer) =>
  bytesToHex(
    sealDetails(
      {
        scope: { ...scope, tradeId: 7n },
        mine: from.encryption,
        theirs: to.encryption.publicKey,
      },
      of,
      blinding,
    ),
  );
const both = [announced(BUYER, buyer), announced(SELLER, seller)];

beforeEach(() => {
  stubLocalStorage();
  keepTradeKeys(scope, { keys: buyer, details: null });
});
afterEach(() => vi.unstubAllGlobals());

describe('postedDetails', () => {
  it('opens those that the seller bound itself to', () => {
    const log = { keys: both, details: [sealed(details)], events: [] };
    expect(postedDetails(log, parties)).toEqual({ kind: 'found', details });
  });

  it('opens them with keys that were set anew since, on either side', () => {
    const [newBuyer, newSeller] = [newTradeKeys(), newTradeKeys()];
    keepTradeKeys(scope, { keys: newBuyer, details: null });
    const keys = [...both, announced(BUYER, newBuyer), announced(SELLER, newSeller)];
    for (const ciphertext of [sealed(details), sealed(details, newSeller, newBuyer)]) {
      const found = postedDetails({ keys, details: [ciphertext], events: [] }, parties);
      expect(found).toEqual({ kind: 'found', details });
    }
  });

  it('never shows another payee, and says that it was swapped whatever else does not fit', () => {
    const later = newTradeKeys();
    const keys = [...both, announced(SELLER, later)];
    for (const order of [keys, keys.toReversed()]) {
      const found = postedDetails({ keys: order, details: [sealed(swapped)], events: [] }, parties);
      expect(found).toEqual({
        kind: 'unreadable',
        why: expect.stringContaining('Do not pay'),
      });
    }
  });

  it('tells a device without keys from a seller that posted nothing', () => {
    expect(postedDetails({ keys: both, details: [], events: [] }, parties)).toEqual({
      kind: 'none',
    });
    stubLocalStorage();
    const log = { keys: both, details: [sealed(details)], events: [] };
    expect(postedDetails(log, parties)).toEqual({ kind: 'noKeys' });
  });

  it('looks at what was posted last', () => {
    const log = { keys: both, details: [sealed(details), sealed(swapped)], events: [] };
    expect(postedDetails(log, parties).kind).toBe('unreadable');
  });
});

/** A chat of these payment details, and of a text. */
function chatOf(...said: { isOwn: boolean; details: PaymentDetails }[]): Chat {
  const lines = said.map(({ isOwn, details: of }, i) => ({
    key: `${i}`,
    isOwn,
    sentAt: i,
    body: { kind: 'paymentDetails' as const, details: of, blinding },
  }));
  const text = {
    key: 'text',
    isOwn: false,
    sentAt: 0,
    body: { kind: 'text' as const, text: 'Hi' },
  };
  const statements = { scope: { ...scope, tradeId: 7n }, written: [], received: [], refused: [] };
  const told = { findings: [], outage: null, unsent: 0, imageRoom: 0 };
  const view = { lines: [text, ...lines], statements, ...told };
  return { kind: 'open', session: {} as never, view, isReadOnly: false };
}

describe('sentDetails', () => {
  it('believes the other side what its commitment says, wherever it stands in the chat', () => {
    const chat = chatOf({ isOwn: false, details: swapped }, { isOwn: false, details });
    expect(sentDetails(chat, commitment)).toEqual({ kind: 'found', details });
  });

  it('warns of a swapped payee, and shows it to nobody', () => {
    expect(sentDetails(chatOf({ isOwn: false, details: swapped }), commitment)).toEqual({
      kind: 'unreadable',
      why: expect.stringContaining('Do not pay'),
    });
  });

  it('takes no details from what this side wrote itself, or from no chat', () => {
    expect(sentDetails(chatOf({ isOwn: true, details }), commitment)).toEqual({ kind: 'none' });
    expect(sentDetails({ kind: 'noKeys' }, commitment)).toEqual({ kind: 'none' });
  });
});
