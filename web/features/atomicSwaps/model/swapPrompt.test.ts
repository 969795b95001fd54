import type { Refusal, SwapStep } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import { holderRecord, SECRET } from '../testing/syntheticSwap.ts';
import { hasOwnLock, promptOf, sideOf } from './swapPrompt.ts';

const refusal = (rule: Refusal['rule'], canPass: boolean): Refusal => ({
  rule,
  side: 'first',
  words: '',
  canPass,
});
const read = (steps: SwapStep[], refusals: Refusal[] = []) =>
  promptOf(holderRecord, { steps, refusals });

const lock: SwapStep = { kind: 'lock', side: 'second', before: 100 };
const reveal: SwapStep = { kind: 'reveal', before: 200 };
const redeem: SwapStep = { kind: 'redeem', side: 'first', secret: SECRET, before: 300 };
const refund: SwapStep = { kind: 'refund', side: 'second' };

describe('promptOf', () => {
  it('asks for the step that is due, with its own deadline', () => {
    expect(read([lock])).toMatchObject({ kind: 'lockSecond', until: 100, step: lock });
    expect(read([{ ...lock, side: 'first' }])).toMatchObject({ kind: 'lockFirst', until: 100 });
    expect(read([reveal])).toMatchObject({ kind: 'reveal', until: 200, step: reveal });
    expect(read([redeem])).toMatchObject({ kind: 'redeem', until: 300, step: redeem });
    expect(read([refund])).toMatchObject({ kind: 'refund', until: null, step: refund });
  });

  it('offers nothing to sign while a rule is broken, and says whether waiting mends it', () => {
    for (const step of [lock, reveal]) {
      const waiting = read([step], [refusal('NotFinal', true)]);
      expect(waiting).toMatchObject({ kind: 'notYet', until: step.before, step: null });
      const broken = [refusal('NotFinal', true), refusal('HashUsed', false)];
      expect(read([step], broken)).toMatchObject({ kind: 'doNot', step: null, refusals: broken });
    }
  });

  it('says what is waited for and until when; what protects stands beside it', () => {
    const wait: SwapStep = { kind: 'wait', reason: 'answer', words: '', until: 50 };
    expect(read([wait])).toMatchObject({ kind: 'answer', until: 50, step: null });
    expect(read([{ ...wait, reason: 'refund' }])?.kind).toBe('refundWait');
    expect(read([redeem, refund])).toMatchObject({ step: redeem, others: [refund] });
    expect(read([wait, refund])).toMatchObject({ kind: 'answer', others: [refund] });
  });

  it('says how it ended: by the record for good, by the chains else', () => {
    expect(promptOf({ outcome: 'lost' }, undefined)?.kind).toBe('lost');
    expect(promptOf({ outcome: 'never locked' }, undefined)?.kind).toBe('neverLocked');
    expect(read([{ kind: 'end', outcome: 'returned' }])?.kind).toBe('returned');
    expect(promptOf(holderRecord, undefined)).toBeNull();
  });
});

describe('hasOwnLock', () => {
  it('is so where anything but the lock itself is to be done', () => {
    expect(hasOwnLock([redeem])).toBe(true);
    expect(hasOwnLock([{ kind: 'wait', reason: 'secret', words: '', until: 1 }])).toBe(true);
    expect(hasOwnLock([{ kind: 'end', outcome: 'returned' }])).toBe(true);
    expect(hasOwnLock([lock])).toBe(false);
    expect(hasOwnLock([{ kind: 'end', outcome: 'never locked' }])).toBe(false);
    // Nodes that differ: one of them does not show it.
    expect(hasOwnLock([redeem, lock])).toBe(false);
  });
});

describe('sideOf', () => {
  it('is the second for the reveal, which redeems there', () => {
    expect(sideOf({ kind: 'reveal', before: 1 })).toBe('second');
    expect(sideOf({ kind: 'refund', side: 'first' })).toBe('first');
  });
});
