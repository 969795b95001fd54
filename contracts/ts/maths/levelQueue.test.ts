import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Order } from '../types.ts';
import { least } from './least.ts';
import { filledLots, LevelQueue, type QueuePlace } from './levelQueue.ts';

type Step =
  | { do: 'place'; lots: bigint }
  | { do: 'fill'; part: number }
  | { do: 'exhaust' }
  | { do: 'reduce'; order: number; part: number }
  | { do: 'claim'; order: number };

const part = fc.integer({ min: 1, max: 100 });
const order = fc.nat(1000);
const arbitrarySteps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('place' as const), lots: lotsOf(1000) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('fill' as const), part }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('reduce' as const), order, part }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('claim' as const), order }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('exhaust' as const) }) },
  ),
  { maxLength: 120, size: 'max' },
);

function lotsOf(max: number): fc.Arbitrary<bigint> {
  return fc.integer({ min: 1, max }).map(BigInt);
}

/** The plain model: an array of orders, the oldest first. */
class NaiveQueue {
  orders: { unfilled: bigint; filled: bigint }[] = [];

  get live(): bigint {
    return this.orders.reduce((sum, { unfilled }) => sum + unfilled, 0n);
  }

  fill(lots: bigint): void {
    let left = lots;
    for (const order of this.orders) {
      const taken = least(order.unfilled, left);
      order.unfilled -= taken;
      order.filled += taken;
      left -= taken;
    }
  }
}

/** The same queue as its events tell it: what the indexer keeps. */
class Follower {
  queue = new LevelQueue();

  placed(place: QueuePlace): void {
    this.queue.onPlaced(place);
  }

  filled(queue: LevelQueue, wasExhaustedOnTheWay: boolean): void {
    if (wasExhaustedOnTheWay) this.queue.onExhausted();
    else this.queue.onFilled(queue.level.filled, queue.level.generation);
  }
}

/** Runs the steps on the queue, its follower and the plain model; compares after each. */
function runSteps(steps: readonly Step[]): void {
  const naive = new NaiveQueue();
  const queue = new LevelQueue();
  const follower = new Follower();
  const places: QueuePlace[] = [];
  const claimed: bigint[] = [];

  const pick = (order: number) => (places.length === 0 ? -1 : order % places.length);
  for (const step of steps) {
    if (step.do === 'place') {
      const place = queue.place(step.lots);
      follower.placed(place);
      places.push(place);
      claimed.push(0n);
      naive.orders.push({ unfilled: step.lots, filled: 0n });
    } else if (step.do === 'fill' || step.do === 'exhaust') {
      const live = naive.live;
      const lots = step.do === 'fill' ? (live * BigInt(step.part)) / 100n : live;
      if (lots > 0n) {
        queue.fill(lots);
        follower.filled(queue, step.do === 'exhaust');
        naive.fill(lots);
      }
    } else {
      const i = pick(step.order);
      const place = places[i];
      const model = naive.orders[i];
      if (!place || !model) continue;
      if (step.do === 'claim') {
        const { lots, order } = queue.claim(place);
        places[i] = order;
        claimed[i] = (claimed[i] ?? 0n) + lots;
      } else {
        const lots = (model.unfilled * BigInt(step.part)) / 100n;
        const before = queue.level.cancelled;
        const { lots: taken, order } = queue.reduce(place, lots);
        expect(taken).toBe(lots);
        claimed[i] = model.filled;
        places[i] = order;
        model.unfilled -= lots;
        if (lots > 0n) {
          const inQueue = queue.level.cancelled > before;
          follower.queue.onReduced(queue.level, order.index, lots, inQueue);
        }
      }
    }
    expect(queue.liveLots).toBe(naive.live);
    expect(follower.queue.level).toEqual(queue.level);
    const filled = naive.orders.map((order) => order.filled);
    const filledBy = (source: LevelQueue) =>
      places.map((place, i) => (claimed[i] ?? 0n) + source.filledLots(place));
    expect([filledBy(queue), filledBy(follower.queue)]).toEqual([filled, filled]);
  }
}

describe('LevelQueue', { timeout: 60_000 }, () => {
  test('fills each order as a first-in-first-out list does, told by steps or by events', () => {
    fc.assert(fc.property(arbitrarySteps, runSteps), { numRuns: 300 });
  });

  test('continues from a level word and the lots cancelled by index', () => {
    const queue = new LevelQueue();
    const orders = [5n, 7n, 9n, 4n].map((size) => queue.place(size));
    const [, second, third, fourth] = orders as [QueuePlace, QueuePlace, QueuePlace, QueuePlace];
    queue.reduce(second, 3n);
    queue.fill(12n);
    const restored = new LevelQueue(queue.level, [[1, 3n]]);
    expect(restored.cancelledBefore(1)).toBe(0n);
    expect(restored.cancelledBefore(2)).toBe(3n);
    expect(restored.filledLots(third)).toBe(3n);
    expect(restored.filledLots(fourth)).toBe(0n);
  });

  test('restarts where an order of a later generation shows that the level was emptied', () => {
    const queue = new LevelQueue();
    queue.reduce(queue.place(5n), 2n);
    queue.place(4n);
    queue.onPlaced({ start: 0n, size: 6n, index: 0, generation: 2 });
    const level = { placed: 6n, filled: 0n, cancelled: 0n, nextIndex: 1, generation: 2 };
    expect(queue.level).toEqual(level);
  });

  test('refuses to fill more than rests', () => {
    const queue = new LevelQueue();
    queue.place(3n);
    expect(() => queue.fill(4n)).toThrow(RangeError);
  });
});

describe('filledLots', () => {
  const word: Pick<Order, 'start' | 'size' | 'index' | 'generation'> = {
    start: 10n,
    size: 5n,
    index: 2,
    generation: 7,
  };

  test('is all of an order whose generation has passed', () => {
    expect(filledLots(word, { filled: 0n, cancelled: 0n, generation: 8 }, 0n)).toBe(5n);
  });

  test('counts lots cancelled ahead as room that moved up', () => {
    expect(filledLots(word, { filled: 8n, cancelled: 4n, generation: 7 }, 4n)).toBe(2n);
    expect(filledLots(word, { filled: 8n, cancelled: 4n, generation: 7 }, 0n)).toBe(0n);
  });
});
