import type { Lending } from './Lending.ts';
import { toxicLtv } from './toxicLtv.ts';

/** A liquidation LTV beside the one at which liquidations into the pool begin to feed on themselves. */
interface ToxicFrontier {
  collateral: string;
  liquidationLtv: number;
  /** The frontier, and what it is computed with: what is pledged over the pool's reserve. */
  toxicLtv: number;
  share: number;
}

/** A liquidation LTV above that frontier. */
export interface ToxicWarning extends ToxicFrontier {
  text: string;
}

/** Yardstick 8 for the base's liquidation LTV and what is pledged of it now, against the pool's base reserve. */
export function toxicFrontier(lending: Lending, baseReserve: number): ToxicFrontier {
  const [base] = lending.terms.collaterals;
  if (!base) throw new RangeError('A lending market has the base as a collateral.');
  const share = lending.pledged(0) / baseReserve;
  const { name: collateral, liquidationLtv, maxIncentive } = base;
  return { collateral, liquidationLtv, toxicLtv: toxicLtv(maxIncentive, share), share };
}

/**
 * Compares the base's liquidation LTV with yardstick 8, for what is pledged of it at the start against the pool's base
 * reserve. A warning and no refusal: depth is what many scenarios vary, the book adds to it, and only marks by the pool
 * close the circle. What is toxic at any depth (yardstick 7) is refused when the scenario is read.
 */
export function toxicWarnings(frontier: ToxicFrontier): ToxicWarning[] {
  const { collateral, liquidationLtv, toxicLtv, share } = frontier;
  if (liquidationLtv <= toxicLtv) return [];
  const text =
    `liquidationLtv ${liquidationLtv} of ${collateral} is above ${toxicLtv.toFixed(4)}: where the pool's price marks the loans, ` +
    `selling the collateral, ${(share * 100).toFixed(2)} % of the pool's reserve, makes positions worse (arXiv 2510.10171)`;
  return [{ ...frontier, text }];
}
