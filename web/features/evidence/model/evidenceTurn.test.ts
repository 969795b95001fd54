import { describe, expect, it } from 'vitest';
import { SINCE, syntheticTrade } from '../../peerTrades/testing/syntheticTrade.ts';
import { evidenceTurn } from './evidenceTurn.ts';

const DAY = 86_400n;
const trade = syntheticTrade('Disputed');
const at = (days: bigint, seconds = 0n) => BigInt(SINCE) + days * DAY + seconds;
const none = { evidence: 0, replies: 0 };
const turn = (now: bigint, brought = none) => evidenceTurn(trade, ['buyer'], now, brought);

describe('evidenceTurn', () => {
  it('takes evidence for three days, and replies for one more, to the second', () => {
    expect(turn(at(0n))).toEqual({ kind: 'SubmitEvidence', until: at(3n), left: 4 });
    expect(turn(at(3n, -1n)).kind).toBe('SubmitEvidence');
    expect(turn(at(3n))).toEqual({ kind: 'Reply', until: at(4n), left: 2 });
    expect(turn(at(4n, -1n)).kind).toBe('Reply');
    expect(turn(at(4n))).toEqual({ kind: 'closed' });
  });

  it('offers a reply where evidence was brought four times, and nothing after two replies', () => {
    expect(turn(at(1n), { evidence: 3, replies: 0 })).toMatchObject({ left: 1 });
    expect(turn(at(1n), { evidence: 4, replies: 1 })).toEqual({
      kind: 'Reply',
      until: at(4n),
      left: 1,
    });
    expect(turn(at(1n), { evidence: 4, replies: 2 })).toEqual({ kind: 'usedUp' });
    expect(turn(at(3n), { evidence: 0, replies: 2 })).toEqual({ kind: 'usedUp' });
  });

  it('is closed for a third party, and where there is no dispute', () => {
    expect(evidenceTurn(trade, [], at(1n), none)).toEqual({ kind: 'closed' });
    const paid = syntheticTrade('Paid');
    expect(evidenceTurn(paid, ['buyer'], at(1n), none)).toEqual({ kind: 'closed' });
  });
});
