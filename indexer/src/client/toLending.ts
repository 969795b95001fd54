import type { LendingMarket, LendingPosition } from '@weir/contracts';
import { type Address, parseUnits } from 'viem';
import type {
  LendingMarket as MarketAnswer,
  LendingPosition as PositionAnswer,
} from '../answers/lendingSchemas.ts';

/**
 * A lending market in the shape of the bindings, as of its last accrual: `accrue` adds the interest since. A price that
 * the indexer does not know is 0. What the guards say of pools' reserves is not indexed, and 0.
 */
export function toLendingMarket(market: MarketAnswer): LendingMarket {
  const { rates, state, collaterals } = market;
  return {
    id: BigInt(market.id),
    terms: {
      loan: market.loan.address as Address,
      dust: BigInt(market.dust),
      rates: {
        base: wad(rates.base),
        kink: wad(rates.kink),
        below: wad(rates.below),
        above: wad(rates.above),
      },
      collaterals: collaterals.map(({ token, guard, price, ...terms }) => ({
        token: token.address as Address,
        guard: guard as Address,
        borrowLtv: wad(terms.borrowLtv),
        liquidationLtv: wad(terms.liquidationLtv),
        maxIncentive: wad(terms.maxIncentive),
        cap: BigInt(terms.cap),
        pledged: BigInt(terms.pledged),
        borrowPrice: BigInt(price?.borrowUnits ?? 0),
        liquidationPrice: BigInt(price?.liquidationUnits ?? 0),
        isLive: price?.isLive ?? false,
        graceSince: price?.graceSince ?? 0,
        reserve: 0n,
      })),
    },
    totals: {
      cash: BigInt(state.cash),
      borrowed: BigInt(state.borrowed),
      fees: BigInt(state.fees),
      supplyShares: BigInt(state.supplyShares),
      borrowShares: BigInt(state.borrowShares),
      time: BigInt(state.accruedAt),
    },
    down: collaterals.filter(({ isDown }) => isDown).map(({ index }) => index),
    pausedUntil: market.pausedUntil,
  };
}

/** A position in the shape of the bindings. @param count how many collaterals its market has. */
export function toLendingPosition(position: PositionAnswer, count: number): LendingPosition {
  const pledges = Array.from({ length: count }, () => 0n);
  for (const { index, amount } of position.pledges) pledges[index] = BigInt(amount);
  return {
    market: BigInt(position.market),
    account: { owner: position.owner as Address, number: BigInt(position.number) },
    supplyShares: BigInt(position.supplyShares),
    debtShares: BigInt(position.debtShares),
    checkedAt: position.checkedAt,
    pledges,
    isCounted: position.isCounted,
  };
}

function wad(decimal: string): bigint {
  return parseUnits(decimal, 18);
}
