import type { PricePath } from '../paths/PricePath.ts';
import { Random } from '../random/Random.ts';
import { blockOrder } from './blockOrder.ts';
import { constantGas, type GasPrice, gasWithMoves, spikingGas } from './GasPrice.ts';
import {
  BlockPrice,
  type Horizon,
  type NextBlock,
  type OutsidePrice,
  PointPrice,
} from './OutsidePrice.ts';
import { PriceFeed } from './PriceFeed.ts';
import type { Conditions } from './schema.ts';

/** What agents meet besides the market: blocks with their prices, gas, a price feed, and an order to act in. */
export interface World {
  outside: OutsidePrice;
  /** Null where gas is free. */
  gas: { price: GasPrice; coinPrice: number | 'base' } | null;
  feed: PriceFeed;
  /** Further feeds of the same price, for what asks several. */
  moreFeeds: readonly PriceFeed[];
  /** The seats in the order in which they act at a block; see `blockOrder`. */
  nextOrder: () => Int32Array;
}

/** What a world depends on of those who act in it. */
export interface Seating {
  latency: number;
  foresight: number;
  priorityFee: number;
}

/** The world of a path under conditions. Everything by chance has a stream of its own of `seed`. */
export function openWorld(
  path: PricePath,
  conditions: Conditions,
  seats: readonly Seating[],
  seed: number | string,
): World {
  const { feed, moreFeeds, ordering } = conditions;
  const most = (figure: keyof Seating) => Math.max(0, ...seats.map((seat) => seat[figure]));
  const horizon: Horizon = {
    latency: Math.max(feed.lag, ...moreFeeds.map(({ lag }) => lag), most('latency')),
    foresight: most('foresight'),
  };
  const nextBlock = openBlocks(conditions.blocks, path.time, Random.of(seed, 'blocks'));
  const isPlain = nextBlock === null && horizon.latency === 0 && horizon.foresight === 0;
  const outside = isPlain ? new PointPrice(path) : new BlockPrice(path, nextBlock, horizon);
  const fees = seats.map(({ priorityFee }) => priorityFee);
  return {
    outside,
    gas: openGas(conditions.gas, Random.of(seed, 'gas')),
    feed: new PriceFeed(feed, path.time, path.price),
    moreFeeds: moreFeeds.map((more) => new PriceFeed(more, path.time, path.price)),
    nextOrder: blockOrder(ordering, fees, Random.of(seed, 'ordering')),
  };
}

function openBlocks(
  { kind, parameters }: Conditions['blocks'],
  start: number,
  random: Random,
): NextBlock | null {
  if (kind === 'points') return null;
  const { seconds } = parameters;
  if (kind === 'poisson') return (time) => time + seconds * random.exponential();
  // By number, so that a million steps do not add up a rounding.
  let block = 0;
  return () => start + ++block * seconds;
}

function openGas({ kind, parameters }: Conditions['gas'], random: Random): World['gas'] {
  if (kind === 'none') return null;
  const { coinPrice } = parameters;
  if (kind === 'constant') return { price: constantGas(parameters.gwei), coinPrice };
  if (kind === 'spikes') return { price: spikingGas(parameters, random), coinPrice };
  return { price: gasWithMoves(parameters), coinPrice };
}
