import { zeroAddress } from 'viem';
import { describe, expect, it } from 'vitest';
import { type CourtDispute, courtProgress } from './courtProgress.ts';

const SINCE = 1_000_000;
const DAY = 86_400;
const dispute = (changes: Partial<CourtDispute>): CourtDispute => ({
  arbitrable: zeroAddress,
  stage: 2,
  round: 0,
  ruling: 0,
  isAppeal: false,
  isDelivered: false,
  since: SINCE,
  feeToken: zeroAddress,
  pin: 100,
  slots: 21,
  appellant: zeroAddress,
  value: 100_000_000n,
  fee: 9_000_000n,
  panel: 0n,
  votes: 0n,
  ...changes,
});
const at = (days: number, number = 200n) => ({ number, now: BigInt(SINCE + days * DAY) });

describe('courtProgress', () => {
  it('offers the draw once a block came after the pinned one, another pin when its hash is gone, and an end after two days', () => {
    const drawing = dispute({ stage: 1 });
    expect(courtProgress(drawing, at(0, 100n))?.steps).toEqual([]);
    expect(courtProgress(drawing, at(0, 101n))?.steps).toEqual(['draw']);
    expect(courtProgress(drawing, at(0, 8291n))?.steps).toEqual(['renewPin']);
    expect(courtProgress(drawing, at(2, 8291n))?.steps).toEqual(['abandon']);
  });

  it('counts once the time to reveal is over, or all have', () => {
    expect(courtProgress(dispute({}), at(0))).toMatchObject({ stage: 'committing', steps: [] });
    expect(courtProgress(dispute({}), at(3))).toMatchObject({ stage: 'revealing', steps: [] });
    expect(courtProgress(dispute({}), at(5))).toMatchObject({
      stage: 'counting',
      steps: ['tally'],
    });
    // Buyer, seller, buyer: each the vote plus one.
    const votes = 2n | (3n << 16n) | (2n << 32n);
    expect(courtProgress(dispute({ votes }), at(3))).toMatchObject({
      stage: 'counting',
      votes: { buyer: 2, seller: 1, refused: 0, seats: 3 },
    });
  });

  it('reads the votes of the round that is on, and of the seven behind the rounds of three', () => {
    const votes = 2n | (2n << 16n) | (2n << 32n) | (3n << 48n) | (1n << 64n);
    const appeal = dispute({ votes, isAppeal: true, round: 1 });
    expect(courtProgress(appeal, at(3))?.votes).toEqual({
      buyer: 0,
      seller: 1,
      refused: 1,
      seats: 7,
    });
  });

  it('lets a ruling be appealed for three days, and concluded from then on', () => {
    const ruled = dispute({ stage: 3, ruling: 1 });
    expect(courtProgress(ruled, at(2))?.steps).toEqual(['appeal']);
    expect(courtProgress(ruled, at(3))?.steps).toEqual(['conclude']);
  });
});
