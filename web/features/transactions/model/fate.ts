import type { Address, Hash } from 'viem';
import type { SentTransaction } from './transactionLog.ts';

/** What the node says of a transaction at one moment. */
export interface Sighting {
  /** It is in a block. */
  receipt: 'success' | 'reverted' | null;
  /** The node knows it: in a block, or waiting for one. */
  isKnown: boolean;
  /** A transaction of the account with this number, this one or another, is in a block. */
  isNonceUsed: boolean;
  /** One with this number waits for a block. */
  isNoncePending: boolean;
}

export type Fate = 'confirmed' | 'failed' | 'pending' | 'outbid' | 'dropped';

/** Milliseconds without a sight of a transaction that the node once knew, until it counts as dropped. */
const GONE_AFTER = 15_000;
/** The same for one that it never knew: it may have been sent in private, past this node. */
const UNSEEN_AFTER = 600_000;

/**
 * What became of a transaction.
 *
 * @param lastSeen when the node knew it last, in milliseconds; null where it never did.
 * @param now milliseconds, as `sentAt`.
 */
export function judgeFate(
  sighting: Sighting,
  { sentAt, lastSeen, now }: { sentAt: number; lastSeen: number | null; now: number },
): Fate {
  if (sighting.receipt) return sighting.receipt === 'success' ? 'confirmed' : 'failed';
  if (sighting.isKnown) return 'pending';
  if (sighting.isNonceUsed) return 'outbid';
  // Something else with its number waits: when that is in a block this one is outbid.
  if (sighting.isNoncePending) return 'pending';
  if (lastSeen !== null) return now - lastSeen >= GONE_AFTER ? 'dropped' : 'pending';
  return now - sentAt >= UNSEEN_AFTER ? 'dropped' : 'pending';
}

/** The transaction that has another one's number. */
export interface Replacement {
  hash: Hash;
  to: Address | null;
  value: bigint;
  /** keccak256 of its calldata. */
  dataHash: Hash;
  isEmpty: boolean;
}

/** The same call with another fee, nothing to oneself (how wallets cancel), or something else. */
export function kindOfReplacement(
  { to, dataHash, value }: SentTransaction,
  account: Address,
  replacement: Replacement,
): 'repriced' | 'cancelled' | 'replaced' {
  const goesTo = (address: Address) => replacement.to?.toLowerCase() === address.toLowerCase();
  if (goesTo(to) && replacement.dataHash === dataHash && replacement.value === value) {
    return 'repriced';
  }
  if (goesTo(account) && replacement.isEmpty && replacement.value === 0n) return 'cancelled';
  return 'replaced';
}
