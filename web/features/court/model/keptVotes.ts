import { rulings, type Vote, type VotePlace, voteCommitment } from '@weir/contracts';
import type { Hex } from 'viem';
import { readStored, writeStored } from '#lib/storedValue.ts';

/** A vote with what opens it. */
export interface KeptVote {
  vote: Vote;
  /** 32 random bytes: without them the vote cannot be revealed, and with them anybody could. */
  salt: Hex;
}

const keyOf = ({ chainId, pool, disputeId, round, seat }: VotePlace) =>
  `weir.vote.${chainId}.${pool}.${disputeId}.${round}.${seat}`.toLowerCase();

/** A fresh salt. */
export function newSalt(): Hex {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/**
 * Keeps a vote beside those that were kept before: which of them counts the chain says, and a transaction that seemed to fail may
 * still land. False where the device keeps nothing: nothing may be committed then.
 */
export function keepVote(place: VotePlace, vote: KeptVote): boolean {
  const others = votesAt(place).filter(({ salt }) => salt !== vote.salt);
  const text = JSON.stringify([...others, vote]);
  writeStored(keyOf(place), text);
  return readStored(keyOf(place)) === text;
}

/** The vote that a seat committed to; null where this device does not have it. */
export function voteBehind(place: VotePlace, commitment: Hex): KeptVote | null {
  const isIt = ({ vote, salt }: KeptVote) =>
    BigInt(voteCommitment(place, vote, salt)) === BigInt(commitment);
  return votesAt(place).find(isIt) ?? null;
}

/** A vote as a file, for another device. */
export function voteFile({ seat, ...place }: VotePlace, { vote, salt }: KeptVote): string {
  const saved = { ...place, disputeId: `${place.disputeId}`, seat: `${seat}`, vote, salt };
  return `${JSON.stringify({ weirVote: 1, ...saved }, null, 2)}\n`;
}

/** The vote of such a file, if it is the one that the seat committed to; null for any other text. */
export function readVoteFile(text: string, place: VotePlace, commitment: Hex): KeptVote | null {
  try {
    const found: unknown = JSON.parse(text);
    if (!isVote(found)) return null;
    const { vote, salt } = found;
    const isIt = BigInt(voteCommitment(place, vote, salt)) === BigInt(commitment);
    return isIt ? { vote, salt } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null; // no JSON: some other file
    throw error;
  }
}

function votesAt(place: VotePlace): KeptVote[] {
  const text = readStored(keyOf(place));
  if (text === null) return [];
  try {
    const found: unknown = JSON.parse(text);
    return Array.isArray(found) ? found.filter(isVote) : [];
  } catch {
    return []; // somebody else wrote there: a saved file can be read in its place
  }
}

function isVote(value: unknown): value is KeptVote {
  if (typeof value !== 'object' || value === null) return false;
  const { vote, salt } = value as Partial<KeptVote>;
  const isKnown = Number.isInteger(vote) && vote !== undefined && vote in rulings;
  return isKnown && typeof salt === 'string' && /^0x[0-9a-f]{64}$/.test(salt);
}
