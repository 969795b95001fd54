import { type LendingAccount, lendingKey, packAccount, packLendingTerms } from '@weir/contracts';
import type { Address } from 'viem';
import { lendingCall } from '#features/transactions';
import type { ListedLending } from './listedLending.ts';

/** What is acted for, in which market, by which contract. */
export interface ActionSubject {
  lending: Address;
  listed: Pick<ListedLending, 'market'>;
  account: LendingAccount;
}

/** An amount in loan units, or in shares: all of an account's shares leave exactly nothing. */
export type LoanAmount = { assets: bigint } | { shares: bigint };

const pair = (amount: LoanAmount): [bigint, bigint] =>
  'assets' in amount ? [amount.assets, 0n] : [0n, amount.shares];

const wordsOf = ({ listed, account }: ActionSubject) => {
  const terms = packLendingTerms(listed.market.terms);
  return { terms, key: lendingKey(terms), account: packAccount(account) };
};

/** Brings `assets` loan units. */
export function supplyCall(subject: ActionSubject, assets: bigint) {
  const { key, account } = wordsOf(subject);
  return lendingCall(subject.lending, 'supply', [key, account, assets, 0n]);
}

/** Takes a supply back to the account's owner. */
export function withdrawCall(subject: ActionSubject, amount: LoanAmount) {
  const { key, account } = wordsOf(subject);
  const { owner } = subject.account;
  return lendingCall(subject.lending, 'withdraw', [key, account, ...pair(amount), owner]);
}

/** Pledges units of a collateral. */
export function addCollateralCall(subject: ActionSubject, index: number, amount: bigint) {
  const { terms, account } = wordsOf(subject);
  return lendingCall(subject.lending, 'addCollateral', [terms, account, BigInt(index), amount]);
}

/** Takes units of a collateral back to the account's owner. */
export function removeCollateralCall(subject: ActionSubject, index: number, amount: bigint) {
  const { terms, account } = wordsOf(subject);
  const { owner } = subject.account;
  const args = [terms, account, BigInt(index), amount, owner] as const;
  return lendingCall(subject.lending, 'removeCollateral', args);
}

/** Borrows `assets` loan units, paid to the account's owner. */
export function borrowCall(subject: ActionSubject, assets: bigint) {
  const { terms, account } = wordsOf(subject);
  const { owner } = subject.account;
  return lendingCall(subject.lending, 'borrow', [terms, account, assets, 0n, owner]);
}

/** Repays. */
export function repayCall(subject: ActionSubject, amount: LoanAmount) {
  const { key, account } = wordsOf(subject);
  return lendingCall(subject.lending, 'repay', [key, account, ...pair(amount)]);
}
