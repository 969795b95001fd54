import type { Engine } from '../engine/Engine.ts';
import type { Market } from '../engine/Market.ts';
import type { Lending, Prices } from './Lending.ts';
import { LendingDesk } from './LendingDesk.ts';
import type { LiquidationEvent } from './LiquidationEvent.ts';
import type { Marks } from './Marks.ts';

/**
 * A lending market in the loop: loans marked block by block, liquidated into the engine's own pool and book. It keeps
 * what accounts got for a second collateral, which is sold outside.
 */
export class LoanMarket {
  /** Called after each liquidation and the sale that belongs to it. The event is new each time. */
  onLiquidation: (event: LiquidationEvent) => void = () => {};
  /** Of the second collateral; NaN where there is none. */
  secondPrice: number;
  readonly #outsideSales = new Map<string, number>();
  readonly #unhealthy: number[] = [];

  /**
   * @param second says the second collateral's outside price at this block; NaN where there is none
   * @param sellCost what a sale of it costs, a fraction
   */
  constructor(
    readonly lending: Lending,
    readonly marks: Marks,
    readonly engine: Engine,
    readonly second: () => number,
    readonly sellCost: number,
  ) {
    this.secondPrice = second();
  }

  /** A block begins: its feeds were updated, nobody has acted. Interest accrues, loans are marked. */
  beginBlock(time: number): void {
    this.secondPrice = this.second();
    this.marks.beginBlock(time, this.secondPrice);
    this.lending.accrue(time);
  }

  /** The market through an account, which trades on `market`. */
  desk(account: string, market: Market): LendingDesk {
    return new LendingDesk(this, account, market);
  }

  /** Positions that can be liquidated at the marks of now, by number; the same array each time. */
  unhealthy(): readonly number[] {
    this.lending.findUnhealthy(this.marks.liquidation(), this.#unhealthy);
    return this.#unhealthy;
  }

  /** Sells the second collateral outside for an account; returns the quote tokens it brings. */
  sellOutside(account: string, amount: number): number {
    const proceeds = this.outsideProceeds(amount);
    this.#outsideSales.set(account, (this.#outsideSales.get(account) ?? 0) + proceeds);
    return proceeds;
  }

  /** What such a sale would bring. */
  outsideProceeds(amount: number): number {
    return amount > 0 ? amount * this.secondPrice * (1 - this.sellCost) : 0;
  }

  /**
   * What an account has here in the market's tokens: what it got less what it gave, its supply, and its positions. A
   * second collateral counts once it is sold: agents pledge none.
   */
  holdingOf(account: string): { base: number; quote: number } {
    const { lending } = this;
    const { loan, collaterals } = lending.flowOf(account);
    let base = collaterals[0] ?? 0;
    let quote = loan + (this.#outsideSales.get(account) ?? 0) + lending.suppliedBy(account);
    for (let position = 0; position < lending.size; position++) {
      if (lending.ownerOf(position) !== account) continue;
      base += lending.collateralOf(position, 0);
      quote -= lending.debtOf(position);
    }
    return { base, quote };
  }

  /** The debts that exceed their collaterals' worth, by how much, at outside prices. */
  shortfall(price: number): number {
    const { lending } = this;
    const prices: Prices = [price, this.secondPrice];
    let missing = 0;
    for (let position = 0; position < lending.size; position++) {
      const worth = lending.terms.collaterals.reduce(
        (sum, _, index) => sum + lending.collateralOf(position, index) * (prices[index] as number),
        0,
      );
      missing += Math.max(0, lending.debtOf(position) - worth);
    }
    return missing;
  }
}
