import { describe, expect, it } from 'vitest';
import { HistoryPath } from '../paths/HistoryPath.ts';
import { Random } from '../random/Random.ts';
import { emptyExactEngine } from '../verify/emptyExactMarket.ts';
import { blockOrder } from './blockOrder.ts';
import { gasWithMoves, spikingGas } from './GasPrice.ts';
import { gasOf } from './gasOf.ts';
import { MeteredMarket } from './MeteredMarket.ts';
import { BlockPrice, type OutsidePrice } from './OutsidePrice.ts';
import { PriceFeed } from './PriceFeed.ts';
import { conditionsSchema } from './schema.ts';
import { openWorld, type Seating } from './World.ts';

/** Prices 100, 101, … every ten seconds from 1000 on. */
const path = (points = 50) =>
  new HistoryPath({
    times: Float64Array.from({ length: points }, (_, index) => 1000 + 10 * index),
    prices: Float64Array.from({ length: points }, (_, index) => 100 + index),
  });
const seat = (changes: Partial<Seating> = {}): Seating => ({
  latency: 0,
  foresight: 0,
  priorityFee: 0,
  ...changes,
});
const open = (conditions: object, seats = [seat()], seed = 1) =>
  openWorld(path(), conditionsSchema.parse(conditions), seats, seed);

function blocksOf(outside: OutsidePrice): [number, number][] {
  const blocks: [number, number][] = [];
  do blocks.push([outside.time, outside.price]);
  while (outside.advance());
  return blocks;
}

describe('the outside price', () => {
  it('has a block at each point by itself, and so it has where somebody looks back and ahead', () => {
    const plain = blocksOf(open({}).outside);
    expect(plain).toHaveLength(50);
    expect(blocksOf(open({}, [seat({ latency: 25, foresight: 35 })]).outside)).toEqual(plain);
  });

  it('has blocks of its own, with the price of the last point until then', () => {
    const blocks = blocksOf(open({ blocks: { kind: 'fixed', seconds: 12 } }).outside);
    expect(blocks.slice(0, 4)).toEqual([
      [1000, 100],
      [1012, 101],
      [1024, 102],
      [1036, 103],
    ]);
    // 1490 is the last point.
    expect(blocks.at(-1)).toEqual([1480, 148]);
    const fast = blocksOf(open({ blocks: { kind: 'fixed', seconds: 4 } }).outside);
    expect(fast.slice(0, 4).map(([, price]) => price)).toEqual([100, 100, 100, 101]);
  });

  it('has as many blocks as a Poisson process, and the same ones for a seed', () => {
    const conditions = conditionsSchema.parse({ blocks: { kind: 'poisson', seconds: 5 } });
    const times = (seed: number) =>
      blocksOf(openWorld(path(100_000), conditions, [seat()], seed).outside).map(([time]) => time);
    const first = times(1);
    // A Poisson count of 200,000: four standard errors.
    expect(Math.abs(first.length - 200_000)).toBeLessThan(4 * Math.sqrt(200_000));
    expect(times(1)).toEqual(first);
    expect(times(2)[1]).not.toBe(first[1]);
  });

  it('can be asked for any time within the horizon', () => {
    const outside = new BlockPrice(path(), null, { latency: 25, foresight: 35 });
    for (let block = 0; block < 20; block++) outside.advance();
    expect([outside.time, outside.price]).toEqual([1200, 120]);
    expect([-25, -20, -1, 0, 9.9, 10, 35].map((shift) => outside.at(1200 + shift))).toEqual([
      117, 118, 119, 120, 120, 121, 123,
    ]);
    while (outside.advance());
    expect(outside.at(outside.time + 35)).toBe(149);
  });
});

