import { netDown, type PriceScale, type WalkPlan } from '@weir/contracts';
import type { Trade } from '../metrics/Metric.ts';
import { inTokens } from './tokenAmount.ts';

/** A walk in whole tokens, for statistics. */
export function describeTrade(
  plan: WalkPlan,
  agent: string,
  price: number,
  poolFee: number,
  { baseDecimals, quoteDecimals }: PriceScale,
): Trade {
  const [inDecimals, outDecimals] = plan.baseIn
    ? [baseDecimals, quoteDecimals]
    : [quoteDecimals, baseDecimals];
  return {
    agent,
    side: plan.baseIn ? 'sell' : 'buy',
    price,
    poolInput: inTokens(plan.poolIn, inDecimals),
    poolOutput: inTokens(plan.poolOut, outDecimals),
    poolFee: inTokens(plan.poolIn - netDown(plan.poolIn, poolFee), inDecimals),
    bookInput: inTokens(plan.bookIn + plan.bookFee, inDecimals),
    bookOutput: inTokens(plan.bookOut, outDecimals),
    bookFeeToPool: inTokens(plan.toPool, inDecimals),
  };
}
