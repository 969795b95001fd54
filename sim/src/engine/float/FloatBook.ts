import { FloatSide, NONE } from './FloatSide.ts';
import { growArray } from './growArray.ts';

/** Orders at a time. An order's number is its slot, and how often that was used times this. */
const SLOTS = 2 ** 22;

/**
 * A book in floats: lots are whole numbers, and each level's orders are a list, first in, first out. It knows no money:
 * the market pays what is filled when it is collected. Slots are used again, so memory stays with what rests.
 */
export class FloatBook {
  readonly bids = new FloatSide(false);
  readonly asks = new FloatSide(true);
  /** By slot: the account, its price in whole tokens, lots that rest, lots filled and not collected. */
  accounts = new Int32Array(64);
  prices = new Float64Array(64);
  resting = new Float64Array(64);
  filled = new Float64Array(64);
  /** 1 for an ask. */
  isAsk = new Uint8Array(64);
  /** Slots ever used. */
  count = 0;
  #levels = new Int32Array(64);
  #next = new Int32Array(64);
  #previous = new Int32Array(64);
  /** How often a slot was given away; its order's number says which time. */
  #uses = new Float64Array(64);
  #free: number = NONE;

  /** Queues an order; returns its number. */
  place(account: number, isAsk: boolean, tick: number, price: number, lots: number): number {
    const side = isAsk ? this.asks : this.bids;
    const level = side.open(tick, price);
    const slot = this.#takeSlot();
    const last = side.tails[level] as number;
    if (last === NONE) side.heads[level] = slot;
    else this.#next[last] = slot;
    side.tails[level] = slot;
    side.lots[level] = (side.lots[level] as number) + lots;
    this.accounts[slot] = account;
    this.isAsk[slot] = isAsk ? 1 : 0;
    this.prices[slot] = price;
    this.resting[slot] = lots;
    this.filled[slot] = 0;
    this.#levels[slot] = level;
    this.#next[slot] = NONE;
    this.#previous[slot] = last;
    return slot + SLOTS * (this.#uses[slot] as number);
  }

  /** The slot of an order; NONE where it is closed. Throws a RangeError where there never was one. */
  slotOf(order: number): number {
    const slot = order % SLOTS;
    const use = (order - slot) / SLOTS;
    if (!(slot >= 0 && slot < this.count && use <= (this.#uses[slot] as number))) {
      throw new RangeError(`No order ${order}.`);
    }
    return use === this.#uses[slot] && this.accounts[slot] !== NONE ? slot : NONE;
  }

  /** Takes lots from the best level of a side, the oldest orders first; at most what rests there. */
  fillBest(side: FloatSide, lots: number): void {
    const level = side.at(0);
    let left = lots;
    let slot = side.heads[level] as number;
    while (slot !== NONE && left >= (this.resting[slot] as number)) {
      const all = this.resting[slot] as number;
      left -= all;
      this.filled[slot] = (this.filled[slot] as number) + all;
      this.resting[slot] = 0;
      slot = this.#next[slot] as number;
    }
    if (slot === NONE) {
      side.close(level);
      return;
    }
    this.resting[slot] = (this.resting[slot] as number) - left;
    this.filled[slot] = (this.filled[slot] as number) + left;
    side.heads[level] = slot;
    this.#previous[slot] = NONE;
    side.lots[level] = (side.lots[level] as number) - lots;
  }

  /** Takes `lots` that rest off an order, all of them at most. */
  takeOff(slot: number, lots: number): void {
    const side = this.isAsk[slot] === 1 ? this.asks : this.bids;
    const level = this.#levels[slot] as number;
    this.resting[slot] = (this.resting[slot] as number) - lots;
    side.lots[level] = (side.lots[level] as number) - lots;
    if (this.resting[slot] !== 0) return;
    const before = this.#previous[slot] as number;
    const after = this.#next[slot] as number;
    if (before === NONE) side.heads[level] = after;
    else this.#next[before] = after;
    if (after === NONE) side.tails[level] = before;
    else this.#previous[after] = before;
    if (side.heads[level] === NONE) side.close(level);
  }

  /** Gives the slot of an order away that neither rests nor has fills. */
  release(slot: number): void {
    this.accounts[slot] = NONE;
    this.#next[slot] = this.#free;
    this.#free = slot;
  }

  #takeSlot(): number {
    if (this.#free !== NONE) {
      const slot = this.#free;
      this.#free = this.#next[slot] as number;
      this.#uses[slot] = (this.#uses[slot] as number) + 1;
      return slot;
    }
    if (this.count === SLOTS) throw new RangeError(`A float book holds ${SLOTS} orders at a time.`);
    if (this.count === this.resting.length) this.#grow();
    return this.count++;
  }

  #grow(): void {
    this.accounts = growArray(this.accounts);
    this.prices = growArray(this.prices);
    this.resting = growArray(this.resting);
    this.filled = growArray(this.filled);
    this.isAsk = growArray(this.isAsk);
    this.#levels = growArray(this.#levels);
    this.#next = growArray(this.#next);
    this.#previous = growArray(this.#previous);
    this.#uses = growArray(this.#uses);
  }
}
