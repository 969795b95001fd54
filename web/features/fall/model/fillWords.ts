import type { WalkPlan } from '@weir/contracts';
import type { ListedMarket } from '#features/deployment';
import { formatAmount } from '#lib/formatAmount.ts';
import { say } from '../words/english.ts';

/** Who fills how much of the base amount: `Pool 0.5 WETH, book 1.2 WETH at 3 prices`. */
export function fillWords({ base }: ListedMarket, plan: WalkPlan): string {
  const pool = plan.baseIn ? plan.poolIn : plan.poolOut;
  const book = plan.baseIn ? plan.amountIn - plan.poolIn : plan.bookOut;
  const amount = (units: bigint) => `${formatAmount(units, base.decimals)} ${base.symbol}`;
  const parts = [
    ...(pool > 0n ? [say.poolPart(amount(pool))] : []),
    ...(plan.levels.length > 0 ? [say.bookPart(amount(book), plan.levels.length)] : []),
  ];
  const words = parts.join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
