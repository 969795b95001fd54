import type { Role } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import { SINCE, syntheticTrade } from '../testing/syntheticTrade.ts';
import { consequenceOf, settlementOf } from './consequences.ts';

const seller: Role[] = ['seller', 'maker'];
const buyer: Role[] = ['buyer', 'taker'];
const after = (seconds: number) => BigInt(SINCE + seconds);
const DAY = 86_400;

describe('consequenceOf', () => {
  it('lets a taker leave for nothing before the maker confirms, and charges the maker 0.5 %', () => {
    const taken = syntheticTrade('Taken');
    expect(consequenceOf(taken, 'Cancel', buyer, after(1))).toMatchObject({
      mine: 150_000n,
      cost: 0n,
    });
    expect(consequenceOf(taken, 'Cancel', seller, after(1))).toMatchObject({
      mine: 1_145_000n,
      cost: 5000n,
    });
    expect(consequenceOf(taken, 'Expire', buyer, after(1800))).toMatchObject({
      mine: 150_000n,
      cost: 0n,
    });
  });

  it('charges the buyer of a volatile token for the time so far, and for no more than the window', () => {
    const locked = syntheticTrade('Locked', { isPegged: false });
    const cost = (seconds: number) => consequenceOf(locked, 'Cancel', buyer, after(seconds))?.cost;
    expect(cost(0)).toBe(2500n);
    expect(cost(10_800)).toBe(7500n);
    expect(cost(21_600)).toBe(12_500n);
    expect(cost(23_000)).toBe(12_500n);
  });

  it('counts the time of details that were demanded until the demand only', () => {
    const demanded = syntheticTrade('Demanded', { isPegged: false, since: SINCE + 3600 });
    expect(consequenceOf(demanded, 'Cancel', buyer, after(9000))?.cost).toBe(4166n);
    expect(consequenceOf(demanded, 'Expire', seller, after(99_000))).toMatchObject({
      cost: 20_000n,
    });
  });

  it('gives half of the price of time to the seller, unless its details had to be demanded', () => {
    const left = (wasDemanded: boolean) =>
      consequenceOf(syntheticTrade('Locked', { wasDemanded }), 'Cancel', buyer, after(1));
    expect(left(false)).toMatchObject({ cost: 5000n, theirs: 1_152_500n });
    expect(left(true)).toMatchObject({ cost: 5000n, theirs: 1_150_000n });
  });

  it('adds lateness to a release out of Paid, from the second day on', () => {
    const paid = syntheticTrade('Paid');
    const release = (seconds: number) => consequenceOf(paid, 'Release', seller, after(seconds));
    expect(release(DAY)).toMatchObject({ mine: 145_000n, theirs: 1_150_000n, cost: 5000n });
    expect(release(2 * DAY)).toMatchObject({ mine: 140_000n, theirs: 1_155_000n, cost: 10_000n });
    const locked = syntheticTrade('Locked');
    expect(consequenceOf(locked, 'Release', seller, after(2 * DAY))?.cost).toBe(5000n);
  });

  it('makes giving in dearer once a court was asked', () => {
    const early = syntheticTrade('Disputed');
    expect(consequenceOf(early, 'Concede', seller, after(1))?.cost).toBe(50_000n);
    expect(consequenceOf(early, 'Concede', buyer, after(1))?.cost).toBe(50_000n);
    const late = syntheticTrade('Disputed', { requests: 1, courtFees: 90_000n });
    expect(consequenceOf(late, 'Concede', buyer, after(1))).toMatchObject({
      mine: 0n,
      cost: 150_000n,
    });
  });

  it('leaves a sponsored bond out of what the buyer gets and loses', () => {
    const sponsor = '0x00000000000000000000000000000000000000aa' as const;
    const locked = syntheticTrade('Locked', { sponsor });
    expect(consequenceOf(locked, 'Cancel', buyer, after(1))).toMatchObject({ mine: 0n, cost: 0n });
  });

  it('is null for what ends nothing', () => {
    expect(consequenceOf(syntheticTrade('Locked'), 'MarkPaid', buyer, after(1))).toBeNull();
  });
});

describe('settlementOf', () => {
  it('charges the seller the fee on what the buyer gets', () => {
    const paid = syntheticTrade('Paid');
    expect(settlementOf(paid, seller, 500_000n)).toMatchObject({ mine: 647_500n, cost: 2500n });
    expect(settlementOf(paid, buyer, 500_000n)).toMatchObject({ mine: 650_000n, cost: 0n });
  });
});
