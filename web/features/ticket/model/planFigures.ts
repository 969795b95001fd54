import { partUp, type WalkPlan } from '@weir/contracts';
import type { ListedMarket } from '#features/deployment';

/** What a walk costs in fees of the pool and of the book, in units of the input, each rounded up. */
export function planFees({ terms }: ListedMarket, plan: WalkPlan): { pool: bigint; book: bigint } {
  return { pool: partUp(plan.poolIn, terms.poolFee), book: plan.bookFee };
}

/** What a walk costs in fees of pool and book together, in units of the input. */
export function planFee(market: ListedMarket, plan: WalkPlan): bigint {
  const { pool, book } = planFees(market, plan);
  return pool + book;
}

/** The worst average price that a swap's bound accepts, whole quote per base: for drawing only. */
export function limitPrice(
  { base, quote }: ListedMarket,
  plan: WalkPlan,
  exact: 'in' | 'out',
  bound: bigint,
): number | null {
  const paid = exact === 'in' ? plan.amountIn : bound;
  const got = exact === 'in' ? bound : plan.amountOut;
  const [baseUnits, quoteUnits] = plan.baseIn ? [paid, got] : [got, paid];
  if (baseUnits === 0n) return null;
  return Number(quoteUnits) / 10 ** quote.decimals / (Number(baseUnits) / 10 ** base.decimals);
}
