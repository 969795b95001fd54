import { bestRoute, ExchangeError } from '@weir/contracts';
import type { Address } from 'viem';
import type { LiquidationOffer } from './bestLiquidation.ts';
import type { SaleMarket } from './seizedSale.ts';

/** Gas of a liquidation without its sales, about: contracts/docs/gas.md; it stands in until the node has said. */
const TYPICAL_GAS = 420_000n;
/** Gas of a sale over one market, about. */
const SALE_GAS = 160_000n;
/** In units of the coin: an amount that every market of some size prices. */
const PROBE = 10n ** 16n;
/** How much less than quoted the sales may bring, in basis points. */
const SLIPPAGE = 100n;

/** What a liquidation uses, about. */
export function typicalGas({ sales }: LiquidationOffer): bigint {
  const hops = sales.reduce((sum, { path, quotePath }) => sum + path.length + quotePath.length, 0);
  return TYPICAL_GAS + SALE_GAS * BigInt(hops);
}

/**
 * What gas costs in loan units, by what the markets pay for a hundredth of the coin; rounded up. Null where no market
 * leads there.
 *
 * @param coin the token that stands for the chain's coin in markets.
 * @param cost in units of the coin.
 */
export function gasInLoan(
  markets: readonly SaleMarket[],
  coin: Address,
  loan: Address,
  cost: bigint,
): bigint | null {
  if (coin === loan) return cost;
  try {
    const route = bestRoute(
      markets.map(({ state }) => state),
      { tokenIn: coin, tokenOut: loan, exactOut: false, amount: PROBE },
    );
    return route && (cost * route.plan.amountOut + PROBE - 1n) / PROBE;
  } catch (error) {
    if (error instanceof ExchangeError) return null;
    throw error;
  }
}

/** The bound that a liquidation is sent with: never less than its gas, and a hundredth less of its sales than quoted. */
export function leastSurplus({ surplus, proceeds }: LiquidationOffer, gas: bigint): bigint {
  const bound = surplus - (proceeds * SLIPPAGE) / 10_000n;
  return bound > gas ? bound : gas;
}
