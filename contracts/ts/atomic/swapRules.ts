/** What each side must find before it takes a step that it cannot take back. Pure: chains are observed elsewhere. */
import type { Hex } from 'viem';
import { hashTimeLockCodeHash } from '../generated/hashTimeLockCode.ts';
import type { AtomicSwap, SwapSide } from './atomicSwap.ts';
import type { LockState } from './lock.ts';
import { leastGap, revealDeadline, swapProfiles } from './profile.ts';
import { utcTime } from './utcTime.ts';

/** One side's chain as one node shows it. Times are seconds since 1970. */
export interface ChainObservation {
  chainId: number;
  /** keccak256 of the code at the leg's contract; null where there is none. */
  codeHash: Hex | null;
  tokenHasCode: boolean;
  /** Of the newest block. */
  headTime: number;
  /** Of the newest final block. What lies at or after it does not count. */
  finalTime: number;
  state: LockState;
  /** 0 where it was not. */
  lockedAt: number;
  /** 0 where it has not. */
  endedAt: number;
  /** Published by any lock under the hash; null while nobody did. */
  secret: Hex | null;
  /** Locks that the leg's sender ever made with the hash. */
  uses: bigint;
  /** Whether the token would pay the receiver now; null where nothing is locked. */
  pays: boolean | null;
}

/** Why a step is not to be taken. */
export interface Refusal {
  rule:
    | 'WrongChain'
    | 'UnknownCode'
    | 'NoToken'
    | 'NotLocked'
    | 'LockEnded'
    | 'NotFinal'
    | 'HashUsed'
    | 'SecretKnown'
    | 'ReceiverRefused'
    | 'ChainSilent'
    | 'GapTooSmall'
    | 'TooLateToLock'
    | 'ExpiryTooFar'
    | 'TooLateToReveal';
  side: SwapSide;
  words: string;
  /** Whether waiting may mend it. */
  canPass: boolean;
}

type Both = Record<SwapSide, ChainObservation>;

/** Before the holder locks first. @param now one's own clock, in seconds since 1970. */
export function proposalRefusals(terms: AtomicSwap, seen: Both, now: number): Refusal[] {
  return [
    ...placeRefusals(terms, seen, now),
    ...freshRefusals(seen, { first: 0n, second: 0n }),
    ...timeRefusals(terms, seen, now),
  ];
}

/** Before the responder locks second. @param now one's own clock, in seconds since 1970. */
export function answerRefusals(terms: AtomicSwap, seen: Both, now: number): Refusal[] {
  return [
    ...placeRefusals(terms, seen, now),
    ...lockRefusals('first', seen.first),
    ...freshRefusals(seen, { first: 1n, second: 0n }),
    ...timeRefusals(terms, seen, now),
  ];
}

/**
 * Before the holder reveals. Of the first chain nothing is asked: the holder's own lock lies there, and the secret's being
 * known there would be no reason to hold it back.
 * @param now one's own clock, in seconds since 1970.
 */
export function revealRefusals(terms: AtomicSwap, seen: Both, now: number): Refusal[] {
  const { second } = seen;
  const deadline = revealDeadline(swapProfiles[terms.profile], terms.second.expiry);
  const refusals = [
    ...sideRefusals(terms, 'second', second, now),
    ...lockRefusals('second', second),
  ];
  if (Math.max(second.headTime, now) >= deadline) {
    refusals.push({
      rule: 'TooLateToReveal',
      side: 'second',
      words: `It is too late to reveal the secret: that had to be before ${utcTime(deadline)}, or the transaction could come too late and still tell the secret. Wait for the refund.`,
      canPass: false,
    });
  }
  return refusals;
}

/** The last moment, exclusive, in which locking second leaves time for finality and the reveal. */
export function answerDeadline(terms: AtomicSwap): number {
  const profile = swapProfiles[terms.profile];
  return revealDeadline(profile, terms.second.expiry) - profile.finality;
}

/** How long a lock of one side leaves the other free to go on or not, in seconds from `now`. */
export function freeChoice(terms: AtomicSwap, side: SwapSide, now: number): number {
  // Once the first is made the responder may answer it; once the second is, the holder may reveal.
  return Math.max(0, (side === 'first' ? answerDeadline(terms) : terms.second.expiry) - now);
}

function placeRefusals(terms: AtomicSwap, seen: Both, now: number): Refusal[] {
  return [
    ...sideRefusals(terms, 'first', seen.first, now),
    ...sideRefusals(terms, 'second', seen.second, now),
  ];
}

