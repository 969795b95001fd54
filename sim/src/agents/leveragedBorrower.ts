import type { LendingDesk } from '../lending/LendingDesk.ts';
import { between, positive } from '../yaml/fields.ts';
import { type Agent, defineAgent, type Moment } from './Agent.ts';

interface Parameters {
  equity: number;
  targetLtv: number;
  releverBelow?: number | undefined;
  deleverAbove?: number | undefined;
  maxSlippage: number;
}

/**
 * Long the base with borrowed quote: buys base for its equity and what it will borrow, pledges it, and borrows up to
 * `targetLtv`. Where the LTV falls below `releverBelow` it borrows and buys back up to the target, and where it rises above
 * `deleverAbove` it takes out and sells collateral, and repays, as far as the borrow LTV lets it. It opens once.
 */
class LeveragedBorrower implements Agent {
  readonly #parameters: Parameters;
  #isOpen = false;

  constructor(parameters: Parameters) {
    this.#parameters = parameters;
  }

  act(moment: Moment): void {
    const { lending } = moment;
    if (!lending) return;
    const { equity, targetLtv, releverBelow = 0, deleverAbove = 1 } = this.#parameters;
    if (!this.#isOpen) {
      this.#lever(moment, lending, equity / (1 - targetLtv));
      return;
    }
    const worth = lending.collateral() * (lending.marks.liquidation[0] as number);
    const debt = lending.debt();
    if (!(worth > 0)) return;
    // A trade of x moves debt and worth alike: (debt + x)/(worth + x) = target.
    const trade = (targetLtv * worth - debt) / (1 - targetLtv);
    const ltv = debt / worth;
    if (ltv < releverBelow) this.#lever(moment, lending, trade);
    else if (debt > 0 && ltv > deleverAbove) this.#delever(moment, lending, -trade);
  }

  /** Buys for `spent` quote, pledges what that gives, and borrows up to the target. */
  #lever({ market, price }: Moment, lending: LendingDesk, spent: number): void {
    const { targetLtv, maxSlippage } = this.#parameters;
    const bought = market.swap('buy', spent, price * (1 + maxSlippage));
    if (bought === null) return;
    this.#isOpen = true;
    lending.addCollateral(bought.output);
    const mark = lending.marks.borrow[0] as number;
    lending.borrow(Math.max(0, lending.collateral() * mark * targetLtv - lending.debt()));
  }

  /** Takes collateral out for `worth` quote, sells it, and repays with what that brings. */
  #delever({ market, price }: Moment, lending: LendingDesk, worth: number): void {
    const taken = lending.removeCollateral(worth / price);
    if (!(taken > 0)) return;
    const sold = market.swap('sell', taken, price * (1 - this.#parameters.maxSlippage));
    if (sold !== null) lending.repay(sold.output);
    const kept = taken - (sold?.input ?? 0);
    if (kept > 0) lending.addCollateral(kept);
  }
}

export const leveragedBorrower = defineAgent({
  kind: 'borrower',
  about: 'holds the base with borrowed quote at a target LTV',
  needsLending: true,
  parameters: {
    /** What it brings of its own, in quote tokens. */
    equity: positive('equity in quote tokens'),
    /** Debt over the collateral's worth that it opens with: 0.6 is leverage of 2.5. */
    targetLtv: between('targetLtv', 0, 0.98),
    /** Below this LTV it borrows more; without, never. */
    releverBelow: between('releverBelow', 0, 0.98).optional(),
    /** Above this LTV it sells collateral and repays; without, never. */
    deleverAbove: between('deleverAbove', 0, 1).optional(),
    /** How much worse than the outside price it accepts, fees included. */
    maxSlippage: between('maxSlippage', 0, 0.99).default(0.02),
  },
  create: (parameters) => new LeveragedBorrower(parameters),
});
