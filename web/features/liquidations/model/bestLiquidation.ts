import {
  ALL_THAT_MAY_BE,
  isHealthy,
  type LendingTotals,
  type LiquidationPlan,
  LiquidationRefused,
  type LiquidationStep,
  owedBy,
  type PledgedCollateral,
  planLiquidation,
  pricedPledges,
} from '@weir/contracts';
import type { ListedLending } from '#features/lending';
import { type SaleMarket, type SeizedSale, sellSeized } from './seizedSale.ts';
import type { ShareMarkets } from './shareMarkets.ts';

/** A liquidation with the sale of all that it seizes. */
export interface LiquidationOffer {
  steps: readonly LiquidationStep[];
  plan: LiquidationPlan;
  sales: readonly SeizedSale[];
  /** Loan units that the sales bring, and what is left of them after the repayment; gas comes off it. */
  proceeds: bigint;
  surplus: bigint;
}

/** What a liquidator sees of a position. */
export interface RiskyPosition {
  debtShares: bigint;
  pledges: readonly bigint[];
}

/** Parts of the largest repayment that are tried: a thin book pays best for less than all. */
const PARTS = [1n, 2n, 4n, 8n, 16n];

/**
 * The liquidation that leaves most after selling what it seizes: of each collateral alone, all that the rules allow or a
 * part of it, and of all one after the other, each of them first once. Null where the position is healthy, nothing is
 * allowed, or the markets take none of it.
 *
 * @param totals accrued until now.
 */
export function bestLiquidation(
  listed: ListedLending,
  totals: LendingTotals,
  { debtShares, pledges: amounts }: RiskyPosition,
  markets: readonly SaleMarket[],
  shares: ShareMarkets,
): LiquidationOffer | null {
  const pledges = pricedPledges(listed.market, { pledges: [...amounts] }, 'liquidationPrice');
  const debt = owedBy(totals, { supplyShares: 0n, debtShares });
  if (debt === 0n || isHealthy(pledges, debt)) return null;
  const { dust } = listed.market.terms;
  let best: LiquidationOffer | null = null;
  for (const steps of candidates(pledges, debt, dust)) {
    const plan = planned(pledges, debt, steps, dust);
    const offer = plan && offered(listed, plan, steps, markets, shares);
    if (offer && (!best || offer.surplus > best.surplus)) best = offer;
  }
  return best;
}

/** The step lists that are tried. */
function* candidates(
  pledges: readonly PledgedCollateral[],
  debt: bigint,
  dust: bigint,
): Generator<LiquidationStep[]> {
  const pledged = pledges.flatMap(({ amount }, index) => (amount > 0n ? [index] : []));
  for (const index of pledged) {
    const whole = planned(pledges, debt, [{ index, repay: ALL_THAT_MAY_BE }], dust);
    for (const part of PARTS) {
      if (part === 1n) yield [{ index, repay: ALL_THAT_MAY_BE }];
      else if (whole) yield [{ index, repay: whole.repaid / part }];
    }
    if (pledged.length > 1) {
      const order = [index, ...pledged.filter((other) => other !== index)];
      yield order.map((at) => ({ index: at, repay: ALL_THAT_MAY_BE }));
    }
  }
}

function planned(
  pledges: readonly PledgedCollateral[],
  debt: bigint,
  steps: readonly LiquidationStep[],
  dust: bigint,
): LiquidationPlan | null {
  try {
    const plan = planLiquidation(pledges, debt, steps, dust);
    return plan.repaid > 0n || plan.writtenOff > 0n ? plan : null;
  } catch (error) {
    if (error instanceof LiquidationRefused) return null;
    throw error;
  }
}

function offered(
  { loan, collaterals }: ListedLending,
  plan: LiquidationPlan,
  steps: readonly LiquidationStep[],
  markets: readonly SaleMarket[],
  shares: ShareMarkets,
): LiquidationOffer | null {
  const sales: SeizedSale[] = [];
  let left = markets;
  for (const [index, amount] of plan.seized.entries()) {
    const token = collaterals[index]?.address;
    if (amount === 0n || !token) continue;
    const sold = sellSeized(left, shares, { index, token, amount, loan: loan.address });
    if (!sold) return null;
    sales.push(sold.sale);
    left = sold.markets;
  }
  const proceeds = sales.reduce((sum, sale) => sum + sale.proceeds, 0n);
  return { steps, plan, sales, proceeds, surplus: proceeds - plan.repaid };
}
