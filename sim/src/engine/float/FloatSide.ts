import { growArray } from './growArray.ts';

/** A number for "no level" and "no order". */
export const NONE = -1;

/**
 * One side of a float book: its levels in order of price, each with the lots that rest there and the ends of its queue.
 * Levels lie in arrays by their number, which is used again once a level is empty; nothing is allocated but to grow.
 */
export class FloatSide {
  count = 0;
  /** By a level's number: its price in whole tokens, its lots, its first and its last order. */
  prices = new Float64Array(64);
  lots = new Float64Array(64);
  heads = new Int32Array(64);
  tails = new Int32Array(64);
  /** The better the price, the higher. */
  #keys = new Int32Array(64);
  /** Levels' numbers, the worst first: the best ones come and go at the end. After `count`, the free numbers. */
  #sorted = Int32Array.from({ length: 64 }, (_, index) => index);
  readonly #sign: 1 | -1;

  constructor(isAsk: boolean) {
    this.#sign = isAsk ? -1 : 1;
  }

  /** The level that is the `index`-th from the best, 0 ≤ index < count. */
  at(index: number): number {
    return this.#sorted[this.count - 1 - index] as number;
  }

  tickOf(level: number): number {
    return this.#sign * (this.#keys[level] as number);
  }

  /** The best tick; undefined where the side is empty. */
  bestTick(): number | undefined {
    return this.count === 0 ? undefined : this.tickOf(this.at(0));
  }

  /** The level of a tick, made where there is none. */
  open(tick: number, price: number): number {
    const key = this.#sign * tick;
    const place = this.#placeOf(key);
    if (place < this.count) {
      const there = this.#sorted[place] as number;
      if (this.#keys[there] === key) return there;
    }
    if (this.count === this.#sorted.length) this.#grow();
    const level = this.#sorted[this.count] as number;
    for (let index = this.count; index > place; index--) {
      this.#sorted[index] = this.#sorted[index - 1] as number;
    }
    this.#sorted[place] = level;
    this.count++;
    this.#keys[level] = key;
    this.prices[level] = price;
    this.lots[level] = 0;
    this.heads[level] = NONE;
    this.tails[level] = NONE;
    return level;
  }

  /** Takes an empty level away. */
  close(level: number): void {
    let place = this.#placeOf(this.#keys[level] as number);
    this.count--;
    for (; place < this.count; place++) {
      this.#sorted[place] = this.#sorted[place + 1] as number;
    }
    this.#sorted[this.count] = level;
  }

  /** How many levels are worse than a key. */
  #placeOf(key: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#keys[this.#sorted[middle] as number] as number) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #grow(): void {
    const length = this.#sorted.length;
    this.prices = growArray(this.prices);
    this.lots = growArray(this.lots);
    this.heads = growArray(this.heads);
    this.tails = growArray(this.tails);
    this.#keys = growArray(this.#keys);
    this.#sorted = growArray(this.#sorted);
    for (let level = length; level < 2 * length; level++) this.#sorted[level] = level;
  }
}
