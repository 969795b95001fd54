import type { LendingTotals, RateModel } from '@weir/contracts';
import type { lendingMarkets, lendingStates } from '../../schema/lendingTables.ts';
import type { Row } from '../../store/changes.ts';

/** A market's totals as the bindings take them, as of its last accrual. */
export function totalsOfState(state: Row<typeof lendingStates>): LendingTotals {
  return {
    cash: state.cash,
    borrowed: state.borrowed,
    fees: state.lendersFees + state.borrowersFees,
    supplyShares: state.supplyShares,
    borrowShares: state.borrowShares,
    time: BigInt(state.accruedAt),
  };
}

/** What a market's borrowers pay. */
export function ratesOf(market: Row<typeof lendingMarkets>): RateModel {
  const { rateBase: base, rateKink: kink, rateBelow: below, rateAbove: above } = market;
  return { base, kink, below, above };
}
