/** Which liquidation to try, and how what it seizes is sold: what the bindings say of a position and of the markets. */
import {
  ALL_THAT_MAY_BE,
  accrue,
  bestRoute,
  ExchangeError,
  isHealthy,
  type LendingMarket,
  type LendingPosition,
  LiquidationRefused,
  type LiquidationStep,
  type MarketKey,
  type MarketState,
  owedBy,
  packMarketKey,
  planLiquidation,
  pricedPledges,
  quoteRemoveLiquidity,
  type SharedPool,
} from '@weir/contracts';
import type { Address } from 'viem';

/** How one seized collateral becomes the loan token: see ILiquidator.sol. */
export interface Sale {
  index: bigint;
  pool: MarketKey;
  path: MarketKey[];
  quotePath: MarketKey[];
}

const NO_POOL: MarketKey = { baseTerms: 0n, quoteTerms: 0n };

/** All that may be repaid against each pledge, those of the lowest LTV first; null where the position is healthy. */
export function stepsFor(
  market: LendingMarket,
  position: LendingPosition,
  time: bigint,
  fee: bigint,
): { steps: LiquidationCallStep[]; seized: bigint[] } | null {
  const pledges = pricedPledges(market, position, 'liquidationPrice');
  const { totals } = accrue(market.totals, market.terms.rates, fee, time);
  const debt = owedBy(totals, position);
  if (debt === 0n || isHealthy(pledges, debt)) return null;
  const steps: LiquidationStep[] = pledges
    .flatMap(({ amount, liquidationLtv }, index) =>
      amount > 0n ? [{ index, liquidationLtv }] : [],
    )
    .toSorted((a, b) => (a.liquidationLtv < b.liquidationLtv ? -1 : 1))
    .map(({ index }) => ({ index, repay: ALL_THAT_MAY_BE }));
  try {
    const { seized } = planLiquidation(pledges, debt, steps, market.terms.dust);
    return { steps: steps.map(({ index, repay }) => ({ index: BigInt(index), repay })), seized };
  } catch (error) {
    if (error instanceof LiquidationRefused) return null;
    throw error;
  }
}

interface LiquidationCallStep {
  index: bigint;
  repay: bigint;
}

/** How what is seized becomes the loan token, over the best routes; null where no market takes it. */
export function salesFor(
  { terms }: LendingMarket,
  seized: readonly bigint[],
  pools: readonly SharedPool[],
  shareTokens: ReadonlyMap<Address, bigint>,
): Sale[] | null {
  const sales: Sale[] = [];
  for (const [at, amount] of seized.entries()) {
    const token = terms.collaterals[at]?.token;
    if (amount === 0n || !token) continue;
    const index = BigInt(at);
    const pool = pools.find(({ market }) => market.id === shareTokens.get(token));
    try {
      if (!pool) {
        const path = pathOf(pools, token, terms.loan, amount);
        sales.push({ index, pool: NO_POOL, path, quotePath: [] });
        continue;
      }
      const { base, quote } = quoteRemoveLiquidity(pool, amount);
      const path = pathOf(pools, pool.market.base, terms.loan, base);
      const quotePath = pathOf(pools, pool.market.quote, terms.loan, quote);
      sales.push({ index, pool: packMarketKey(pool.market), path, quotePath });
    } catch (error) {
      if (error instanceof ExchangeError || error instanceof NoRoute) return null;
      throw error;
    }
  }
  return sales;
}

/** What an amount of one token is worth in another over the best route, rounded up; null where none leads there. */
export function worthIn(
  states: readonly MarketState[],
  tokenIn: Address,
  tokenOut: Address,
  amount: bigint,
): bigint | null {
  if (tokenIn === tokenOut) return amount;
  // Of a hundredth of a whole token: the amount itself may be below what a market trades.
  const probe = 10n ** 16n;
  const route = bestRoute([...states], { tokenIn, tokenOut, exactOut: false, amount: probe });
  return route && (amount * route.plan.amountOut + probe - 1n) / probe;
}

/** No market leads from one token to another. */
class NoRoute extends Error {
  override readonly name = 'NoRoute';
}

function pathOf(
  states: readonly MarketState[],
  tokenIn: Address,
  tokenOut: Address,
  amount: bigint,
): MarketKey[] {
  if (tokenIn === tokenOut) return [];
  const route = bestRoute([...states], { tokenIn, tokenOut, exactOut: false, amount });
  if (!route) throw new NoRoute(`No market leads from ${tokenIn} to ${tokenOut}.`);
  return route.states.map(({ market }) => packMarketKey(market));
}
