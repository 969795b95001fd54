import type { Address, Hex } from 'viem';
import {
  type AtomicSwap,
  atomicSwapJson,
  parseAtomicSwap,
  type SwapLeg,
  type SwapSide,
} from './atomicSwap.ts';
import { type SwapProfileName, swapProfiles } from './profile.ts';

/** What of a leg is agreed on, and the contract that it goes by. */
export type AgreedLeg = Pick<SwapLeg, 'chainId' | 'contract' | 'token' | 'amount'>;

/** What the holder proposes. */
export interface SwapProposal {
  profile: SwapProfileName;
  /** SHA-256 of a new secret. */
  hash: Hex;
  give: AgreedLeg;
  get: AgreedLeg;
  /** The holder: who locks what is given, and receives what is got. */
  sender: Address;
  receiver: Address;
  /** The other side, on both chains. */
  counterparty: Address;
}

/**
 * The terms of a proposal that is made now. What the other side's program would refuse is refused here: throws
 * `AtomicSwapMalformed`.
 * @param now one's own clock, in seconds since 1970.
 */
export function proposedSwap(proposal: SwapProposal, now: number): AtomicSwap {
  const { profile, hash, give, get, sender, receiver, counterparty } = proposal;
  const { firstExpiry, secondExpiry } = swapProfiles[profile];
  const first = { ...give, sender, receiver: counterparty, expiry: now + firstExpiry };
  const second = { ...get, sender: counterparty, receiver, expiry: now + secondExpiry };
  return parseAtomicSwap(atomicSwapJson({ profile, hash, first, second }));
}

/** The side on which the terms name another HashTimeLock than the one that is known; null where neither does. */
export function unknownContract(
  terms: AtomicSwap,
  known: Readonly<Record<SwapSide, Address>>,
): SwapSide | null {
  // The code's hash is not enough: who deploys that code may fill its storage with locks of his own before.
  const sides = ['first', 'second'] as const;
  return sides.find((side) => terms[side].contract !== known[side]) ?? null;
}

/** Whether two say the same swap. */
export function isSameSwap(one: AtomicSwap, other: AtomicSwap): boolean {
  return JSON.stringify(atomicSwapJson(one)) === JSON.stringify(atomicSwapJson(other));
}
