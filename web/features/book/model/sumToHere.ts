import { ExchangeError, type MarketState, quoteSwap } from '@weir/contracts';
import type { ListedMarket } from '#features/deployment';
import { lotsToBase, ratioPrice } from '#features/market';
import { formatAmount } from '#lib/formatAmount.ts';
import { say } from '../words/english.ts';

/**
 * What it takes to trade down to a row: `lots` bought (side `sell`: those who sell are met) or sold, with all fees, as
 * the exchange computes it. Null where it cannot be traded whole.
 */
export function sumToHere(
  market: ListedMarket,
  state: MarketState,
  side: 'buy' | 'sell',
  lots: bigint,
): string | null {
  const base = lotsToBase(market, lots);
  if (base === 0n) return null;
  const isSale = side === 'buy';
  try {
    const plan = quoteSwap(state, { baseIn: isSale, exactOut: !isSale, amount: base });
    const [traded, paid] = isSale
      ? [plan.amountIn, plan.amountOut]
      : [plan.amountOut, plan.amountIn];
    const words = isSale ? say.sellToHere : say.buyToHere;
    return words(
      `${formatAmount(traded, market.base.decimals, 3)} ${market.base.symbol}`,
      `${formatAmount(paid, market.quote.decimals, 0)} ${market.quote.symbol}`,
      ratioPrice(market, traded, paid) ?? '–',
    );
  } catch (error) {
    if (error instanceof ExchangeError) return null;
    throw error;
  }
}
