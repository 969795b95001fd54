import {
  filledLots,
  type Level,
  type LevelFills,
  LevelQueue,
  type QueuePlace,
} from '@weir/contracts';
import { and, asc, eq, gt } from 'drizzle-orm';
import { cancellations, type levels, orders } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';
import type { Sql } from '../store/openStore.ts';

/** One tick of one side of one market's book. */
export type LevelKey = Pick<Row<typeof levels>, 'market' | 'isAsk' | 'tick'>;

/** What one order gave to a taker. */
export interface Fill {
  owner: string;
  lots: bigint;
}

/**
 * Whose orders rest at each level, in the order of its queue, so that a trade's makers are known without a query. A
 * level is read from the store once, where it is first touched, and dropped where it empties: what is held in memory
 * is what rests. Whoever changes a level asks for its queue before, because what is not flushed yet is not read.
 *
 * Claims are not followed: they move an order's start up by the lots that they take off its size, so that what a
 * trade fills of it is the same number without them.
 */
export class RestingOrders {
  readonly #queues = new Map<string, OwnedQueue>();

  /** The queue of a level that stands as `level`. */
  async queueAt(tx: Sql, key: LevelKey, level: Level): Promise<OwnedQueue> {
    const id = idOf(key);
    let queue = this.#queues.get(id);
    if (!queue) {
      queue = level.nextIndex > 0 ? await readQueue(tx, key, level) : new OwnedQueue(level, [], []);
      this.#queues.set(id, queue);
    }
    return queue;
  }

  /** To be called where a level emptied: its next order begins another queue. */
  drop(key: LevelKey): void {
    this.#queues.delete(idOf(key));
  }

  forget(): void {
    this.#queues.clear();
  }
}

interface OwnedOrder {
  owner: string;
  place: QueuePlace;
}

/** The orders of one level's present generation that may still be filled. */
class OwnedQueue {
  readonly #cancelled: LevelQueue;
  /** By index. Those before `#head` are filled or gone. */
  #orders: OwnedOrder[];
  #head = 0;

  constructor(level: Level, queued: OwnedOrder[], cancelled: (readonly [number, bigint])[]) {
    this.#cancelled = new LevelQueue(level, cancelled);
    this.#orders = queued;
  }

  place(owner: string, place: QueuePlace): void {
    this.#orders.push({ owner, place });
  }

  /** Lots were taken off an order: its place and its level after, and whether others rest behind it. */
  reduce(place: QueuePlace, level: Level, lots: bigint, inQueue: boolean): void {
    this.#cancelled.onReduced(level, place.index, lots, inQueue);
    const order = this.#find(place.index);
    if (order) order.place = place;
  }

  /** What each order gives where its level goes from `before` to `after`; the next generation takes all. */
  fill(before: LevelFills, after: LevelFills): Fill[] {
    const fills: Fill[] = [];
    for (; this.#head < this.#orders.length; this.#head++) {
      const { owner, place } = this.#orders[this.#head] as OwnedOrder;
      const cancelled = this.#cancelled.cancelledBefore(place.index);
      const filled = filledLots(place, after, cancelled);
      const lots = filled - filledLots(place, before, cancelled);
      if (lots > 0n) fills.push({ owner, lots });
      if (filled < place.size) break;
    }
    this.#dropFilled();
    return fills;
  }

  /** Half of the list at a time, so that an order is moved once at most. */
  #dropFilled(): void {
    if (this.#head < 64 || this.#head * 2 < this.#orders.length) return;
    this.#orders = this.#orders.slice(this.#head);
    this.#head = 0;
  }

  #find(index: number): OwnedOrder | undefined {
    let low = 0;
    let high = this.#orders.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#orders[middle] as OwnedOrder).place.index < index) low = middle + 1;
      else high = middle;
    }
    const found = this.#orders[low];
    return found?.place.index === index ? found : undefined;
  }
}

async function readQueue(tx: Sql, key: LevelKey, level: Level): Promise<OwnedQueue> {
  const ofGeneration = (table: typeof orders | typeof cancellations) =>
    and(
      eq(table.market, key.market),
      eq(table.isAsk, key.isAsk),
      eq(table.tick, key.tick),
      eq(table.generation, level.generation),
    );
  const { index, owner, start, size } = orders;
  const rows = await tx
    .select({ index, owner, start, size })
    .from(orders)
    .where(and(ofGeneration(orders), gt(size, 0n)))
    .orderBy(asc(index));
  const cancelled = await tx
    .select({ index: cancellations.index, lots: cancellations.lots })
    .from(cancellations)
    .where(ofGeneration(cancellations));
  const { generation } = level;
  return new OwnedQueue(
    level,
    rows.map(({ owner: by, ...place }) => ({ owner: by, place: { ...place, generation } })),
    cancelled.map(({ index: at, lots }) => [at, lots] as const),
  );
}

function idOf({ market, isAsk, tick }: LevelKey): string {
  return `${market} ${isAsk} ${tick}`;
}
