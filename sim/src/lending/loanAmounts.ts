/** What actions of a lending market move, in units, and which amounts can be asked for. */
import {
  borrowPool,
  type LendingTotals,
  MOST_FUNDS,
  owedBy,
  type SharePool,
  toAssetsUp,
  toSharesDown,
} from '@weir/contracts/maths';
import { LoanRefused } from './LoanRefused.ts';

/** How much: one of the two; the other is 0 or left out. Assets are loan units. */
export interface Wanted {
  assets?: bigint;
  shares?: bigint;
}

/** What was moved. */
export interface Moved {
  assets: bigint;
  shares: bigint;
}

/** More shares than that no side of a market has, and no more of either can be asked for (Ledger.sol). */
const MOST_SHARES = (1n << 127n) - 1n;

const least = (a: bigint, b: bigint) => (a < b ? a : b);

type Owing = Parameters<typeof owedBy>[1];
type Conversion = (amount: bigint, pool: SharePool) => bigint;

/** Assets and shares where one of them is wanted. */
export function weigh(
  { assets = 0n, shares = 0n }: Wanted,
  pool: SharePool,
  toShares: Conversion,
  toAssets: Conversion,
): Moved {
  return shares === 0n
    ? { assets, shares: toShares(assets, pool) }
    : { assets: toAssets(shares, pool), shares };
}

/** The same of a repayment: what covers the debt is all of it, and leaves nothing. */
export function weighRepayment(
  { assets = 0n, shares = 0n }: Wanted,
  account: Owing,
  totals: LendingTotals,
): Moved {
  const [pool, owed] = [borrowPool(totals), account.debtShares];
  const whole = owedBy(totals, account);
  if (shares === 0n) {
    return assets < whole
      ? { assets, shares: toSharesDown(assets, pool) }
      : { assets: whole, shares: owed };
  }
  const taken = least(shares, owed);
  return { assets: toAssetsUp(taken, pool), shares: taken };
}

/**
 * The totals after a debt was paid or lost. A debt is rounded up, so that the last one can be a unit more than is owed in
 * total: it stays as cash, but in a market that is full (`_credited` of the contract).
 */
export function repaid(
  totals: LendingTotals,
  { paid, lost, shares }: { paid: bigint; lost: bigint; shares: bigint },
): LendingTotals {
  const borrowed = totals.borrowed - least(paid + lost, totals.borrowed);
  return {
    ...totals,
    cash: least(totals.cash + paid, MOST_FUNDS - borrowed),
    borrowed,
    fees: totals.fees - least(lost, totals.fees),
    borrowShares: totals.borrowShares - shares,
  };
}

/** Refused with: AssetsOrShares. */
export function requireOne({ assets = 0n, shares = 0n }: Wanted): void {
  if ((assets === 0n) === (shares === 0n)) {
    throw new LoanRefused('AssetsOrShares', { assets, shares });
  }
}

/** The same, of an amount that can be there. Refused with: AssetsOrShares, LendingOverflow. */
export function requirePossible(wanted: Wanted): void {
  requireOne(wanted);
  countable((wanted.assets ?? 0n) | (wanted.shares ?? 0n));
}

/** Refused with: LendingOverflow. */
export function countable(shares: bigint): bigint {
  if (shares > MOST_SHARES) throw new LoanRefused('LendingOverflow', { amount: shares });
  return shares;
}

/** Refused with: InsufficientCash. */
export function requireCash({ cash }: LendingTotals, assets: bigint): void {
  if (assets > cash) throw new LoanRefused('InsufficientCash', { cash, wanted: assets });
}
