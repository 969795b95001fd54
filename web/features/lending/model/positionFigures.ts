import {
  debtLimit,
  healthFactor,
  type LendingMarket,
  type LendingPosition,
  type LendingTotals,
  liquidationPrice,
  owedBy,
  pricedPledges,
  suppliedBy,
  totalValue,
  WAD,
} from '@weir/contracts';
import type { Address } from 'viem';
import type { Token } from '#features/deployment';
import { exactDecimal } from '#lib/formatAmount.ts';

/** How near a position is to being liquidated. */
export type HealthTier = 'none' | 'liquidatable' | 'danger' | 'caution' | 'fine';

/** What a position is at one moment, at the guards' prices. Amounts in loan units. */
export interface PositionFigures {
  supplied: bigint;
  debt: bigint;
  /** What is pledged, at the prices for liquidation. */
  worth: bigint;
  /** What may be owed at most before it is liquidated, and what new debt may come to. */
  liquidationLimit: bigint;
  borrowLimit: bigint;
  /** In parts of `WAD`; null without a debt. */
  health: bigint | null;
  tier: HealthTier;
  /** Debt by worth, in parts of `WAD`; null where nothing is pledged. */
  ltv: bigint | null;
  /** Of each collateral: the price at which the position can be liquidated; 0 and null as `liquidationPrice` says. */
  liquidationPrices: readonly (bigint | null)[];
}

/** @param totals accrued until the moment that is meant. */
export function positionFigures(
  market: LendingMarket,
  totals: LendingTotals,
  position: Pick<LendingPosition, 'supplyShares' | 'debtShares' | 'pledges'>,
): PositionFigures {
  const debt = owedBy(totals, position);
  const pledges = pricedPledges(market, position, 'liquidationPrice');
  const worth = totalValue(pledges);
  const health = healthFactor(pledges, debt);
  return {
    supplied: suppliedBy(totals, position),
    debt,
    worth,
    liquidationLimit: debtLimit(pledges, 'liquidationLtv'),
    borrowLimit: debtLimit(pricedPledges(market, position, 'borrowPrice'), 'borrowLtv'),
    health,
    tier: healthTier(health),
    ltv: worth === 0n ? null : (debt * WAD) / worth,
    liquidationPrices: pledges.map((_, index) => liquidationPrice(pledges, index, debt)),
  };
}

/** Below 1 it can be liquidated; below 1.1 a fall of a tenth does it; below 1.25 it is worth a look. */
export function healthTier(health: bigint | null): HealthTier {
  if (health === null) return 'none';
  if (health < WAD) return 'liquidatable';
  if (health < (WAD * 110n) / 100n) return 'danger';
  return health < (WAD * 125n) / 100n ? 'caution' : 'fine';
}

/** A health factor for reading, cut: what can be liquidated never reads 1.00. */
export function healthText(health: bigint | null): string {
  if (health === null) return '–';
  if (health >= 100n * WAD) return '> 100';
  const [whole = '0', fraction = ''] = exactDecimal(health, 18).split('.');
  return `${whole}.${fraction.padEnd(2, '0').slice(0, 2)}`;
}

/** A guard's price in whole loan tokens for a whole collateral token, exact. */
export function wholePrice(price: bigint, collateral: Token, loan: Token): string {
  return exactDecimal(price, 36 + loan.decimals - collateral.decimals);
}

/** A position of an account that has none in a market yet. */
export function emptyPosition(
  market: LendingMarket,
  owner: Address,
  number: bigint,
): LendingPosition {
  return {
    market: market.id,
    account: { owner, number },
    supplyShares: 0n,
    debtShares: 0n,
    checkedAt: 0,
    pledges: market.terms.collaterals.map(() => 0n),
    isCounted: false,
  };
}

/** Whether it holds nothing at all. */
export function isEmptyPosition(position: LendingPosition): boolean {
  const { supplyShares, debtShares, pledges } = position;
  return supplyShares === 0n && debtShares === 0n && pledges.every((amount) => amount === 0n);
}