describe('the order in a block', () => {
  const random = () => Random.of(4, 'order');

  it('is as listed, or by fee with equal ones as listed', () => {
    expect([...blockOrder('listed', [1, 5, 3], random())()]).toEqual([0, 1, 2]);
    expect([...blockOrder('fee', [1, 5, 3, 5], random())()]).toEqual([1, 3, 2, 0]);
  });

  it('is each as often as any other where chance decides', () => {
    const next = blockOrder('random', [0, 0, 0], random());
    const counts = new Map<string, number>();
    for (let block = 0; block < 60_000; block++) {
      const order = next().join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    // A binomial count of 10,000 has a deviation of 91; four of them.
    for (const count of counts.values()) expect(Math.abs(count - 10_000)).toBeLessThan(365);
  });
});

describe('gas prices', () => {
  it('spike for the share of time asked for', () => {
    const parameters = { gwei: 2, spikeGwei: 90, calmSeconds: 900, spikeSeconds: 100 };
    const gas = spikingGas(parameters, Random.of(6, 'gas'));
    const blocks = 300_000;
    const seen = Array.from({ length: blocks }, (_, block) => gas.at(12 * block, 2000));
    const busy = seen.filter((price) => price === 90).length;
    expect([...new Set(seen)].toSorted()).toEqual([2, 90]);
    // 3600 cycles: the share has a standard error of about 0.1·0.9·√(2/3600).
    expect(Math.abs(busy / blocks - 0.1)).toBeLessThan(4 * 0.09 * Math.sqrt(2 / 3600));
  });

  it('rise with what the price did, fade, and are bounded', () => {
    const parameters = { gwei: 10, sensitivity: 50, memorySeconds: 60, mostGwei: 100 };
    const gas = gasWithMoves(parameters);
    expect(gas.at(0, 2000)).toBe(10);
    expect(gas.at(12, 2020)).toBeCloseTo(10 * Math.exp(50 * Math.log(1.01)), 9);
    expect(gas.at(72, 2020)).toBeCloseTo(10 * Math.exp((50 * Math.log(1.01)) / Math.E), 9);
    expect(gas.at(84, 1500)).toBe(100);
    expect(gas.at(84 + 6000, 1500)).toBeCloseTo(10, 9);
  });
});

describe('PriceFeed', () => {
  const plain = { heartbeat: 0, deviation: 0, lag: 0, lieFactor: 1 };

  it('follows at once where nothing holds it', () => {
    const feed = new PriceFeed(plain, 0, 100);
    feed.update(12, 100.01);
    expect([feed.price, feed.updatedAt]).toEqual([100.01, 12]);
  });

  it('writes on its heartbeat and on a deviation only', () => {
    const feed = new PriceFeed({ ...plain, heartbeat: 3600, deviation: 0.005 }, 0, 100);
    feed.update(12, 100.4);
    expect([feed.price, feed.updatedAt]).toEqual([100, 0]);
    feed.update(24, 100.6);
    expect([feed.price, feed.updatedAt]).toEqual([100.6, 24]);
    feed.update(3623, 100.7);
    expect(feed.updatedAt).toBe(24);
    feed.update(3624, 100.7);
    expect([feed.price, feed.updatedAt]).toEqual([100.7, 3624]);
  });

  it('is stuck while it is stuck, and lies from its time on; times count from the start', () => {
    const faults = { stuckFrom: 100, stuckUntil: 200, lieFrom: 300, lieFactor: 0.5 };
    const feed = new PriceFeed({ ...plain, ...faults }, 1000, 100);
    const answers = [1099, 1100, 1199, 1200, 1299, 1300].map((time) => {
      feed.update(time, time);
      return feed.price;
    });
    expect(answers).toEqual([1099, 1099, 1099, 1200, 1299, 650]);
  });
});

describe('MeteredMarket', () => {
  it('counts gas of what happened, and none of questions and refusals', () => {
    const engine = emptyExactEngine({ poolFee: 3000 });
    engine.deposit('provider', { base: '1000', quote: '2000000' });
    const market = new MeteredMarket(engine.venue('agent'));
    market.quote('buy', 100);
    market.inputWithin('buy', 2100);
    market.swap('buy', 0);
    market.place({ side: 'buy', size: 1, price: 2100, timeInForce: 'postOnly' });
    market.removeLiquidity(1);
    expect(market.takeGas()).toBe(0);
    market.swap('buy', 1000);
    const order = market.place({ side: 'buy', size: 1, price: 1900, timeInForce: 'postOnly' });
    expect(market.takeGas()).toBe(gasOf.swap + gasOf.place);
    market.place({ side: 'buy', size: 1, price: 2100, timeInForce: 'ioc' });
    market.claim(order ?? -1);
    market.cancel(order ?? -1);
    market.addLiquidity({ base: 1, quote: 2000 });
    market.removeLiquidity(0.5);
    const { swap, claim, cancel, add, remove } = gasOf;
    expect(market.takeGas()).toBe(swap + claim + cancel + add + remove);
    expect(market.takeGas()).toBe(0);
  });
});
