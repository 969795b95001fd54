import { voteCommitment } from '@weir/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stubLocalStorage } from '#lib/testing/stubLocalStorage.ts';
import { keepVote, newSalt, readVoteFile, voteBehind, voteFile } from './keptVotes.ts';

const place = {
  chainId: 31337,
  pool: '0x00000000000000000000000000000000000000aa',
  disputeId: 4n,
  round: 0,
  seat: 11n,
} as const;
const first = { vote: 1, salt: newSalt() } as const;
const second = { vote: 2, salt: newSalt() } as const;
const commitment = (vote: { vote: 1 | 2; salt: `0x${string}` }, at = place) =>
  voteCommitment(at, vote.vote, vote.salt);

let stored: Map<string, string>;
beforeEach(() => {
  stored = stubLocalStorage();
});
afterEach(() => vi.unstubAllGlobals());

describe('kept votes', () => {
  it('are found by the commitment on the chain, the one before too: which landed is not known', () => {
    expect(keepVote(place, first)).toBe(true);
    expect(keepVote(place, second)).toBe(true);
    expect(voteBehind(place, commitment(first))).toEqual(first);
    expect(voteBehind(place, commitment(second))).toEqual(second);
    expect(voteBehind(place, `0x${'11'.repeat(32)}`)).toBeNull();
  });

  it('are of one seat and one round', () => {
    keepVote(place, first);
    const other = { ...place, round: 1 };
    const there = voteCommitment(other, first.vote, first.salt);
    expect(voteBehind(other, there)).toBeNull();
    expect(voteBehind({ ...place, seat: 12n }, commitment(first))).toBeNull();
  });

  it('go to another device as a file, which is read for the seat that committed to it alone', () => {
    const text = voteFile(place, second);
    expect(readVoteFile(text, place, commitment(second))).toEqual(second);
    expect(readVoteFile(text, place, commitment(first))).toBeNull();
    expect(readVoteFile(text, { ...place, seat: 12n }, commitment(second))).toBeNull();
    expect(readVoteFile('{"vote": 7, "salt": "0x"}', place, commitment(second))).toBeNull();
    expect(readVoteFile('no file of ours', place, commitment(second))).toBeNull();
  });

  it('are none where what was kept is damaged, and say where the device keeps nothing', () => {
    keepVote(place, first);
    for (const key of stored.keys()) stored.set(key, '[{"vote":1},null]');
    expect(voteBehind(place, commitment(first))).toBeNull();
    stubLocalStorage('forgets');
    expect(keepVote(place, first)).toBe(false);
  });
});

describe('newSalt', () => {
  it('is 32 bytes, another one each time', () => {
    expect(newSalt()).toMatch(/^0x[0-9a-f]{64}$/);
    expect(newSalt()).not.toBe(newSalt());
  });
});
