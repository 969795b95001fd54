import { lendingKey, packAccount, packLendingTerms } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import { syntheticLending, syntheticPosition } from '#lib/testing/syntheticLending.ts';
import {
  addCollateralCall,
  borrowCall,
  removeCollateralCall,
  repayCall,
  supplyCall,
  withdrawCall,
} from './actionCalls.ts';
import { totalsSoon } from './headroom.ts';

const lending = '0x7000000000000000000000000000000000000007';
const { account } = syntheticPosition([0n, 0n], 0n);
const subject = { lending, listed: syntheticLending, account } as const;
const terms = packLendingTerms(syntheticLending.market.terms);
const key = lendingKey(terms);
const word = packAccount(account);

describe('calls of lending', () => {
  it('name amounts by assets or by shares, never both', () => {
    expect(supplyCall(subject, 5n).args).toEqual([key, word, 5n, 0n]);
    expect(withdrawCall(subject, { assets: 5n }).args).toEqual([key, word, 5n, 0n, account.owner]);
    expect(withdrawCall(subject, { shares: 5n }).args).toEqual([key, word, 0n, 5n, account.owner]);
    expect(repayCall(subject, { assets: 5n }).args).toEqual([key, word, 5n, 0n]);
    expect(repayCall(subject, { shares: 5n }).args).toEqual([key, word, 0n, 5n]);
  });

  it('pay to the account’s owner, and name collaterals by their place', () => {
    expect(borrowCall(subject, 5n).args).toEqual([terms, word, 5n, 0n, account.owner]);
    expect(addCollateralCall(subject, 1, 5n).args).toEqual([terms, word, 1n, 5n]);
    expect(removeCollateralCall(subject, 1, 5n).args).toEqual([terms, word, 1n, 5n, account.owner]);
  });
});

describe('totalsSoon', () => {
  const { time } = syntheticLending.market.totals;

  it('counts a quarter of an hour on from the later of the block and the clock', () => {
    const soon = (timestamp: bigint, clock: bigint) =>
      totalsSoon(syntheticLending, 0n, { timestamp }, Number(clock) * 1000).time;
    expect(soon(time, time - 50n)).toBe(time + 900n);
    expect(soon(time, time + 50n)).toBe(time + 950n);
  });
});
