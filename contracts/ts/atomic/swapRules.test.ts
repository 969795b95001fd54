import { describe, expect, it } from 'vitest';
import {
  freshChain,
  lockedChain,
  PROPOSED,
  SECRET,
  usualSwap,
} from '../../testing/arbitrarySwap.ts';
import type { SwapSide } from './atomicSwap.ts';
import { leastGap, revealDeadline, swapProfiles } from './profile.ts';
import {
  answerDeadline,
  answerRefusals,
  type ChainObservation,
  freeChoice,
  proposalRefusals,
  revealRefusals,
} from './swapRules.ts';

const HOUR = 3600;
const swap = usualSwap();
const now = PROPOSED + HOUR;

const proposed = (changed: Partial<Record<SwapSide, Partial<ChainObservation>>> = {}, at = now) =>
  proposalRefusals(
    swap,
    {
      first: freshChain(swap, 'first', at, changed.first),
      second: freshChain(swap, 'second', at, changed.second),
    },
    at,
  );
const answered = (changed: Partial<Record<SwapSide, Partial<ChainObservation>>> = {}, at = now) =>
  answerRefusals(
    swap,
    {
      first: lockedChain(swap, 'first', at, changed.first),
      second: freshChain(swap, 'second', at, changed.second),
    },
    at,
  );
const revealed = (changed: Partial<Record<SwapSide, Partial<ChainObservation>>> = {}, at = now) =>
  revealRefusals(
    swap,
    {
      first: lockedChain(swap, 'first', at, changed.first),
      second: lockedChain(swap, 'second', at, changed.second),
    },
    at,
  );
const rules = (refusals: { rule: string; side: string; canPass: boolean }[]) =>
  refusals.map(({ rule, side, canPass }) => `${rule} ${side}${canPass ? ', may pass' : ''}`);

