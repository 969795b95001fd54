import { partUp, type WalkPlan } from '@weir/contracts';
import type { ListedMarket } from '#features/deployment';
import { formatAmount } from '#lib/formatAmount.ts';

/** What a walk costs in fees of pool and book, in units of the input, rounded up. */
export function planFee({ terms }: ListedMarket, plan: WalkPlan): bigint {
  return partUp(plan.poolIn, terms.poolFee) + plan.bookFee;
}

/** Who fills how much of the base amount: `Pool 0.5 WETH, book 1.2 WETH at 3 prices`. */
export function routeWords({ base }: ListedMarket, plan: WalkPlan): string {
  const pool = plan.baseIn ? plan.poolIn : plan.poolOut;
  const book = plan.baseIn ? plan.amountIn - plan.poolIn : plan.bookOut;
  const say = (units: bigint) => `${formatAmount(units, base.decimals)} ${base.symbol}`;
  const prices = plan.levels.length === 1 ? 'one price' : `${plan.levels.length} prices`;
  const parts = [
    ...(pool > 0n ? [`Pool ${say(pool)}`] : []),
    ...(plan.levels.length > 0 ? [`book ${say(book)} at ${prices}`] : []),
  ];
  const words = parts.join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
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
