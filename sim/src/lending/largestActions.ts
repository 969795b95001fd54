/** The most of an action that a lending market does, at most what is wished; all in units. What is still refused is 0. */
import {
  afterBorrowing,
  debtLimit,
  divUp,
  largestBorrow,
  largestWithdrawal,
  owedBy,
  PRICE_ONE,
} from '@weir/contracts/maths';
import type { ExactLoans, LoanAccount, UnitPrices } from './ExactLoans.ts';

const least = (a: bigint, b: bigint) => (a < b ? a : b);

/** What the cap leaves. What is idle does not count yet, and will with the first debt. */
export function largestPledge(
  loans: ExactLoans,
  { isCounted, pledges }: LoanAccount,
  index: number,
  wish: bigint,
): bigint {
  const cap = loans.terms.collaterals[index]?.cap ?? 0n;
  const room = cap - loans.counted(index) - (isCounted ? 0n : (pledges[index] ?? 0n));
  return room > 0n ? least(wish, room) : 0n;
}

/** What the debt leaves: the rest carries it at the borrow LTV, and is nothing or worth the dust bound. */
export function largestRemoval(
  loans: ExactLoans,
  account: LoanAccount,
  index: number,
  wish: bigint,
  prices: UnitPrices,
): bigint {
  const pledged = account.pledges[index] ?? 0n;
  if (account.debtShares === 0n) return least(wish, pledged);
  const debt = loans.debtOf(account);
  const units = least(wish, largestWithdrawal(loans.pledgesOf(account, prices), index, debt));
  const price = prices[index] ?? 0n;
  if (units === pledged || price === 0n) return units;
  const needed = divUp(loans.terms.dust * PRICE_ONE, price);
  return least(units, pledged > needed ? pledged - needed : 0n);
}

/** What the borrow LTVs and the cash leave. */
export function largestDebt(
  loans: ExactLoans,
  account: LoanAccount,
  wish: bigint,
  prices: UnitPrices,
): bigint {
  const totals = loans.totalsNow();
  const pledges = loans.pledgesOf(account, prices);
  const limit = debtLimit(pledges, 'borrowLtv');
  let units = least(wish, least(totals.cash, largestBorrow(pledges, owedBy(totals, account))));
  // Shares are rounded up, so that the debt can be a unit or two above what was asked for.
  while (units > 0n) {
    const after = afterBorrowing(totals, account, units);
    const above = owedBy(after.totals, after.position) - limit;
    if (above <= 0n) return units;
    units -= above;
  }
  return 0n;
}
