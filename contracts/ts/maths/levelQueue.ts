/** The arithmetic of one price level's queue: how much of an order is filled, at any time, to the lot. */
import type { Level, Order } from '../types.ts';
import { liveLots } from '../words/level.ts';
import { least } from './least.ts';

/** The part of a level's word that decides fills. */
export type LevelFills = Pick<Level, 'filled' | 'cancelled' | 'generation'>;

/** The part of an order's word that decides its fill. */
export type QueuePlace = Pick<Order, 'start' | 'size' | 'index' | 'generation'>;

/**
 * Lots of an order that were filled and not yet claimed.
 * @param cancelledBefore lots cancelled in the level's present generation at indices below the order's.
 */
export function filledLots(order: QueuePlace, level: LevelFills, cancelledBefore: bigint): bigint {
  const { start, size } = order;
  // A passed generation was emptied: what was not cancelled was filled.
  if (size === 0n || level.generation !== order.generation) return size;
  if (level.filled >= start + size) return size;
  if (level.filled + level.cancelled <= start) return 0n;
  const ahead = start - cancelledBefore;
  if (level.filled <= ahead) return 0n;
  return least(level.filled - ahead, size);
}

/**
 * One level's queue. Two ways in: the exchange's own steps (`place`, `fill`, `reduce`), or its events (`onPlaced`,
 * `onFilled`, `onReduced`), which carry the state after them.
 */
export class LevelQueue {
  #level: Level = { placed: 0n, filled: 0n, cancelled: 0n, nextIndex: 0, generation: 0 };
  /** Fenwick tree over order indices, sparse: cancellations in the middle of a queue are few. */
  #cancelled = new Map<number, bigint>();

  /** Starts empty, or from a level's word and the lots cancelled by index in its present generation. */
  constructor(level?: Level, cancelledByIndex: Iterable<readonly [number, bigint]> = []) {
    if (level) this.#level = { ...level };
    for (const [index, lots] of cancelledByIndex) this.#addCancelled(index, lots);
  }

  /** The level's word. */
  get level(): Readonly<Level> {
    return this.#level;
  }

  /** Lots that rest here now. */
  get liveLots(): bigint {
    return liveLots(this.#level);
  }

  /** Lots cancelled in the present generation at indices below `index`. */
  cancelledBefore(index: number): bigint {
    let sum = 0n;
    for (let node = index; node > 0; node &= node - 1) sum += this.#cancelled.get(node) ?? 0n;
    return sum;
  }

  /** Lots of the order that were filled and not yet claimed. */
  filledLots(order: QueuePlace): bigint {
    return filledLots(order, this.#level, this.cancelledBefore(order.index));
  }

  /** Queues an order of `size` lots; returns its place. */
  place(size: bigint): QueuePlace {
    const { placed, nextIndex, generation } = this.#level;
    this.#level.placed += size;
    this.#level.nextIndex++;
    return { start: placed, size, index: nextIndex, generation };
  }

  /** Takes `lots` from the front, at most the live ones. */
  fill(lots: bigint): void {
    if (lots > this.liveLots)
      throw new RangeError(`${lots} lots of ${this.liveLots} cannot be taken.`);
    this.#level.filled += lots;
    this.#restartWhereEmpty();
  }

  /** Collects the order's fills: how many lots, and its place after. */
  claim<Place extends QueuePlace>(order: Place): { lots: bigint; order: Place } {
    const lots = this.filledLots(order);
    return { lots, order: { ...order, start: order.start + lots, size: order.size - lots } };
  }

  /**
   * Takes up to `lots` unfilled lots off an order, after claiming what was filled.
   * @returns the lots taken off, and the order's place after the claim and that.
   */
  reduce<Place extends QueuePlace>(order: Place, lots: bigint): { lots: bigint; order: Place } {
    const { order: claimed } = this.claim(order);
    const taken = lots < claimed.size ? lots : claimed.size;
    if (taken === 0n) return { lots: 0n, order: claimed };
    // Nothing rests behind it: its end is the end of all that was placed.
    const isLast = claimed.start + claimed.size === this.#level.placed;
    if (isLast) this.#level.placed -= taken;
    else {
      this.#level.cancelled += taken;
      this.#addCancelled(claimed.index, taken);
    }
    this.#restartWhereEmpty();
    return { lots: taken, order: { ...claimed, size: claimed.size - taken } };
  }

  /** From OrderPlaced: the order's word. An order of a later generation shows that the level was emptied. */
  onPlaced(order: QueuePlace): void {
    if (order.generation !== this.#level.generation) this.#restart(order.generation);
    this.#level.placed = order.start + order.size;
    this.#level.nextIndex = order.index + 1;
  }

  /** From Swapped: the last level's filled lots and generation; for a better level, `onExhausted`. */
  onFilled(filled: bigint, generation: number): void {
    if (generation === this.#level.generation) this.#level.filled = filled;
    else this.#restart(generation);
  }

  /** From Swapped, for each level better than the last one touched. */
  onExhausted(): void {
    this.#restart(this.#level.generation + 1);
  }

  /** From OrderReduced: the level's word after, the order's index, the lots, and whether they lay in the queue. */
  onReduced(level: Level, index: number, lots: bigint, inQueue: boolean): void {
    if (level.generation !== this.#level.generation) {
      this.#restart(level.generation);
      return;
    }
    this.#level = { ...level };
    if (inQueue) this.#addCancelled(index, lots);
  }

  #addCancelled(index: number, lots: bigint): void {
    for (let node = index + 1; node <= 1 << 24; node += node & -node) {
      this.#cancelled.set(node, (this.#cancelled.get(node) ?? 0n) + lots);
    }
  }

  #restartWhereEmpty(): void {
    if (this.liveLots === 0n) this.#restart(this.#level.generation + 1);
  }

  #restart(generation: number): void {
    this.#level = { placed: 0n, filled: 0n, cancelled: 0n, nextIndex: 0, generation };
    this.#cancelled.clear();
  }
}
