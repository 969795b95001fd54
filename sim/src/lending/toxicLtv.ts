/**
 * The liquidation LTV above which a liquidation makes the position worse, where the collateral is sold into the pool
 * whose price marks it: 1/((1 + i)·(1 + 2c/y)), c of collateral against y of it in the pool (arXiv 2510.10171,
 * yardstick 8). With nothing to sell it is 1/(1 + i), the frontier of arXiv 2212.07306 (yardstick 7).
 *
 * @param incentive the factor 1 + i. @param share c/y
 */
export function toxicLtv(incentive: number, share: number): number {
  return 1 / (incentive * (1 + 2 * share));
}
