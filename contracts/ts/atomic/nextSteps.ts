/** One swap over two chains as a state machine: what is to be done now follows from what is, and from nothing else. */
import type { Hex } from 'viem';
import type { AtomicSwap, SwapSide } from './atomicSwap.ts';
import { revealDeadline, swapProfiles } from './profile.ts';
import { answerDeadline, type ChainObservation } from './swapRules.ts';

/** The holder made the secret and locks first; the responder answers. */
export type SwapRole = 'holder' | 'responder';

/** What one party knows beside the chains. */
export interface SwapProgress {
  role: SwapRole;
  /** Whether a transaction that locks may have been sent. */
  hasLocked: boolean;
  /** The secret, where it was sent into the open or read there. */
  secret: Hex | null;
}

/** How a swap ended for one party. `lost`: the other side redeemed, and this one cannot. */
export type SwapOutcome = 'swapped' | 'returned' | 'never locked' | 'lost';

/** What can be waited for, and its words. */
const waits = {
  redeemFinal: 'the redeemed lock to become final',
  refundFinal: 'the refund to become final',
  lockTakenBack: 'the other lock, which a fork took back',
  tooLateToReveal: 'the refund: it is too late to reveal',
  answer: 'the other side to lock',
  refund: 'the refund',
  secret: 'the secret, or else the refund',
  sentLock: 'the lock that was sent and is in no block',
} as const;

/** What is waited for. */
export type WaitReason = keyof typeof waits;

/** What one party is to do next. `before` and `until` are seconds since 1970. */
export type SwapStep =
  /** Needs the party's own key, and that `proposalRefusals` or `answerRefusals` finds nothing. */
  | { kind: 'lock'; side: SwapSide; before: number }
  /** Needs the holder, and that `revealRefusals` finds nothing. */
  | { kind: 'reveal'; before: number }
  /** Anybody can, and nothing is risked by it. */
  | { kind: 'redeem'; side: SwapSide; secret: Hex; before: number }
  /** Anybody can, and nothing is risked by it. */
  | { kind: 'refund'; side: SwapSide }
  | { kind: 'wait'; reason: WaitReason; words: string; until: number | null }
  | { kind: 'end'; outcome: SwapOutcome };

/**
 * What is to be done now: several steps where each protects something of its own. What a party did becomes a fact only
 * where the chain shows it: a fork that takes it back brings the step back too. A swap ends by final blocks only.
 *
 * @param now one's own clock, in seconds since 1970.
 */
export function nextSteps(
  terms: AtomicSwap,
  progress: SwapProgress,
  seen: Record<SwapSide, ChainObservation>,
  now: number,
): SwapStep[] {
  const isHolder = progress.role === 'holder';
  const ownSide: SwapSide = isHolder ? 'first' : 'second';
  const otherSide: SwapSide = isHolder ? 'second' : 'first';
  const [own, other] = [seen[ownSide], seen[otherSide]];
  const secret = seen.second.secret ?? seen.first.secret ?? progress.secret;
  const isOver = (side: SwapSide) => seen[side].headTime >= terms[side].expiry;
  const isFinal = ({ endedAt, finalTime }: ChainObservation) => endedAt < finalTime;

  const steps: SwapStep[] = [];
  if (other.state === 'open' && secret !== null && !isOver(otherSide)) {
    steps.push({ kind: 'redeem', side: otherSide, secret, before: terms[otherSide].expiry });
  }
  // Who was paid leaves the own lock to the other side, which may redeem it late.
  if (own.state === 'open' && other.state !== 'redeemed' && isDue(terms, ownSide, own, now)) {
    steps.push({ kind: 'refund', side: ownSide });
  }
  if (steps.length > 0) return steps;

  if (other.state === 'redeemed') {
    if (isFinal(other)) return [{ kind: 'end', outcome: 'swapped' }];
    return [wait('redeemFinal')];
  }
  if (own.state === 'redeemed') {
    if (other.state === 'none' && !isOver(otherSide)) {
      return [wait('lockTakenBack', terms[otherSide].expiry)];
    }
    if (isFinal(own)) return [{ kind: 'end', outcome: 'lost' }];
    return [wait('redeemFinal')];
  }
  if (own.state === 'refunded') {
    if (isFinal(own)) return [{ kind: 'end', outcome: 'returned' }];
    return [wait('refundFinal')];
  }
  if (own.state === 'none') return beforeOwnLock(terms, progress, ownSide, own, now);

  // The own lock is open, and its time has not come.
  if (isHolder && other.state === 'open' && progress.secret === null) {
    const deadline = revealDeadline(swapProfiles[terms.profile], terms.second.expiry);
    if (Math.max(other.headTime, now) < deadline) return [{ kind: 'reveal', before: deadline }];
    return [wait('tooLateToReveal', terms.first.expiry)];
  }
  if (isHolder && other.state === 'none' && Math.max(other.headTime, now) < answerDeadline(terms)) {
    return [wait('answer', answerDeadline(terms))];
  }
  if (isHolder) return [wait('refund', terms.first.expiry)];
  return [wait('secret', terms.second.expiry)];
}

/** Nothing of one's own is on the chain: not yet, or because a fork took it back. */
function beforeOwnLock(
  terms: AtomicSwap,
  { hasLocked }: SwapProgress,
  side: SwapSide,
  own: ChainObservation,
  now: number,
): SwapStep[] {
  const before = answerDeadline(terms);
  if (Math.max(own.headTime, now) < before) return [{ kind: 'lock', side, before }];
  // A transaction that was sent may still come into a block until the contract refuses its expiry for good.
  if (hasLocked && own.finalTime < terms[side].expiry) {
    return [wait('sentLock', terms[side].expiry)];
  }
  return [{ kind: 'end', outcome: 'never locked' }];
}

/**
 * Whether a refund can go into the next block. A chain without transactions may make no blocks: then one's own clock says
 * so, with a margin for its error. Too early a refund costs gas, and nothing else.
 */
function isDue(terms: AtomicSwap, side: SwapSide, seen: ChainObservation, now: number): boolean {
  const { expiry } = terms[side];
  return seen.headTime >= expiry || now >= expiry + swapProfiles[terms.profile].silence;
}

function wait(reason: WaitReason, until: number | null = null): SwapStep {
  return { kind: 'wait', reason, words: `Waiting for ${waits[reason]}.`, until };
}
