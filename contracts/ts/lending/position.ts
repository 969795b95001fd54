/** What a position has, owes and may do: the contract's answers before it is asked, to the unit. */
import { least } from '../maths/least.ts';
import { debtLimit, largestBorrow, type PledgedCollateral } from './health.ts';
import { borrowPool, type LendingTotals, supplyPool } from './interest.ts';
import type { LendingMarket, LendingPosition } from './lendingLens.ts';
import { toAssetsDown, toAssetsUp, toSharesDown, toSharesUp } from './shares.ts';

type Shares = Pick<LendingPosition, 'supplyShares' | 'debtShares'>;

/** What a supply is worth, in loan units. @param totals accrued until then. */
export function suppliedBy(totals: LendingTotals, { supplyShares }: Shares): bigint {
  return toAssetsDown(supplyShares, supplyPool(totals));
}

/** What is owed, in loan units. @param totals accrued until then. */
export function owedBy(totals: LendingTotals, { debtShares }: Shares): bigint {
  return debtShares === 0n ? 0n : toAssetsUp(debtShares, borrowPool(totals));
}

/** The most a lender can withdraw now: what the supply is worth, as far as the market has cash. */
export function largestSupplyWithdrawal(totals: LendingTotals, position: Shares): bigint {
  return least(suppliedBy(totals, position), totals.cash);
}

/** Which of the guards' two prices counts: for new debt, or for liquidation. */
export type PriceKind = 'borrowPrice' | 'liquidationPrice';

/** A position's pledges with their terms and prices. */
export function pricedPledges(
  { terms }: LendingMarket,
  { pledges }: Pick<LendingPosition, 'pledges'>,
  kind: PriceKind,
): PledgedCollateral[] {
  return terms.collaterals.map(({ borrowLtv, liquidationLtv, maxIncentive, ...one }, index) => ({
    amount: pledges[index] ?? 0n,
    price: one[kind],
    borrowLtv,
    liquidationLtv,
    maxIncentive,
  }));
}

/** The totals and a position's debt shares after borrowing `assets`. */
export function afterBorrowing<P extends Shares>(
  totals: LendingTotals,
  position: P,
  assets: bigint,
): { totals: LendingTotals; position: P } {
  const shares = toSharesUp(assets, borrowPool(totals));
  return {
    totals: {
      ...totals,
      cash: totals.cash - assets,
      borrowed: totals.borrowed + assets,
      borrowShares: totals.borrowShares + shares,
    },
    position: { ...position, debtShares: position.debtShares + shares },
  };
}

/** The totals and a position's debt shares after repaying `assets`; more than the debt repays the debt. */
export function afterRepaying<P extends Shares>(
  totals: LendingTotals,
  position: P,
  assets: bigint,
): { totals: LendingTotals; position: P; repaid: bigint } {
  const owed = owedBy(totals, position);
  const isAll = assets >= owed;
  const repaid = isAll ? owed : assets;
  const shares = isAll ? position.debtShares : toSharesDown(repaid, borrowPool(totals));
  return {
    totals: {
      ...totals,
      cash: totals.cash + repaid,
      // The last share's assets are rounded up: a unit more than what all owe.
      borrowed: totals.borrowed - least(repaid, totals.borrowed),
      borrowShares: totals.borrowShares - shares,
    },
    position: { ...position, debtShares: position.debtShares - shares },
    repaid,
  };
}

/** The totals and a position's shares after supplying `assets`. */
export function afterSupplying<P extends Shares>(
  totals: LendingTotals,
  position: P,
  assets: bigint,
): { totals: LendingTotals; position: P } {
  const shares = toSharesDown(assets, supplyPool(totals));
  return {
    totals: {
      ...totals,
      cash: totals.cash + assets,
      supplyShares: totals.supplyShares + shares,
    },
    position: { ...position, supplyShares: position.supplyShares + shares },
  };
}

/**
 * The most that may be borrowed now, in loan units: within the borrow LTVs at the lowest guarded prices, and the market's
 * cash. 0 where a pledge has no price for new debt or is worth less than the dust bound. What would leave a debt below the
 * dust bound is not cut: the contract says so by name (DebtBelowDust).
 */
export function largestNewDebt(
  market: LendingMarket,
  totals: LendingTotals,
  position: Pick<LendingPosition, 'supplyShares' | 'debtShares' | 'pledges'>,
): bigint {
  const pledges = pricedPledges(market, position, 'borrowPrice');
  if (pledges.some(({ amount, price }) => amount > 0n && price === 0n)) return 0n;
  const limit = debtLimit(pledges, 'borrowLtv');
  let assets = least(totals.cash, largestBorrow(pledges, owedBy(totals, position)));
  // Shares are rounded up, so the debt can be a unit or two above what was asked for.
  while (assets > 0n) {
    const after = afterBorrowing(totals, position, assets);
    const above = owedBy(after.totals, after.position) - limit;
    if (above <= 0n) return assets;
    assets -= above;
  }
  return 0n;
}
