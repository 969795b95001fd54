/** How much a position may owe, and how near it is to being liquidated. */
import { divUp, mulDivDown, PRICE_ONE, valueDown, WAD } from './fixedPoint.ts';

/** One collateral of a position with its terms. Fractions are parts of `WAD`. */
export interface PledgedCollateral {
  /** In the token's units. */
  amount: bigint;
  /** Loan units for a collateral unit, in parts of `PRICE_ONE`. */
  price: bigint;
  /** The part of its worth that may be borrowed, and the part that may be owed before it is liquidated. */
  borrowLtv: bigint;
  liquidationLtv: bigint;
  /** The largest incentive, a factor of at least 1: see `largestIncentive`. */
  maxIncentive: bigint;
}

/** Which of the two fractions counts. */
export type LtvKind = 'borrowLtv' | 'liquidationLtv';

/** What may be owed against the collaterals, in loan units: each one's worth and part of it rounded down. */
export function debtLimit(collaterals: readonly PledgedCollateral[], kind: LtvKind): bigint {
  return collaterals.reduce(
    (sum, { amount, price, [kind]: ltv }) => sum + mulDivDown(valueDown(amount, price), ltv, WAD),
    0n,
  );
}

/** What the collaterals are worth together, in loan units, each rounded down. */
export function totalValue(collaterals: readonly PledgedCollateral[]): bigint {
  return collaterals.reduce((sum, { amount, price }) => sum + valueDown(amount, price), 0n);
}

/** Whether a position cannot be liquidated: it owes no more than its liquidation LTVs allow. */
export function isHealthy(collaterals: readonly PledgedCollateral[], debt: bigint): boolean {
  return debtLimit(collaterals, 'liquidationLtv') >= debt;
}

/** Σ worth · liquidation LTV / debt in parts of `WAD`, rounded down; null without a debt. */
export function healthFactor(
  collaterals: readonly PledgedCollateral[],
  debt: bigint,
): bigint | null {
  if (debt === 0n) return null;
  return mulDivDown(debtLimit(collaterals, 'liquidationLtv'), WAD, debt);
}

/** The most that may still be borrowed against the collaterals, in loan units. */
export function largestBorrow(collaterals: readonly PledgedCollateral[], debt: bigint): bigint {
  const limit = debtLimit(collaterals, 'borrowLtv');
  return limit > debt ? limit - debt : 0n;
}

/**
 * The most of one collateral that may be taken out, in its units: what is left of it still carries, at the borrow LTV,
 * the debt that the others do not. All of it where they carry everything. Throws `RangeError` where there is no collateral
 * `index`.
 */
export function largestWithdrawal(
  collaterals: readonly PledgedCollateral[],
  index: number,
  debt: bigint,
): bigint {
  const own = collaterals[index];
  if (!own) throw new RangeError(`There is no collateral ${index}.`);
  const others = collaterals.filter((_, other) => other !== index);
  const carried = debtLimit(others, 'borrowLtv');
  if (carried >= debt) return own.amount;
  if (own.price === 0n || own.borrowLtv === 0n) return 0n;
  // The least worth whose part at the LTV, rounded down, is the rest; then the least amount of that worth.
  const worth = divUp((debt - carried) * WAD, own.borrowLtv);
  const needed = divUp(worth * PRICE_ONE, own.price);
  return own.amount > needed ? own.amount - needed : 0n;
}

/**
 * The price of one collateral at and above which the position is healthy, the others' prices staying; 0 where they
 * carry the debt alone, null where no price of it would do because there is none of it. In loan units for a unit of it,
 * times 10^36. Throws `RangeError` where there is no collateral `index`.
 */
export function liquidationPrice(
  collaterals: readonly PledgedCollateral[],
  index: number,
  debt: bigint,
): bigint | null {
  const own = collaterals[index];
  if (!own) throw new RangeError(`There is no collateral ${index}.`);
  const others = collaterals.filter((_, other) => other !== index);
  const carried = debtLimit(others, 'liquidationLtv');
  if (carried >= debt) return 0n;
  if (own.amount === 0n || own.liquidationLtv === 0n) return null;
  const worth = divUp((debt - carried) * WAD, own.liquidationLtv);
  return divUp(worth * PRICE_ONE, own.amount);
}