describe('the rules of a swap', () => {
  it('find nothing against an honest one', () => {
    expect(proposed()).toEqual([]);
    expect(answered()).toEqual([]);
    expect(revealed()).toEqual([]);
  });

  it.each(['first', 'second'] as const)('look at chain, code and token of the %s side', (side) => {
    for (const judge of [proposed, answered]) {
      expect(rules(judge({ [side]: { chainId: 5 } }))).toEqual([`WrongChain ${side}`]);
      expect(rules(judge({ [side]: { codeHash: null } }))).toEqual([`UnknownCode ${side}`]);
      expect(rules(judge({ [side]: { codeHash: `0x${'00'.repeat(32)}` } }))).toEqual([
        `UnknownCode ${side}`,
      ]);
      expect(rules(judge({ [side]: { tokenHasCode: false } }))).toEqual([`NoToken ${side}`]);
    }
  });

  it('refuse a hash whose secret is known, or that a sender used before', () => {
    for (const side of ['first', 'second'] as const) {
      for (const judge of [proposed, answered]) {
        expect(rules(judge({ [side]: { secret: SECRET } }))).toEqual([`SecretKnown ${side}`]);
      }
    }
    expect(rules(proposed({ first: { uses: 1n } }))).toEqual(['HashUsed first']);
    expect(rules(proposed({ second: { uses: 1n } }))).toEqual(['HashUsed second']);
    expect(rules(answered({ first: { uses: 2n } }))).toEqual(['HashUsed first']);
    expect(rules(answered({ second: { uses: 1n } }))).toEqual(['HashUsed second']);
  });

  it('do not count a lock that is missing, has ended, or pays nobody', () => {
    expect(rules(answered({ first: { state: 'none' } }))).toEqual(['NotLocked first, may pass']);
    expect(rules(answered({ first: { state: 'refunded' } }))).toEqual(['LockEnded first']);
    expect(rules(answered({ first: { pays: false } }))).toEqual([
      'ReceiverRefused first, may pass',
    ]);
    expect(rules(revealed({ second: { state: 'none' } }))).toEqual(['NotLocked second, may pass']);
    expect(rules(revealed({ second: { state: 'redeemed' } }))).toEqual(['LockEnded second']);
    expect(rules(revealed({ second: { pays: false } }))).toEqual([
      'ReceiverRefused second, may pass',
    ]);
  });

  it('do not count a lock before a later second is final', () => {
    for (const [judge, side] of [
      [answered, 'first'],
      [revealed, 'second'],
    ] as const) {
      expect(rules(judge({ [side]: { finalTime: PROPOSED } }))).toEqual([
        `NotFinal ${side}, may pass`,
      ]);
      expect(judge({ [side]: { finalTime: PROPOSED + 1 } })).toEqual([]);
    }
  });

  it('take nobody along on a chain that stands still or runs ahead', () => {
    const { silence } = swapProfiles.rollup;
    for (const headTime of [now - silence - 1, now + silence + 1]) {
      expect(rules(proposed({ second: { headTime } }))).toContain('ChainSilent second, may pass');
      expect(rules(answered({ second: { headTime } }))).toContain('ChainSilent second, may pass');
      expect(rules(revealed({ second: { headTime } }))).toEqual(['ChainSilent second, may pass']);
      expect(revealed({ first: { headTime } })).toEqual([]);
    }
    for (const headTime of [now - silence, now + silence]) {
      expect(rules(revealed({ second: { headTime } }))).toEqual([]);
    }
  });

  it('measure the gap by the clock that is worse for who locks', () => {
    const slack = 28 * HOUR - leastGap(swapProfiles.rollup);
    expect(slack).toBe(2 * swapProfiles.rollup.silence);
    const half = slack / 2;
    // The first chain ahead, or the second behind, brings the expiries together.
    expect(answered({ first: { headTime: now + half }, second: { headTime: now - half } })).toEqual(
      [],
    );
    const further = { first: { headTime: now + half + 1 }, second: { headTime: now - half } };
    expect(rules(answered(further))).toEqual([
      'ChainSilent first, may pass',
      'GapTooSmall first, may pass',
    ]);
    expect(answered({ first: { headTime: now - half }, second: { headTime: now + half } })).toEqual(
      [],
    );
  });

  it('refuse expiries that are too near to each other, or later than the profile allows', () => {
    const judge = (first: number, second: number) => {
      const other = structuredClone(swap);
      other.first.expiry += first;
      other.second.expiry += second;
      const seen = {
        first: lockedChain(other, 'first', now),
        second: freshChain(other, 'second', now),
      };
      return rules(answerRefusals(other, seen, now));
    };
    expect(judge(-HOUR / 2, 0)).toEqual([]);
    expect(judge(-HOUR / 2 - 1, 0)).toEqual(['GapTooSmall first']);
    expect(judge(0, HOUR / 4)).toEqual([]);
    expect(judge(-HOUR / 4, HOUR / 4 + 1)).toEqual(['GapTooSmall first']);
    expect(judge(2 * HOUR, 2 * HOUR)).toEqual(['ExpiryTooFar first', 'ExpiryTooFar second']);
  });

  it('lock second only while that can become final before the last moment to reveal', () => {
    const last = answerDeadline(swap);
    expect(last).toBe(revealDeadline(swapProfiles.rollup, swap.second.expiry) - 1.5 * HOUR);
    expect(answered({}, last - 1)).toEqual([]);
    expect(rules(answered({}, last))).toEqual(['TooLateToLock second']);
    expect(rules(answered({ second: { headTime: last } }, last - 1))).toEqual([
      'TooLateToLock second',
    ]);
  });

  it('reveal only before inclusion, finality and an hour ahead of the expiry, by either clock', () => {
    const last = swap.second.expiry - (24 + 1.5 + 1) * HOUR;
    expect(revealed({}, last - 1)).toEqual([]);
    expect(rules(revealed({}, last))).toEqual(['TooLateToReveal second']);
    expect(rules(revealed({ second: { headTime: last } }, last - 1))).toEqual([
      'TooLateToReveal second',
    ]);
    expect(rules(revealed({ second: { headTime: last - 10 } }, last))).toEqual([
      'TooLateToReveal second',
    ]);
  });
});

describe('freeChoice', () => {
  it('is how long the other side may go on or not', () => {
    expect(freeChoice(swap, 'first', PROPOSED)).toBe(8 * HOUR);
    expect(freeChoice(swap, 'second', PROPOSED)).toBe(36 * HOUR);
    expect(freeChoice(swap, 'second', swap.second.expiry + 1)).toBe(0);
  });
});
