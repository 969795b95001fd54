import { encodePacked, keccak256 } from 'viem';
import { describe, expect, it } from 'vitest';
import { type VotePlace, voteCommitment } from './voteCommitment.ts';

const place: VotePlace = {
  chainId: 31337,
  pool: '0x00000000000000000000000000000000000000aa',
  disputeId: 3n,
  round: 1,
  seat: 20n,
};
const salt = `0x${'5a'.repeat(32)}` as const;

describe('voteCommitment', () => {
  it('hashes chain, pool, dispute, round, seat, vote and salt, a word each', () => {
    // Votings.sol: abi.encode, in which each value fills a word.
    const types = [
      'uint256',
      'uint256',
      'uint256',
      'uint256',
      'uint256',
      'uint256',
      'bytes32',
    ] as const;
    const words = [31337n, 0xaan, 3n, 1n, 20n, 2n, salt] as const;
    expect(voteCommitment(place, 2, salt)).toBe(keccak256(encodePacked(types, words)));
  });

  it('is another one for another round, seat, dispute, pool, chain, vote or salt', () => {
    const other = { ...place, pool: '0x00000000000000000000000000000000000000ab' } as const;
    const all = [
      voteCommitment(place, 2, salt),
      voteCommitment({ ...place, round: 2 }, 2, salt),
      voteCommitment({ ...place, seat: 21n }, 2, salt),
      voteCommitment({ ...place, disputeId: 4n }, 2, salt),
      voteCommitment({ ...place, chainId: 1 }, 2, salt),
      voteCommitment(other, 2, salt),
      voteCommitment(place, 1, salt),
      voteCommitment(place, 2, `0x${'5b'.repeat(32)}`),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});
