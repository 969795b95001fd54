import {
  bytesToHex,
  encodeEvidence,
  hashEvidence,
  newTradeKeys,
  openEvidence,
  selectEvidence,
} from '@weir/contracts/messages';
import { describe, expect, it } from 'vitest';
import { scope, syntheticTalk } from '../testing/syntheticTalk.ts';
import { type Panel, sealToPanel, unreachableSeats } from './panelSeal.ts';

const seatKeys = [1, 2].map(() => newTradeKeys().encryption);
const hexKey = (i: number) => bytesToHex(seatKeys[i]?.publicKey ?? new Uint8Array());
const panelOf = (...keys: (`0x${string}` | null)[]): Panel => ({
  disputeId: 0n,
  round: 0,
  seats: keys.map((key, i) => ({ seat: BigInt(i + 10), key })),
});

function evidenceOf() {
  const { buyer, say } = syntheticTalk();
  const { link } = say('buyer', 'I paid', 1);
  return selectEvidence(buyer.state, [link]);
}

describe('sealToPanel', { timeout: 60_000 }, () => {
  it('is opened by each drawn seat, and a seat with a worthless key keeps nobody from reading', () => {
    const evidence = evidenceOf();
    const zero = `0x${'00'.repeat(32)}` as const;
    const panel = panelOf(hexKey(0), zero, hexKey(1), null);
    expect(unreachableSeats(panel)).toEqual([11n, 13n]);
    const sealed = sealToPanel(evidence, panel);
    for (const key of seatKeys) {
      const opened = openEvidence(sealed, key, scope, hashEvidence(evidence));
      expect(encodeEvidence(opened)).toEqual(encodeEvidence(evidence));
    }
  });

  it('takes seats that share a key for one recipient', () => {
    const one = sealToPanel(evidenceOf(), panelOf(hexKey(0)));
    const three = sealToPanel(evidenceOf(), panelOf(hexKey(0), hexKey(0), hexKey(0)));
    expect(three.length).toBe(one.length);
  });

  it('seals to nobody where no seat has a key', () => {
    const seal = () => sealToPanel(evidenceOf(), panelOf(null, null, null));
    expect(seal).toThrow(expect.objectContaining({ name: 'NoRecipients' }));
  });
});
