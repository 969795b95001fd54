/**
 * The portfolio that loss versus rebalancing compares a pool with (arXiv 2208.06046): it starts with the pool's value,
 * always holds as much base as the pool, and trades at the outside price without cost. Its value moves by the base it
 * held times the price's change. Loss versus rebalancing is its value less the pool's.
 */
export class RebalancingPortfolio {
  value: number;
  #price: number;
  #base: number;

  /** Starts with a pool's reserves at an outside price. */
  constructor(price: number, base: number, quote: number) {
    this.value = base * price + quote;
    this.#price = price;
    this.#base = base;
  }

  /** A point later: the price moved, then the pool's base reserve became `base`. */
  follow(price: number, base: number): void {
    this.value += this.#base * (price - this.#price);
    this.#price = price;
    this.#base = base;
  }
}
