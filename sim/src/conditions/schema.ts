import { z } from 'zod';
import { between, byKind, oneOf, positive, section } from '../yaml/fields.ts';

const gwei = (name: string) => between(`${name}, gas price in gwei`, 0, 1e9);

/** What a coin of the chain costs, for gas: in quote tokens, or the outside price where the base is that coin. */
const coinPrice = z
  .union([z.literal('base'), positive('coinPrice in quote tokens')], {
    error: 'expected coinPrice, base or a number of quote tokens above 0',
  })
  .default('base');

const blocks = byKind({
  /** A block at each point of the path. */
  points: section({}),
  /** A block every so many seconds. */
  fixed: section({ seconds: positive('seconds') }),
  /** Exponential times between blocks, of that mean. */
  poisson: section({ seconds: positive('seconds') }),
}).prefault({ kind: 'points' });

const gas = byKind({
  none: section({}),
  constant: section({ gwei: gwei('gwei'), coinPrice }),
  /** Calm and busy times that take turns, exponentially long. */
  spikes: section({
    gwei: gwei('gwei'),
    spikeGwei: gwei('spikeGwei'),
    calmSeconds: positive('calmSeconds'),
    spikeSeconds: positive('spikeSeconds'),
    coinPrice,
  }),
  /** gwei · e^(sensitivity · moves of the price that are remembered). */
  moves: section({
    gwei: gwei('gwei'),
    sensitivity: between('sensitivity', 0, 10_000),
    memorySeconds: positive('memorySeconds'),
    mostGwei: gwei('mostGwei').default(10_000),
    coinPrice,
  }),
}).prefault({ kind: 'none' });

const feed = section({
  /** The feed writes at least this often; 0 at each block. */
  heartbeat: between('heartbeat in seconds', 0, 1e9).default(0),
  /** It also writes where the price is further than this from its answer: 0.005 is 0.5 %. */
  deviation: between('deviation', 0, 10).default(0),
  /** It sees the outside price of so many seconds ago. */
  lag: between('lag in seconds', 0, 1e9).default(0),
  /** It writes nothing from here until there, in seconds from the start. */
  stuckFrom: between('stuckFrom in seconds', 0, 1e12).optional(),
  stuckUntil: between('stuckUntil in seconds', 0, 1e12).optional(),
  /** From here on it writes the price times lieFactor. */
  lieFrom: between('lieFrom in seconds', 0, 1e12).optional(),
  lieFactor: positive('lieFactor').default(1),
});

/** What lies between path and agents. All of it is optional: by itself each point is a block, and gas is free. */
export const conditionsSchema = section({
  blocks,
  gas,
  /** Who acts first in a block. */
  ordering: oneOf(['listed', 'random', 'fee']).default('listed'),
  feed: feed.prefault({}),
  /** Further feeds, for a lending market whose guard asks several; agents see the first one. */
  moreFeeds: z.array(feed, { error: 'expected a list of feeds' }).default([]),
});

/** Conditions that were checked, defaults filled in. */
export type Conditions = z.output<typeof conditionsSchema>;

/** Fields of every agent, whatever its kind. */
export const agentConditions = {
  /** It sees the outside price of so many seconds ago. */
  latency: between('latency in seconds', 0, 1e6).default(0),
  /** What it pays on top of the gas price, in gwei; with ordering fee, the higher goes first. */
  priorityFee: gwei('priorityFee').default(0),
};
