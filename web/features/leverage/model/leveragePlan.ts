import {
  afterBorrowing,
  type LendingPosition,
  type LendingTotals,
  largestNewDebt,
  valueDown,
} from '@weir/contracts';
import { type PositionFigures, positionFigures } from '#features/lending';
import type { LeverageChoice } from './leverageChoice.ts';

/** In which token the reader brings the margin. */
export type MarginKind = 'loan' | 'collateral';

/** What is borrowed and spent for a leverage, before the purchase is quoted. In units. */
export interface LeverageAmounts {
  debt: bigint;
  loanMargin: bigint;
  collateralMargin: bigint;
  /** Loan units that the purchase takes: the debt, and the margin where it is in the loan token. */
  spent: bigint;
}

/**
 * What a margin at a leverage comes to: a long borrows L − 1 times its worth, a short L times (see `timesRange`), at the
 * guard's price where the margin is collateral.
 *
 * @param times in hundredths.
 */
export function leverageAmounts(
  { listed, index, direction }: LeverageChoice,
  kind: MarginKind,
  margin: bigint,
  times: number,
): LeverageAmounts {
  const price = listed.market.terms.collaterals[index]?.liquidationPrice ?? 0n;
  const worth = kind === 'loan' ? margin : valueDown(margin, price);
  const borrowed = direction === 'long' ? times - 100 : times;
  const debt = (worth * BigInt(borrowed)) / 100n;
  const loanMargin = kind === 'loan' ? margin : 0n;
  return {
    debt,
    loanMargin,
    collateralMargin: kind === 'collateral' ? margin : 0n,
    spent: debt + loanMargin,
  };
}

/** A position after it was opened or grown. */
export interface LeveragedPosition {
  totals: LendingTotals;
  position: LendingPosition;
  figures: PositionFigures;
  /** The most that may be borrowed against the collateral as it then is. */
  mostDebt: bigint;
}

/**
 * @param bought collateral units that the purchase brings.
 * @param soon totals of when the transaction lands at the latest, for what may be borrowed.
 */
export function leveragedPosition(
  { listed, index }: LeverageChoice,
  before: { totals: LendingTotals; position: LendingPosition },
  soon: LendingTotals,
  { debt, collateralMargin }: LeverageAmounts,
  bought: bigint,
): LeveragedPosition {
  const pledges = before.position.pledges.map((amount, at) =>
    at === index ? amount + collateralMargin + bought : amount,
  );
  const pledged = { ...before.position, pledges };
  const mostDebt = largestNewDebt(listed.market, soon, pledged);
  const after = debt <= before.totals.cash ? afterBorrowing(before.totals, pledged, debt) : null;
  const { totals, position } = after ?? { totals: before.totals, position: pledged };
  return { totals, position, figures: positionFigures(listed.market, totals, position), mostDebt };
}

/** What selling all of a collateral and repaying the debt leaves. In loan units. */
export interface ClosingAmounts {
  /** Expected, and at least: below it the transaction reverts. */
  back: bigint;
  leastBack: bigint;
  /** Whether even the least proceeds repay the debt. */
  isCovered: boolean;
}

/** @param debt as of when the transaction lands at the latest. @param slippage in basis points. */
export function closingAmounts(proceeds: bigint, debt: bigint, slippage: number): ClosingAmounts {
  const least = (proceeds * BigInt(10_000 - slippage)) / 10_000n;
  return {
    back: proceeds > debt ? proceeds - debt : 0n,
    leastBack: least > debt ? least - debt : 0n,
    isCovered: least >= debt,
  };
}

/** The part of an amount that a price worse than the middle takes, in its units; for reading. @param percent worse. */
export function lossOf(amount: bigint, percent: number, isPurchase: boolean): bigint {
  const part = isPurchase ? percent / (100 + percent) : percent / 100;
  return (amount * BigInt(Math.round(part * 1e6))) / 1_000_000n;
}
