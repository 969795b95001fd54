/** Repeated liquidations with a fixed incentive, of a position whose collateral is sold into a market that marks it. */

/** A debt and what is pledged for it, in whole tokens; marked by the market's price. */
export interface MarkedPosition {
  debt: number;
  collateral: number;
}

/** Where seized collateral is sold, and what marks the rest: a sale may move the price. */
export interface MarkingMarket {
  price(): number;
  sell(collateral: number): void;
}

/** A market so deep that no sale moves it. */
export const endlessMarket: MarkingMarket = { price: () => 1, sell: () => {} };

/** Debt over the collateral's worth. */
export function ltvOf({ debt, collateral }: MarkedPosition, market: MarkingMarket): number {
  return debt / (collateral * market.price());
}

/** Repays a part of the debt, seizes its worth and the incentive at the price before, and sells that. */
export function liquidatePart(
  position: MarkedPosition,
  market: MarkingMarket,
  part: number,
  incentive: number,
): MarkedPosition {
  const repaid = position.debt * part;
  const seized = (repaid * (1 + incentive)) / market.price();
  market.sell(seized);
  return { debt: position.debt - repaid, collateral: position.collateral - seized };
}

/**
 * The LTV above which a liquidation raises the LTV, by bisection between 0.3 and 1 to 10^-7.
 *
 * @param openMarket makes the same market again for each trial. @param collateral in its base tokens.
 * @param part of the debt that one liquidation repays: small, for the frontier of the first step.
 */
export function toxicFrontier(
  openMarket: () => MarkingMarket,
  collateral: number,
  part: number,
  incentive: number,
): number {
  let low = 0.3;
  let high = 1;
  while (high - low > 1e-7) {
    const ltv = (low + high) / 2;
    const market = openMarket();
    const position = { debt: ltv * collateral * market.price(), collateral };
    const after = liquidatePart(position, market, part, incentive);
    if (ltvOf(after, market) > ltv) high = ltv;
    else low = ltv;
  }
  return (low + high) / 2;
}
