import type { GuardPrices } from './LendingEngineSide.ts';

/**
 * What the guard of two feeds says while the venue's record is silent (IPriceGuard): for liquidation the higher of the
 * two, for new debt the lower where they are within 3 %. With a feed that has no price, neither: then 1.15 times the
 * highest that is known, the guard's own record `start` within it. Actions are drawn by it; a comparison asks the guards.
 */
function guardPrice([one, two]: readonly [bigint, bigint], start: bigint): [bigint, bigint] {
  const [low, high] = one < two ? [one, two] : [two, one];
  if (low === 0n) return [0n, ((high > start ? high : start) * 115n) / 100n];
  return [high * 100n <= low * 103n ? low : 0n, high];
}

/** The same of all collaterals. */
export function pairPrices(
  feeds: readonly (readonly [bigint, bigint])[],
  startPrices: readonly bigint[],
): GuardPrices {
  const said = feeds.map((pair, index) => guardPrice(pair, startPrices[index] ?? 0n));
  return {
    forDebt: said.map(([price]) => price),
    forLiquidation: said.map(([, price]) => price),
  };
}
