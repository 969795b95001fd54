import {
  afterBorrowing,
  afterRepaying,
  type LendingPosition,
  type LendingTotals,
  largestNewDebt,
  largestWithdrawal,
  owedBy,
  pricedPledges,
  valueDown,
} from '@weir/contracts';
import type { ListedLending } from '#features/lending';

/** A position together with the totals of its market: what an action changes. */
export interface PositionState {
  totals: LendingTotals;
  position: LendingPosition;
}

/** With units of a collateral added (above 0) or taken out. */
export function withCollateral(state: PositionState, index: number, units: bigint): PositionState {
  const pledges = state.position.pledges.map((amount, at) =>
    at === index ? amount + units : amount,
  );
  return { ...state, position: { ...state.position, pledges } };
}

/** With `assets` loan units borrowed. */
export function withBorrowed({ totals, position }: PositionState, assets: bigint): PositionState {
  return afterBorrowing(totals, position, assets);
}

/** With `assets` loan units repaid; more than the debt repays the debt. */
export function withRepaid({ totals, position }: PositionState, assets: bigint): PositionState {
  const { totals: left, position: after } = afterRepaying(totals, position, assets);
  return { totals: left, position: after };
}

/** The most that can be borrowed, in loan units. @param soon totals of when the transaction lands at the latest. */
export function mostBorrowed(
  { market }: ListedLending,
  soon: LendingTotals,
  position: LendingPosition,
): bigint {
  return largestNewDebt(market, soon, position);
}

/** The most of a collateral that can be taken out, in its units. @param soon as in `mostBorrowed`. */
export function mostRemoved(
  { market }: ListedLending,
  soon: LendingTotals,
  position: LendingPosition,
  index: number,
): bigint {
  const pledges = pricedPledges(market, position, 'borrowPrice');
  return largestWithdrawal(pledges, index, owedBy(soon, position));
}

/** Why a position with a debt is refused by what is pledged for it, or that it is not. */
export type PledgeFault =
  | { kind: 'noPrice'; index: number }
  | { kind: 'dust'; index: number; value: bigint }
  | { kind: 'cap'; index: number; pledged: bigint; cap: bigint };

/**
 * What the contract would refuse of the pledges of a position that takes on debt or gives up collateral: each must have
 * a price for new debt and be worth the dust bound, and all borrowers' together stay within the caps.
 *
 * @param before the position as it stands, whose pledges may count towards the caps already.
 */
export function pledgeFault(
  { market }: ListedLending,
  before: LendingPosition,
  after: LendingPosition,
): PledgeFault | null {
  const { collaterals, dust } = market.terms;
  for (const [index, { borrowPrice, cap, pledged }] of collaterals.entries()) {
    const amount = after.pledges[index] ?? 0n;
    const own = before.isCounted ? (before.pledges[index] ?? 0n) : 0n;
    const total = pledged - own + amount;
    // Taking out is never refused by a cap.
    if (amount > own && total > cap) return { kind: 'cap', index, pledged: total, cap };
    if (amount === 0n) continue;
    if (borrowPrice === 0n) return { kind: 'noPrice', index };
    const value = valueDown(amount, borrowPrice);
    if (value < dust) return { kind: 'dust', index, value };
  }
  return null;
}