/** The chain, the contract and the token are what the terms say, and the chain is alive. */
function sideRefusals(
  terms: AtomicSwap,
  side: SwapSide,
  seen: ChainObservation,
  now: number,
): Refusal[] {
  const { chainId, contract, token } = terms[side];
  const refusals: Refusal[] = [];
  const refuse = (rule: Refusal['rule'], words: string, canPass = false) =>
    refusals.push({ rule, side, words, canPass });
  if (seen.chainId !== chainId) {
    refuse('WrongChain', `The node given for chain ${chainId} is of chain ${seen.chainId}.`);
  }
  if (seen.codeHash !== hashTimeLockCodeHash) {
    const found = seen.codeHash === null ? 'has no code' : `has other code (${seen.codeHash})`;
    refuse('UnknownCode', `${contract} on chain ${chainId} ${found}: it is not HashTimeLock.`);
  }
  if (!seen.tokenHasCode) refuse('NoToken', `${token} on chain ${chainId} is no token.`);
  const { silence } = swapProfiles[terms.profile];
  if (Math.abs(seen.headTime - now) > silence) {
    refuse(
      'ChainSilent',
      `Chain ${chainId} stands at ${utcTime(seen.headTime)} and your clock at ${utcTime(now)}: the chain or the node has halted, or a clock is wrong. At most ${silence} seconds are allowed.`,
      true,
    );
  }
  return refusals;
}

/** The other side's lock is there for good, and pays. */
function lockRefusals(side: SwapSide, seen: ChainObservation): Refusal[] {
  const refuse = (rule: Refusal['rule'], words: string, canPass = false): Refusal[] => [
    { rule, side, words, canPass },
  ];
  if (seen.state === 'none') {
    return refuse('NotLocked', `The ${side} lock is not on its chain, or has other terms.`, true);
  }
  if (seen.state !== 'open') {
    return refuse('LockEnded', `The ${side} lock was ${seen.state} at ${utcTime(seen.endedAt)}.`);
  }
  // A block of the same second may follow the final one: only an earlier time is surely within.
  if (seen.lockedAt >= seen.finalTime) {
    return refuse(
      'NotFinal',
      `The ${side} lock is of ${utcTime(seen.lockedAt)}, and its chain is final until ${utcTime(seen.finalTime)}: a fork could still undo it.`,
      true,
    );
  }
  if (seen.pays !== true) {
    return refuse(
      'ReceiverRefused',
      `The ${side} lock's token would not pay its receiver now: it is blocked there, or the token is paused or broken.`,
      true,
    );
  }
  return [];
}

/** Nobody knows the secret, and neither sender used the hash but for these very locks. */
function freshRefusals(seen: Both, uses: Record<SwapSide, bigint>): Refusal[] {
  return (['first', 'second'] as const).flatMap((side): Refusal[] => {
    const refusals: Refusal[] = [];
    if (seen[side].secret !== null) {
      const words = `The secret is public on the ${side} chain: whoever locks under it gives tokens away.`;
      refusals.push({ rule: 'SecretKnown', side, words, canPass: false });
    }
    if (seen[side].uses > uses[side]) {
      const words = `The hash is not fresh: the ${side} lock's sender has made ${seen[side].uses} locks with it, where ${uses[side]} are expected.`;
      refusals.push({ rule: 'HashUsed', side, words, canPass: false });
    }
    return refusals;
  });
}

/** There is time enough, by the clock that is worse for who locks. */
function timeRefusals(terms: AtomicSwap, seen: Both, now: number): Refusal[] {
  const profile = swapProfiles[terms.profile];
  const refusals: Refusal[] = [];
  const refuse = (rule: Refusal['rule'], side: SwapSide, words: string, canPass = false) =>
    refusals.push({ rule, side, words, canPass });

  // Each expiry comes when that chain's clock says so. One that is ahead on the first chain, or behind on the second,
  // brings the two nearer to each other than the terms say.
  const left = terms.first.expiry - Math.max(seen.first.headTime, now);
  const leftSecond = terms.second.expiry - Math.min(seen.second.headTime, now);
  const least = leastGap(profile);
  if (left - leftSecond < least) {
    refuse(
      'GapTooSmall',
      'first',
      `By the chains' clocks the first lock ends ${left - leftSecond} seconds after the second; ${least} are needed to redeem it in every case.`,
      // By the terms alone there is enough: it is a clock that is off, or a chain that stands still.
      terms.first.expiry - terms.second.expiry >= least,
    );
  }
  const deadline = answerDeadline(terms);
  if (Math.max(seen.second.headTime, now) >= deadline) {
    refuse(
      'TooLateToLock',
      'second',
      `It is too late for the second lock: after ${utcTime(deadline)} it could not become final before the last moment to reveal.`,
    );
  }
  for (const side of ['first', 'second'] as const) {
    const most = now + profile[`${side}Expiry`] + profile.silence;
    if (terms[side].expiry <= most) continue;
    refuse(
      'ExpiryTooFar',
      side,
      `The ${side} lock ends at ${utcTime(terms[side].expiry)}, later than the profile ${terms.profile} allows (${utcTime(most)}): tokens would lie locked, and the other side choose, for longer.`,
    );
  }
  return refusals;
}
