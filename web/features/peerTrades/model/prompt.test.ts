import type { Role, Trade, TradeState } from '@weir/contracts';
import { describe, expect, test } from 'vitest';
import { SINCE, syntheticTrade as trade } from '../testing/syntheticTrade.ts';
import { type PromptKind, promptOf } from './prompt.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

const seller: Role[] = ['seller', 'maker'];
const buyer: Role[] = ['buyer', 'taker'];

/** Each prompt: state, who, seconds since the state began, what it says, and when it ends (null: never). */
const cells: [TradeState, Role[], number, PromptKind, number | null][] = [
  ['Taken', seller, 0, 'confirm', 1800],
  ['Taken', seller, 1799, 'confirm', 1800],
  ['Taken', seller, 1800, 'makerLate', null],
  ['Taken', buyer, 0, 'waitForMaker', 1800],
  ['Taken', buyer, 1800, 'makerLate', null],
  ['Locked', buyer, 0, 'payNow', 6 * HOUR],
  ['Locked', buyer, 6 * HOUR, 'payOverdue', 7.5 * HOUR],
  ['Locked', buyer, 7.5 * HOUR, 'paymentLate', null],
  ['Locked', seller, 6 * HOUR, 'waitForPayment', 7.5 * HOUR],
  ['Locked', seller, 7.5 * HOUR, 'paymentLate', null],
  ['Demanded', seller, 0, 'postDetails', 2 * HOUR],
  ['Demanded', buyer, 0, 'waitForDetails', 2 * HOUR],
  ['Demanded', buyer, 2 * HOUR, 'detailsLate', null],
  ['Paid', seller, 0, 'checkBank', DAY],
  ['Paid', seller, DAY, 'releaseLate', null],
  ['Paid', buyer, 0, 'waitForRelease', DAY],
  ['Paid', buyer, DAY, 'lateRelease', null],
  ['Denied', buyer, 0, 'postBond', 7 * DAY],
  ['Denied', seller, 0, 'waitForBond', 7 * DAY],
  ['Denied', seller, 7 * DAY, 'bondLate', null],
  ['Disputed', buyer, 0, 'addEvidence', 3 * DAY],
  ['Disputed', seller, 3 * DAY, 'reply', 4 * DAY],
  ['Disputed', seller, 4 * DAY, 'askCourt', 45 * DAY],
  ['Disputed', seller, 45 * DAY, 'askBackup', 90 * DAY],
  ['Disputed', seller, 90 * DAY, 'halve', null],
  ['Final', seller, 0, 'finished', null],
  ['Paid', [], 0, 'watching', null],
];

describe('promptOf', () => {
  test.each(cells)('%s, %j, %i s: %s', (state, roles, seconds, kind, until) => {
    const prompt = promptOf(trade(state), roles, BigInt(SINCE + seconds));
    expect(prompt.kind).toBe(kind);
    expect(prompt.until).toBe(until === null ? null : BigInt(SINCE + until));
  });

  test('a court that was asked is waited for, one that refused is followed by the backup at once', () => {
    const now = BigInt(SINCE + 5 * DAY);
    expect(promptOf(trade('Disputed', { requests: 1 }), buyer, now).kind).toBe('waitForRuling');
    const refused = trade('Disputed', { requests: 1, wasRefused: true });
    expect(promptOf(refused, buyer, now)).toMatchObject({
      kind: 'askBackup',
      until: BigInt(SINCE + 90 * DAY),
    });
    expect(promptOf(refused, buyer, now).actions).toContain('RequestBackup');
  });

  test('the backup is waited for, and only halving is left where it refused too', () => {
    const now = BigInt(SINCE + 50 * DAY);
    expect(promptOf(trade('Disputed', { requests: 2 }), buyer, now).kind).toBe('waitForRuling');
    const refused = trade('Disputed', { requests: 2, wasRefused: true });
    expect(promptOf(refused, buyer, now).kind).toBe('waitForHalving');
  });

  test('offers what the contract takes in that second, the usual first', () => {
    const at = (seconds: number) => BigInt(SINCE + seconds);
    const actions = (state: TradeState, roles: Role[], seconds: number, more?: Partial<Trade>) =>
      promptOf(trade(state, more), roles, at(seconds)).actions;
    expect(actions('Locked', buyer, 0)).toEqual(['MarkPaid', 'DemandDetails', 'Cancel']);
    expect(actions('Locked', buyer, 0, { wasDemanded: true })).toEqual(['MarkPaid', 'Cancel']);
    expect(actions('Locked', buyer, 2 * HOUR)).toEqual(['MarkPaid', 'Cancel']);
    expect(actions('Locked', buyer, 7.5 * HOUR)).toEqual(['Expire']);
    expect(actions('Locked', seller, 0)).toEqual(['Release']);
    expect(actions('Paid', seller, 0)).toEqual(['Release', 'Dispute']);
    expect(actions('Paid', seller, 0, { isStarter: true })).toEqual(['Release', 'Deny']);
    expect(actions('Paid', buyer, 0)).toEqual(['Cancel']);
    expect(actions('Paid', buyer, DAY)).toEqual(['Dispute', 'Cancel']);
    expect(actions('Paid', [], DAY)).toEqual([]);
  });
});
