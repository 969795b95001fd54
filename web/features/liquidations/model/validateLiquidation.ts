import { type SendingFacts, sendingObstacle } from '#features/lending';
import { say } from '../words/english.ts';

interface LiquidationFacts extends SendingFacts {
  /** The position owes more than it may. */
  isDue: boolean;
  hasLiquidator: boolean;
  hasOffer: boolean;
  /** After gas, in loan units; null where gas cannot be put into the loan token. */
  profit: bigint | null;
}

/** Why a liquidation cannot be sent, or should not be; null where it can. */
export function validateLiquidation(facts: LiquidationFacts): string | null {
  const { isDue, hasLiquidator, hasOffer, profit } = facts;
  if (!isDue) return say.isHealthy;
  if (!hasLiquidator) return say.noContract;
  if (!hasOffer) return say.cannotSell;
  if (profit === null) return say.gasUnknown;
  if (profit <= 0n) return say.noProfit;
  return sendingObstacle(facts);
}
