import { netDown, type PriceScale, type WalkPlan } from '@weir/contracts/maths';
import type { TakerTrade } from './Engine.ts';
import { inTokens } from './tokenAmount.ts';

/** A walk in whole tokens, for statistics. `poolFee` is in parts per million. */
export function describeTrade(
  plan: WalkPlan,
  account: string,
  poolFee: number,
  { baseDecimals, quoteDecimals }: PriceScale,
): TakerTrade {
  const [inDecimals, outDecimals] = plan.baseIn
    ? [baseDecimals, quoteDecimals]
    : [quoteDecimals, baseDecimals];
  return {
    account,
    side: plan.baseIn ? 'sell' : 'buy',
    poolInput: inTokens(plan.poolIn, inDecimals),
    poolOutput: inTokens(plan.poolOut, outDecimals),
    poolFee: inTokens(plan.poolIn - netDown(plan.poolIn, poolFee), inDecimals),
    bookInput: inTokens(plan.bookIn + plan.bookFee, inDecimals),
    bookOutput: inTokens(plan.bookOut, outDecimals),
    bookFeeToPool: inTokens(plan.toPool, inDecimals),
  };
}
