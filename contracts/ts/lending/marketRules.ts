import { WAD } from './fixedPoint.ts';

/**
 * The largest cap of a collateral, for `reserve` units of it in the venue's pool. Selling c units into a pool of y lowers
 * its price by 1 + 2c/y at first order, so liquidations at the LTV L and the incentive i stop healing where
 * L · i · (1 + 2c/y) passes 1 (arXiv 2510.10171): c = y · (1/(L · i) − 1)/2, rounded down. A market opens with half of it
 * unless its opener says otherwise.
 */
export function largestCap(reserve: bigint, liquidationLtv: bigint, incentive: bigint): bigint {
  const room = (WAD * WAD * WAD) / (liquidationLtv * incentive) - WAD;
  return (reserve * room) / (2n * WAD);
}
