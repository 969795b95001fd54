import type { PricePath } from '../paths/PricePath.ts';

/** What agents are up to with the outside price: how far back and ahead of a block somebody looks, in seconds. */
export interface Horizon {
  latency: number;
  foresight: number;
}

/** Says when the next block is, given the time of one; both in seconds. */
export type NextBlock = (time: number) => number;

/** The outside price at each block, and, within the horizon, before and after it. */
export interface OutsidePrice extends PricePath {
  /** The price at a time: that of the last point until then, of the first point before it. */
  at(time: number): number;
}

/** A block at each point of the path, and nobody who looks anywhere else. */
export class PointPrice implements OutsidePrice {
  readonly #path: PricePath;

  constructor(path: PricePath) {
    this.#path = path;
  }

  get time(): number {
    return this.#path.time;
  }

  get price(): number {
    return this.#path.price;
  }

  advance(): boolean {
    return this.#path.advance();
  }

  at(): number {
    return this.#path.price;
  }
}

/**
 * Blocks that come at times of their own, and a price that can be asked for within a horizon around them. The path's
 * points within it are kept in a ring. It ends with the last block that is not after the path's last point.
 */
export class BlockPrice implements OutsidePrice {
  time: number;
  readonly #path: PricePath;
  readonly #nextBlock: NextBlock | null;
  readonly #horizon: Horizon;
  /** The ring: its size a power of two, points `#first` to `#end` − 1, by number. */
  #times = new Float64Array(64);
  #prices = new Float64Array(64);
  #first = 0;
  #end = 0;
  #isAtEnd = false;

  /** @param nextBlock null for a block at each point */
  constructor(path: PricePath, nextBlock: NextBlock | null, horizon: Horizon) {
    this.#path = path;
    this.#nextBlock = nextBlock;
    this.#horizon = horizon;
    this.time = path.time;
    this.#keep();
    this.#readUntil(this.time + horizon.foresight);
  }

  get price(): number {
    return this.at(this.time);
  }

  advance(): boolean {
    const next = this.#nextBlock ? this.#nextBlock(this.time) : this.#nextPoint();
    this.#readUntil(next + this.#horizon.foresight);
    if (!(next <= this.#timeOf(this.#end - 1))) return false;
    this.time = next;
    const oldest = next - this.#horizon.latency;
    while (this.#first + 1 < this.#end && this.#timeOf(this.#first + 1) <= oldest) this.#first++;
    return true;
  }

  at(time: number): number {
    let low = this.#first;
    let high = this.#end - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#timeOf(middle) <= time) low = middle;
      else high = middle - 1;
    }
    return this.#prices[low & (this.#prices.length - 1)] as number;
  }

  /** The time of the first point after this block; infinite where there is none. */
  #nextPoint(): number {
    if (this.#timeOf(this.#end - 1) <= this.time) this.#read();
    for (let point = this.#first; point < this.#end; point++) {
      if (this.#timeOf(point) > this.time) return this.#timeOf(point);
    }
    return Number.POSITIVE_INFINITY;
  }

  /** Reads the path's points until one is at or after a time. */
  #readUntil(time: number): void {
    while (!this.#isAtEnd && this.#timeOf(this.#end - 1) < time) this.#read();
  }

  #read(): void {
    if (this.#isAtEnd) return;
    if (this.#path.advance()) this.#keep();
    else this.#isAtEnd = true;
  }

  #keep(): void {
    if (this.#end - this.#first === this.#times.length) this.#grow();
    const place = this.#end++ & (this.#times.length - 1);
    this.#times[place] = this.#path.time;
    this.#prices[place] = this.#path.price;
  }

  #timeOf(point: number): number {
    return this.#times[point & (this.#times.length - 1)] as number;
  }

  #grow(): void {
    const length = 2 * this.#times.length;
    const [times, prices] = [new Float64Array(length), new Float64Array(length)];
    for (let point = this.#first; point < this.#end; point++) {
      const from = point & (this.#times.length - 1);
      times[point & (length - 1)] = this.#times[from] as number;
      prices[point & (length - 1)] = this.#prices[from] as number;
    }
    this.#times = times;
    this.#prices = prices;
  }
}
