import { describe, expect, it } from 'vitest';
import { freshChain, PROPOSED, SECRET, usualSwap } from '../../testing/arbitrarySwap.ts';
import { nextSteps, type SwapProgress, type SwapRole } from './nextSteps.ts';
import { answerDeadline, type ChainObservation } from './swapRules.ts';

const swap = usualSwap();
const HOUR = 3600;
const T1 = swap.first.expiry;
const T2 = swap.second.expiry;

type Seen = Partial<ChainObservation>;
const open: Seen = { state: 'open', lockedAt: PROPOSED, uses: 1n, pays: true };
const ended = (state: 'redeemed' | 'refunded', at: number): Seen => ({
  ...open,
  state,
  endedAt: at,
  ...(state === 'redeemed' && { secret: SECRET }),
});

function steps(
  role: SwapRole,
  now: number,
  first: Seen,
  second: Seen,
  progress: Partial<SwapProgress> = {},
): string[] {
  const seen = {
    first: freshChain(swap, 'first', now, first),
    second: freshChain(swap, 'second', now, second),
  };
  return nextSteps(swap, { role, hasLocked: true, secret: null, ...progress }, seen, now).map(
    (step) => {
      if (step.kind === 'end') return `end: ${step.outcome}`;
      return 'side' in step ? `${step.kind} ${step.side}` : step.kind;
    },
  );
}

describe('the holder', () => {
  const holder = steps.bind(null, 'holder');

  it('locks, waits for the answer, reveals, and has swapped once that is final', () => {
    expect(holder(PROPOSED, {}, {}, { hasLocked: false })).toEqual(['lock first']);
    expect(holder(PROPOSED + HOUR, open, {})).toEqual(['wait']);
    expect(holder(PROPOSED + 2 * HOUR, open, open)).toEqual(['reveal']);
    const at = PROPOSED + 3 * HOUR;
    expect(holder(at, open, open, { secret: SECRET })).toEqual(['redeem second']);
    expect(holder(at, open, ended('redeemed', at))).toEqual(['wait']);
    expect(holder(at + HOUR, open, ended('redeemed', at))).toEqual(['end: swapped']);
  });

  it('refunds where nobody answered, from the expiry on', () => {
    expect(holder(T1 - 1, open, {})).toEqual(['wait']);
    expect(holder(T1, open, {})).toEqual(['refund first']);
    expect(holder(T1 + HOUR, ended('refunded', T1), {})).toEqual(['end: returned']);
  });

  it('does not reveal late, and waits for the refund', () => {
    const late = T2 - 26.5 * HOUR;
    expect(holder(late - 1, open, open)).toEqual(['reveal']);
    expect(holder(late, open, open)).toEqual(['wait']);
    expect(holder(T1, open, ended('refunded', T2))).toEqual(['refund first']);
  });

  it('goes on redeeming what it revealed until the very expiry', () => {
    expect(holder(T2 - 1, open, open, { secret: SECRET })).toEqual(['redeem second']);
    expect(holder(T2, open, open, { secret: SECRET })).toEqual(['wait']);
  });

  it('leaves its lock to the other side once it was paid', () => {
    expect(holder(T1 + HOUR, open, ended('redeemed', T2 - HOUR))).toEqual(['end: swapped']);
  });

  it('locks again where a fork took the lock back, while that makes sense', () => {
    expect(holder(PROPOSED + HOUR, {}, {})).toEqual(['lock first']);
    expect(holder(answerDeadline(swap), {}, {})).toEqual(['wait']);
    expect(holder(T1 + HOUR, {}, {})).toEqual(['end: never locked']);
    expect(holder(answerDeadline(swap), {}, {}, { hasLocked: false })).toEqual([
      'end: never locked',
    ]);
  });

  it('knows when it has lost', () => {
    const redeemed = ended('redeemed', T2 + HOUR);
    expect(holder(T2 + HOUR, redeemed, ended('refunded', T2))).toEqual(['wait']);
    expect(holder(T2 + 2 * HOUR, redeemed, ended('refunded', T2))).toEqual(['end: lost']);
  });
});

