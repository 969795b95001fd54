/** The figures by which a position with one collateral is watched. */
export interface Watched {
  /** Debt shares, collateral and its liquidation LTV, in units. */
  shares: number;
  weight: number;
}

/** Rounding of the figures that a watch compares; far above that of a float, far below any move of a price. */
const SLACK = 1e-9;

/**
 * Says without looking at every position whether one could be unhealthy. Debts grow by one factor, the worth of a share,
 * and worths by one price: so the position with the highest shares / (collateral · LTV) goes first, at whatever price.
 * Only for markets with one collateral.
 */
export class HealthWatch {
  #worst = 0;
  #isStale = true;

  /** Positions changed. */
  changed(): void {
    this.#isStale = true;
  }

  /** @param shareWorth units of debt a share. @param price loan units a collateral unit. */
  couldFind(positions: Iterable<Watched>, shareWorth: number, price: number): boolean {
    if (this.#isStale) {
      this.#worst = 0;
      for (const { shares, weight } of positions) {
        if (shares > 0) this.#worst = Math.max(this.#worst, shares / weight);
      }
      this.#isStale = false;
    }
    return price < this.#worst * shareWorth * (1 + SLACK);
  }
}
