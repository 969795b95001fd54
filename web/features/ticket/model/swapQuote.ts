import {
  ExchangeError,
  isExchangeError,
  type MarketState,
  quoteSwap,
  type WalkPlan,
} from '@weir/contracts';
import type { ListedMarket } from '#features/deployment';
import { priceImpact } from '#features/market';
import { readDecimal } from '#lib/decimalEntry.ts';
import { formatAmount } from '#lib/formatAmount.ts';

/** A swap as it stands in the ticket. */
export interface SwapDraft {
  side: 'buy' | 'sell';
  exact: 'in' | 'out';
  amount: string;
}

export type SwapQuote =
  | { kind: 'empty' }
  /** What was typed is no amount of that token, or no swap: in words. */
  | { kind: 'refused'; words: string; error: ExchangeError | null }
  | {
      kind: 'quoted';
      plan: WalkPlan;
      /** What was asked for, in units of the token that it names. */
      amount: bigint;
      /** Exact input: the least output; exact output: the greatest input. */
      bound: bigint;
      /** Percent against the middle of the market; null where it has none. */
      impact: number | null;
      /** Where pool and book cannot do all of it. */
      shortfall: string | null;
    };

/** Computes a swap from the state of the latest block with the contract's own arithmetic. `slippage` in bp. */
export function swapQuote(
  market: ListedMarket,
  state: MarketState,
  draft: SwapDraft,
  slippage: number,
): SwapQuote {
  const baseIn = draft.side === 'sell';
  const isOut = draft.exact === 'out';
  const given = isOut === baseIn ? market.quote : market.base;
  const entry = readDecimal(draft.amount, given.decimals);
  if (entry.kind === 'empty') return { kind: 'empty' };
  if (entry.kind === 'malformed') {
    return { kind: 'refused', words: 'Enter a number such as 1.5 or 1,5.', error: null };
  }
  if (entry.kind === 'tooPrecise') {
    const words = `${given.symbol} has ${entry.decimals} decimals at most.`;
    return { kind: 'refused', words, error: null };
  }
  const amount = entry.units;
  if (amount === 0n) return { kind: 'empty' };
  try {
    const plan = quoteSwap(state, { baseIn, exactOut: isOut, amount });
    return {
      kind: 'quoted',
      plan,
      amount,
      bound: isOut ? mostIn(plan, slippage) : leastOut(plan, slippage),
      impact: priceImpact(market, state, plan),
      shortfall: shortfallWords(plan, amount, isOut, given),
    };
  } catch (error) {
    if (isExchangeError(error, 'NotFilled')) {
      const words = mostWords(error.args.done, isOut, given);
      return { kind: 'refused', words, error: null };
    }
    if (!(error instanceof ExchangeError)) throw error;
    return { kind: 'refused', words: error.message, error };
  }
}

/** The least output accepted, rounded down. */
export function leastOut({ amountOut }: { amountOut: bigint }, slippage: number): bigint {
  return (amountOut * BigInt(10_000 - slippage)) / 10_000n;
}

/** The greatest input accepted, rounded up. */
export function mostIn({ amountIn }: { amountIn: bigint }, slippage: number): bigint {
  return (amountIn * BigInt(10_000 + slippage) + 9_999n) / 10_000n;
}

function shortfallWords(
  plan: WalkPlan,
  amount: bigint,
  isOut: boolean,
  given: { symbol: string; decimals: number },
): string | null {
  const done = isOut ? plan.amountOut : plan.amountIn;
  if (plan.stop === 'filled' || done >= amount) return null;
  return mostWords(done, isOut, given);
}

function mostWords(
  most: bigint,
  isOut: boolean,
  { symbol, decimals }: { symbol: string; decimals: number },
): string {
  const amount = formatAmount(most, decimals);
  return `Pool and book together can ${isOut ? 'give' : 'take'} ${amount} ${symbol} only.`;
}
