import { quoteSwap } from '@weir/contracts';
import type { Trade } from '@weir/indexer/client';
import { describe, expect, it } from 'vitest';
import { planFee } from '#features/ticket';
import { syntheticMarket, syntheticPool } from '#lib/testing/syntheticMarket.ts';
import { tradeFee } from './tradeFee.ts';

describe('tradeFee', () => {
  it.each([
    { baseIn: false, amount: 20_000_000_000n },
    { baseIn: true, amount: 7n * 10n ** 18n },
  ])('is what the plan of the same trade says, to the unit of rounding ($baseIn)', (request) => {
    const plan = quoteSwap(syntheticPool, { ...request, exactOut: false });
    const [base, quote] = plan.baseIn
      ? [plan.amountIn, plan.amountOut]
      : [plan.amountOut, plan.amountIn];
    const [poolBase, poolQuote] = plan.baseIn
      ? [plan.poolIn, plan.poolOut]
      : [plan.poolOut, plan.poolIn];
    const trade = {
      side: plan.baseIn ? 'sell' : 'buy',
      base: String(base),
      quote: String(quote),
      poolBase: String(poolBase),
      poolQuote: String(poolQuote),
    } as Trade;
    const off = tradeFee(syntheticMarket, trade) - planFee(syntheticMarket, plan);
    expect(plan.levels.length).toBeGreaterThan(0);
    expect(plan.poolIn).toBeGreaterThan(0n);
    expect(off >= -1n && off <= 1n).toBe(true);
  });
});
