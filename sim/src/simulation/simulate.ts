import { setImmediate } from 'node:timers/promises';
import { ExchangeError } from '@weir/contracts/maths';
import type { Agent, Moment } from '../agents/Agent.ts';
import { MeteredMarket } from '../conditions/MeteredMarket.ts';
import type { PriceFeed } from '../conditions/PriceFeed.ts';
import type { World } from '../conditions/World.ts';
import { blankTrade, type Engine, type TakerTrade } from '../engine/Engine.ts';
import { InputError } from '../inputError.ts';
import type { LendingDesk } from '../lending/LendingDesk.ts';
import type { LoanMarket } from '../lending/LoanMarket.ts';
import type { Metric, Point, Trade } from '../metrics/Metric.ts';
import type { Random } from '../random/Random.ts';

/** An agent with its account and its random numbers. */
export interface Participant {
  name: string;
  agent: Agent;
  random: Random;
  /** Seconds by which it is behind the outside price. */
  latency: number;
  /** Gwei on top of the gas price. */
  priorityFee: number;
}

/** All that a simulation needs. The market is open and has its first liquidity. */
export interface Simulation {
  /** Opened for these participants. */
  world: World;
  engine: Engine;
  /** Loans that are liquidated into the engine; absent where there are none. */
  loans?: LoanMarket | undefined;
  participants: readonly Participant[];
  /** Told of trades as they happen, and of each block after everybody acted; in this order. */
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

/** Blocks between two turns of the event loop. */
const TURN = 1000;
/** A coin in gwei. */
const GWEI = 1e-9;

/**
 * Walks the outside price to its end. At each block every participant acts once, in order, and what it does is settled
 * at once; then the metrics look. Gives the event loop a turn now and then, so that a signal is heard.
 * Throws `PathUnusable` and `AgentRefused`.
 */
export async function simulate(simulation: Simulation): Promise<void> {
  const loop = new BlockLoop(simulation);
  while (loop.run(TURN)) await setImmediate();
}

interface Seat {
  participant: Participant;
  meter: MeteredMarket | null;
  desk: LendingDesk | null;
  moment: { -readonly [Field in keyof Moment]: Moment[Field] };
}

/** The loop itself, a thousand blocks at a time: objects are made once and written anew at each block. */
class BlockLoop {
  readonly #simulation: Simulation;
  readonly #seats: readonly Seat[];
  readonly #point: Point;
  readonly #trade: Trade;
  #before: number;

  constructor(simulation: Simulation) {
    this.#simulation = simulation;
    const { world, engine, participants, loans } = simulation;
    const { time, price } = world.outside;
    this.#before = time;
    this.#point = { step: 0, time, price, base: 0, quote: 0 };
    this.#trade = { ...blankTrade(), step: 0, time, price };
    this.#seats = participants.map((participant) => {
      const venue = engine.venue(participant.name);
      const meter = world.gas ? new MeteredMarket(venue) : null;
      const desk = loans?.desk(participant.name, meter ?? venue) ?? null;
      const moment = {
        step: 0,
        time,
        elapsed: 0,
        price,
        priceAhead: price,
        feedPrice: price,
        gasPrice: 0,
        market: meter ?? venue,
        random: participant.random,
        ...(desk && { lending: desk }),
      };
      return { participant, meter, desk, moment };
    });
    engine.onTrade = (trade) => this.#tell(trade);
    if (loans) {
      loans.onLiquidation = (event) => {
        for (const metric of simulation.metrics) metric.onLiquidation?.(event, this.#point);
      };
    }
  }

  /** Runs up to so many blocks; false after the last one. */
  run(blocks: number): boolean {
    const { world, engine, metrics, loans } = this.#simulation;
    const { outside, feed, moreFeeds } = world;
    const point = this.#point;
    for (let block = 0; block < blocks; block++) {
      const { time, price } = outside;
      if (!(price > 0 && price < Number.POSITIVE_INFINITY)) {
        throw new PathUnusable(point.step, price);
      }
      point.time = time;
      point.price = price;
      feed.update(time, feed.lag === 0 ? price : outside.at(time - feed.lag));
      for (let more = 0; more < moreFeeds.length; more++) {
        const other = moreFeeds[more] as PriceFeed;
        other.update(time, other.lag === 0 ? price : outside.at(time - other.lag));
      }
      loans?.beginBlock(time);
      this.#letAct();
      point.base = engine.baseReserve;
      point.quote = engine.quoteReserve;
      for (let index = 0; index < metrics.length; index++) metrics[index]?.onPoint?.(point);
      this.#before = time;
      point.step++;
      if (!outside.advance()) return false;
    }
    return true;
  }

  #letAct(): void {
    const { outside, gas, feed, nextOrder } = this.#simulation.world;
    const { step, time, price } = this.#point;
    const coin = gas === null ? 0 : gas.coinPrice === 'base' ? price : gas.coinPrice;
    const gwei = gas === null ? 0 : gas.price.at(time, price);
    const order = nextOrder();
    for (let place = 0; place < order.length; place++) {
      const { participant, moment, meter, desk } = this.#seats[order[place] as number] as Seat;
      const { agent, latency, priorityFee } = participant;
      moment.step = step;
      moment.time = time;
      moment.elapsed = time - this.#before;
      moment.price = latency === 0 ? price : outside.at(time - latency);
      moment.priceAhead =
        agent.foresight === undefined ? moment.price : outside.at(time + agent.foresight);
      moment.feedPrice = feed.price;
      if (gas !== null) moment.gasPrice = (gwei + priorityFee) * GWEI * coin;
      try {
        agent.act(moment);
      } catch (error) {
        if (!(error instanceof ExchangeError)) throw error;
        throw new AgentRefused(participant.name, step, error);
      }
      if (meter === null) continue;
      const used = meter.takeGas() + (desk === null ? 0 : desk.takeGas());
      this.#charge(participant.name, used, moment.gasPrice);
    }
  }

  #charge(agent: string, gas: number, gasPrice: number): void {
    if (gas === 0) return;
    for (const metric of this.#simulation.metrics) metric.onGas?.(agent, gas, gas * gasPrice);
  }

  #tell(told: TakerTrade): void {
    const trade = this.#trade;
    trade.step = this.#point.step;
    trade.time = this.#point.time;
    trade.price = this.#point.price;
    trade.account = told.account;
    trade.side = told.side;
    trade.poolInput = told.poolInput;
    trade.poolOutput = told.poolOutput;
    trade.poolFee = told.poolFee;
    trade.bookInput = told.bookInput;
    trade.bookOutput = told.bookOutput;
    trade.bookFeeToPool = told.bookFeeToPool;
    for (const metric of this.#simulation.metrics) metric.onTrade?.(trade);
  }
}
