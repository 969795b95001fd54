import { setImmediate } from 'node:timers/promises';
import { ExchangeError } from '@weir/contracts';
import type { Agent } from '../agents/Agent.ts';
import { InputError } from '../inputError.ts';
import type { Metric } from '../metrics/Metric.ts';
import type { PricePath } from '../paths/PricePath.ts';
import type { Random } from '../random/Random.ts';
import type { Engine } from './Engine.ts';

/** An agent with its account and its random numbers. */
interface Participant {
  name: string;
  agent: Agent;
  random: Random;
}

/** All that a simulation needs. The market is open and has its first liquidity. */
export interface Simulation {
  path: PricePath;
  engine: Engine;
  /** In the order in which they act at each point. */
  participants: readonly Participant[];
  /** Told of trades as they happen, and of each point after everybody acted; in this order. */
  metrics: readonly Metric[];
}

/** The path's price left the numbers that a price can be. */
export class PathUnusable extends InputError {
  constructor(step: number, price: number) {
    super(`path, point ${step}: expected a price above 0, found ${price}`);
  }
}

/** The exchange refuses what an agent asks for, and it is nothing that an agent gets null for: its parameters are off. */
export class AgentRefused extends InputError {
  constructor(agent: string, step: number, cause: ExchangeError) {
    super(`agent ${agent}, point ${step}: ${cause.name}: ${cause.message}`, { cause });
  }
}

/**
 * Walks the path to its end. At each point every participant acts once, in order, and what it does is settled at once;
 * then the metrics look. Gives the event loop a turn now and then, so that a signal is heard.
 * Throws `PathUnusable` and `AgentRefused`.
 */
export async function simulate(simulation: Simulation): Promise<void> {
  const { path, engine, metrics } = simulation;
  const seats = simulation.participants.map(({ name, agent, random }) => ({
    name,
    agent,
    moment: {
      step: 0,
      time: 0,
      elapsed: 0,
      price: path.price,
      market: engine.venue(name),
      random,
    },
  }));
  let step = 0;
  let before = path.time;
  engine.onTrade = (trade) => {
    const { time, price } = path;
    for (const metric of metrics) metric.onTrade?.({ ...trade, step, time, price });
  };
  do {
    const { time, price } = path;
    if (!(price > 0 && price < Number.POSITIVE_INFINITY)) throw new PathUnusable(step, price);
    for (const { name, agent, moment } of seats) {
      Object.assign(moment, { step, time, price, elapsed: time - before });
      try {
        agent.act(moment);
      } catch (error) {
        throw error instanceof ExchangeError ? new AgentRefused(name, step, error) : error;
      }
    }
    const { baseReserve: base, quoteReserve: quote } = engine;
    for (const metric of metrics) metric.onPoint?.({ step, time, price, base, quote });
    before = time;
    step++;
    if (step % 1000 === 0) await setImmediate();
  } while (path.advance());
}
