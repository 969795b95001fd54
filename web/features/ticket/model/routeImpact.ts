import type { MarketState, WalkPlan } from '@weir/contracts';
import type { ListedMarket } from '#features/deployment';
import { priceImpact } from '#features/market';

/**
 * How much worse than the middles of its markets a route's price is, in percent; null where a market has no middle.
 * Over one market that market's own figure; over more what is lost of the value on the way: 1 - (1 - a)(1 - b)…, each
 * market's loss seen from its input.
 */
export function routeImpact(
  hops: readonly { market: ListedMarket; state: MarketState; plan: WalkPlan }[],
): number | null {
  const impacts = hops.map(({ market, state, plan }) => priceImpact(market, state, plan));
  if (impacts.length === 1) return impacts[0] ?? null;
  let kept = 1;
  for (const [at, impact] of impacts.entries()) {
    if (impact === null) return null;
    // A purchase that costs a part more brings that much less of what is paid.
    kept *= hops[at]?.plan.baseIn ? 1 - impact / 100 : 1 / (1 + impact / 100);
  }
  return (1 - kept) * 100;
}
