import { zeroAddress, zeroHash } from 'viem';
import { describe, expect, it } from 'vitest';
import { earlierSeats, revealedAt, voteState } from './voteState.ts';

const COMMITMENT = `0x${'77'.repeat(32)}` as const;
const kept = { vote: 1, salt: `0x${'5a'.repeat(32)}` } as const;
const seen = { commitment: COMMITMENT, revealed: null, kept } as const;

describe('voteState', () => {
  it('lets a seat vote, and vote otherwise, as long as it may commit', () => {
    const nothing = { ...seen, commitment: zeroHash, kept: null };
    expect(voteState({ ...nothing, stage: 'committing' })).toEqual({ kind: 'choose' });
    expect(voteState({ ...seen, stage: 'committing' })).toEqual({ kind: 'committed', kept });
    const elsewhere = { ...seen, kept: null, stage: 'committing' } as const;
    expect(voteState(elsewhere)).toEqual({ kind: 'committed', kept: null });
  });

  it('asks for the reveal where this device can, and for its copy where it cannot', () => {
    expect(voteState({ ...seen, stage: 'revealing' })).toEqual({ kind: 'reveal', kept });
    expect(voteState({ ...seen, kept: null, stage: 'revealing' })).toEqual({
      kind: 'saltMissing',
    });
  });

  it('says what is lost where nothing was committed or revealed in time', () => {
    const nothing = { ...seen, commitment: zeroHash, kept: null };
    expect(voteState({ ...nothing, stage: 'revealing' })).toEqual({ kind: 'missed' });
    for (const stage of ['counting', 'ruled', 'final'] as const) {
      expect(voteState({ ...seen, stage })).toEqual({ kind: 'silent' });
    }
  });

  it('is revealed whatever else', () => {
    expect(voteState({ ...seen, kept: null, revealed: 0, stage: 'revealing' })).toEqual({
      kind: 'revealed',
      vote: 0,
    });
  });
});

describe('revealedAt', () => {
  const dispute = {
    arbitrable: zeroAddress,
    stage: 2,
    round: 1,
    ruling: 0,
    isAppeal: true,
    isDelivered: false,
    since: 0,
    feeToken: zeroAddress,
    pin: 0,
    slots: 28,
    appellant: zeroAddress,
    value: 0n,
    fee: 0n,
    panel: 0n,
    // The first round: buyer, seller, buyer. The round that is on: nothing, refused, buyer.
    votes: 2n | (3n << 16n) | (2n << 32n) | (1n << 64n) | (2n << 80n),
  };

  it('reads the votes of the round that is on, and tells none from a refusal', () => {
    expect([0, 1, 2].map((place) => revealedAt(dispute, place))).toEqual([null, 0, 1]);
    const first = { ...dispute, round: 0, isAppeal: false };
    expect([0, 1, 2].map((place) => revealedAt(first, place))).toEqual([1, 2, 1]);
  });
});

describe('earlierSeats', () => {
  it('names the seats of the rounds before, seat 0 too, and none of the round that is on', () => {
    // Each its number plus one.
    const panel = 1n | (8n << 16n) | (21n << 32n) | (5n << 48n) | (6n << 64n);
    expect(earlierSeats({ panel, round: 1 })).toEqual([0n, 7n, 20n]);
    expect(earlierSeats({ panel, round: 0 })).toEqual([]);
  });
});