describe('the responder', () => {
  const responder = steps.bind(null, 'responder');

  it('locks, waits for the secret, redeems with it, and has swapped once that is final', () => {
    expect(responder(PROPOSED + HOUR, open, {}, { hasLocked: false })).toEqual(['lock second']);
    expect(responder(PROPOSED + 2 * HOUR, open, open)).toEqual(['wait']);
    const at = PROPOSED + 3 * HOUR;
    // In a block that is not final: nothing is risked by it.
    expect(responder(at, open, ended('redeemed', at))).toEqual(['redeem first']);
    const paid = ended('redeemed', at + 60);
    expect(responder(at + 60, paid, ended('redeemed', at))).toEqual(['wait']);
    expect(responder(at + HOUR, paid, ended('redeemed', at))).toEqual(['end: swapped']);
  });

  it('refunds where the holder did not reveal, from the expiry on', () => {
    expect(responder(T2 - 1, open, open)).toEqual(['wait']);
    expect(responder(T2, open, open)).toEqual(['refund second']);
    expect(responder(T2 + HOUR, open, ended('refunded', T2))).toEqual(['end: returned']);
  });

  it('redeems and refunds where a secret came out and its own lock is still open at the expiry', () => {
    expect(responder(T2, open, open, { secret: SECRET })).toEqual([
      'redeem first',
      'refund second',
    ]);
  });

  it('redeems again where a fork took its redemption back', () => {
    const at = PROPOSED + 3 * HOUR;
    expect(responder(at, open, {}, { secret: SECRET })).toEqual(['redeem first']);
    expect(responder(at + HOUR, open, ended('redeemed', at), { secret: SECRET })).toEqual([
      'redeem first',
    ]);
  });

  it('redeems with a secret that came out on the first chain, by another lock under the hash', () => {
    const at = PROPOSED + 3 * HOUR;
    expect(responder(at, { ...open, secret: SECRET }, open)).toEqual(['redeem first']);
  });

  it('redeems until the very expiry, and knows when it has lost', () => {
    const revealed = ended('redeemed', T2 - 1);
    expect(responder(T1 - 1, open, revealed)).toEqual(['redeem first']);
    expect(responder(T1, open, revealed)).toEqual(['end: lost']);
    expect(responder(T1 + HOUR, ended('refunded', T1), revealed)).toEqual(['end: lost']);
  });

  it('refunds by its own clock, with a margin, where a chain without transactions makes no blocks', () => {
    const asleep = { ...open, headTime: PROPOSED };
    expect(responder(T2 + 899, open, asleep)).toEqual(['wait']);
    expect(responder(T2 + 900, open, asleep)).toEqual(['refund second']);
  });
});

it('every situation has a step', () => {
  const states = [{}, open, ended('redeemed', PROPOSED), ended('refunded', PROPOSED)];
  for (const role of ['holder', 'responder'] as const) {
    for (const first of states) {
      for (const second of states) {
        for (const now of [PROPOSED, T2 - 30 * HOUR, T2 - 1, T2, T1 - 1, T1, T1 + HOUR]) {
          for (const secret of [null, SECRET]) {
            expect(steps(role, now, first, second, { secret }).length).toBeGreaterThan(0);
          }
        }
      }
    }
  }
});

describe('what is waited for', () => {
  const at = PROPOSED + HOUR;
  const reason = (role: SwapRole, now: number, first: Seen, second: Seen) => {
    const seen = {
      first: freshChain(swap, 'first', now, first),
      second: freshChain(swap, 'second', now, second),
    };
    const progress = { role, hasLocked: true, secret: null };
    return nextSteps(swap, progress, seen, now).map((step) =>
      step.kind === 'wait' ? [step.reason, step.until] : step.kind,
    );
  };

  it('has a name, and a time where one ends it', () => {
    expect(reason('holder', at, open, {})).toEqual([['answer', answerDeadline(swap)]]);
    expect(reason('responder', at, open, open)).toEqual([['secret', T2]]);
    expect(reason('holder', T2 - HOUR, open, open)).toEqual([['tooLateToReveal', T1]]);
    expect(reason('holder', T2, open, ended('refunded', T2))).toEqual([['refund', T1]]);
    expect(reason('holder', at, open, ended('redeemed', at))).toEqual([['redeemFinal', null]]);
    expect(reason('holder', T1, ended('refunded', T1), {})).toEqual([['refundFinal', null]]);
    expect(reason('holder', answerDeadline(swap), {}, {})).toEqual([['sentLock', T1]]);
  });
});
