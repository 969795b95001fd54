import type { Amounts } from '../engine/Holding.ts';
import type { Fill, Market, OrderWish, Side } from '../engine/Market.ts';
import { gasOf } from './gasOf.ts';

/** A market that counts the gas of what one account does there. Questions are free; so is what the exchange refuses. */
export class MeteredMarket implements Market {
  /** Since it was last taken. */
  #gas = 0;
  readonly #market: Market;

  constructor(market: Market) {
    this.#market = market;
  }

  /** The gas used since the last call. */
  takeGas(): number {
    const gas = this.#gas;
    this.#gas = 0;
    return gas;
  }

  poolPrice(): number {
    return this.#market.poolPrice();
  }

  bestBid(): number | null {
    return this.#market.bestBid();
  }

  bestAsk(): number | null {
    return this.#market.bestAsk();
  }

  inputWithin(side: Side, price: number): number {
    return this.#market.inputWithin(side, price);
  }

  quote(side: Side, input: number): Fill | null {
    return this.#market.quote(side, input);
  }

  liquidity(): Amounts {
    return this.#market.liquidity();
  }

  position(): Amounts {
    return this.#market.position();
  }

  swap(side: Side, input: number, limit?: number): Fill | null {
    return this.#paid(this.#market.swap(side, input, limit), gasOf.swap);
  }

  place(wish: OrderWish): number | null {
    const before = this.#market.position();
    const order = this.#market.place(wish);
    if (order !== null) this.#gas += gasOf.place;
    // An order of which nothing rests was a swap, if it was anything.
    else if (this.#market.position().base !== before.base) this.#gas += gasOf.swap;
    return order;
  }

  cancel(order: number): void {
    this.#gas += gasOf.cancel;
    this.#market.cancel(order);
  }

  claim(order: number): void {
    this.#gas += gasOf.claim;
    this.#market.claim(order);
  }

  addLiquidity(most: Amounts): Amounts | null {
    return this.#paid(this.#market.addLiquidity(most), gasOf.add);
  }

  removeLiquidity(part: number): Amounts | null {
    return this.#paid(this.#market.removeLiquidity(part), gasOf.remove);
  }

  #paid<Answer>(answer: Answer, gas: number): Answer {
    if (answer !== null) this.#gas += gas;
    return answer;
  }
}
