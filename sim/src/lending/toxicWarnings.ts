import type { Lending } from './Lending.ts';
import { toxicLtv } from './toxicLtv.ts';

/** A liquidation LTV above the one at which liquidations into the pool begin to feed on themselves. */
export interface ToxicWarning {
  collateral: string;
  liquidationLtv: number;
  /** The frontier, and what it is computed with: what is pledged over the pool's reserve. */
  toxicLtv: number;
  share: number;
  text: string;
}

/**
 * Compares the base's liquidation LTV with yardstick 8, for what is pledged of it at the start against the pool's base
 * reserve. A warning and no refusal: depth is what many scenarios vary, the book adds to it, and only marks by the pool
 * close the circle. What is toxic at any depth (yardstick 7) is refused when the scenario is read.
 */
export function toxicWarnings(lending: Lending, baseReserve: number): ToxicWarning[] {
  const [base] = lending.terms.collaterals;
  if (!base) return [];
  const share = lending.pledged(0) / baseReserve;
  const { name, liquidationLtv, maxIncentive } = base;
  const frontier = toxicLtv(maxIncentive, share);
  if (liquidationLtv <= frontier) return [];
  const text =
    `liquidationLtv ${liquidationLtv} of ${name} is above ${frontier.toFixed(4)}: where the pool's price marks the loans, ` +
    `selling the collateral, ${(share * 100).toFixed(2)} % of the pool's reserve, makes positions worse (arXiv 2510.10171)`;
  return [{ collateral: name, liquidationLtv, toxicLtv: frontier, share, text }];
}
