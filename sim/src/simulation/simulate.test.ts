import { describe, expect, it } from 'vitest';
import type { Agent } from '../agents/Agent.ts';
import { conditionsSchema } from '../conditions/schema.ts';
import { openWorld } from '../conditions/World.ts';
import type { Metric } from '../metrics/Metric.ts';
import { Random } from '../random/Random.ts';
import { emptyExactEngine } from '../verify/emptyExactMarket.ts';
import { AgentRefused, PathUnusable, simulate } from './simulate.ts';

function run(
  agents: Record<string, Agent>,
  metrics: Metric[],
  conditions: object = {},
  prices = [2000, 2010, 1990],
  own: { latency?: number; priorityFee?: number } = {},
) {
  const engine = emptyExactEngine({ poolFee: 3000 });
  engine.deposit('provider', { base: '1000', quote: '2000000' });
  let index = 0;
  const path = {
    get time() {
      return 100 + index * 10;
    },
    get price() {
      return prices[index] as number;
    },
    advance: () => index + 1 < prices.length && ++index > 0,
  };
  const participants = Object.entries(agents).map(([name, agent]) => ({
    name,
    agent,
    random: Random.of(1, name),
    latency: 0,
    priorityFee: 0,
    ...own,
  }));
  const seats = participants.map((seat) => ({ ...seat, foresight: seat.agent.foresight ?? 0 }));
  const world = openWorld(path, conditionsSchema.parse(conditions), seats, 1);
  return simulate({ world, engine, participants, metrics });
}

describe('simulate', () => {
  it('lets agents act in order at each point, then the metrics look', async () => {
    const log: string[] = [];
    const agent = (name: string): Agent => ({
      act: ({ step, time, elapsed, price, market }) => {
        log.push(`${name} ${step} ${time} ${elapsed} ${price}`);
        if (name === 'b' && step === 1) market.swap('buy', 1000);
      },
    });
    const metric: Metric = {
      onTrade: (trade) => log.push(`trade of ${trade.account} at ${trade.price}: ${trade.poolFee}`),
      onPoint: ({ step, quote }) => log.push(`point ${step} ${quote}`),
    };
    await run({ a: agent('a'), b: agent('b') }, [metric]);
    expect(log).toEqual([
      'a 0 100 0 2000',
      'b 0 100 0 2000',
      'point 0 2000000',
      'a 1 110 10 2010',
      'b 1 110 10 2010',
      'trade of b at 2010: 3',
      'point 1 2001000',
      'a 2 120 10 1990',
      'b 2 120 10 1990',
      'point 2 2001000',
    ]);
  });

  it('names the agent and the point where the exchange refuses a wish for its size', async () => {
    const greedy: Agent = { act: ({ step, market }) => step === 1 && market.swap('buy', 1e30) };
    await expect(run({ greedy }, [])).rejects.toThrow(AgentRefused);
    await expect(run({ greedy }, [])).rejects.toThrow('agent greedy, point 1: AmountTooLarge: ');
  });

  it('names the point where a price is none, and passes on what is a fault of the agent', async () => {
    await expect(run({}, [], {}, [2000, 0])).rejects.toThrow(PathUnusable);
    const broken: Agent = {
      act: () => {
        throw new TypeError('mine');
      },
    };
    await expect(run({ broken }, [])).rejects.toThrow(TypeError);
  });
});

describe('conditions', () => {
  const seen = (log: string[], extra: Partial<Agent> = {}): Agent => ({
    act: ({ step, price, priceAhead, feedPrice, gasPrice }) =>
      void log.push([step, price, priceAhead, feedPrice, gasPrice].join(' ')),
    ...extra,
  });
  const prices = [2000, 2010, 1990, 1980];

  it('show an agent the price of its latency ago, and of its foresight ahead', async () => {
    const log: string[] = [];
    await run({ late: seen(log, { foresight: 15 }) }, [], {}, prices, { latency: 10 });
    expect(log).toEqual([
      '0 2000 2010 2000 0',
      '1 2000 1990 2010 0',
      '2 2010 1980 1990 0',
      '3 1990 1980 1980 0',
    ]);
  });

  it('let the feed lag', async () => {
    const log: string[] = [];
    await run({ a: seen(log) }, [], { feed: { lag: 20 } }, prices);
    expect(log.map((line) => line.split(' ')[3])).toEqual(['2000', '2000', '2000', '2010']);
  });

  it('charge gas at the block price and the own fee, for what an agent did', async () => {
    const paid: [string, number, number][] = [];
    const metric: Metric = { onGas: (...charge) => void paid.push(charge) };
    const buyer: Agent = { act: ({ step, market }) => step === 1 && market.swap('buy', 1000) };
    const conditions = { gas: { kind: 'constant', gwei: 20 } };
    await run({ buyer, idle: seen([]) }, [metric], conditions, prices, { priorityFee: 5 });
    expect(paid).toHaveLength(1);
    expect(paid[0]?.[0]).toBe('buyer');
    // 25 gwei of a coin at 2010.
    expect(paid[0]?.[2]).toBeCloseTo((paid[0]?.[1] ?? 0) * 25e-9 * 2010, 12);
  });

  it('let agents act in the order of the block', async () => {
    const log: string[] = [];
    const agent = (name: string): Agent => ({ act: () => void log.push(name) });
    await run({ a: agent('a'), b: agent('b'), c: agent('c') }, [], { ordering: 'random' }, prices);
    const blocks = [0, 3, 6, 9].map((from) => log.slice(from, from + 3).join(''));
    for (const block of blocks) expect([...block].toSorted().join('')).toBe('abc');
    expect(new Set(blocks).size).toBeGreaterThan(1);
  });
});
