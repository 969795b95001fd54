import { type Address, encodeAbiParameters, type Hex, keccak256 } from 'viem';

/** What a seat of the arbitrators' pool votes on. */
export interface VotePlace {
  chainId: number;
  pool: Address;
  disputeId: bigint;
  /** The dispute's round: a vote of one counts in no other. */
  round: number;
  seat: bigint;
}

/** 0 refuses, 1 is for the buyer, 2 for the seller (`rulings`). */
export type Vote = 0 | 1 | 2;

const parameters = [
  { type: 'uint256' },
  { type: 'address' },
  { type: 'uint256' },
  { type: 'uint256' },
  { type: 'uint256' },
  { type: 'uint256' },
  { type: 'bytes32' },
] as const;

/**
 * What a seat commits to a vote with, as `commitmentOf` of the pool computes it. It is computed here, and no node is asked:
 * whoever learns the salt knows the vote.
 *
 * @param salt 32 random bytes, told to nobody before the reveal.
 */
export function voteCommitment(
  { chainId, pool, disputeId, round, seat }: VotePlace,
  vote: Vote,
  salt: Hex,
): Hex {
  const values = [
    BigInt(chainId),
    pool,
    disputeId,
    BigInt(round),
    seat,
    BigInt(vote),
    salt,
  ] as const;
  return keccak256(encodeAbiParameters(parameters, values));
}
