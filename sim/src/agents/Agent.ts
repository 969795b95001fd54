import type { z } from 'zod';
import type { Market } from '../engine/Market.ts';
import type { LendingDesk } from '../lending/LendingDesk.ts';
import type { Random } from '../random/Random.ts';
import { section } from '../yaml/fields.ts';

/** What an agent knows and can do at a moment. */
export interface Moment<Trades = Market> {
  /** Blocks so far: 0 at the first one. */
  readonly step: number;
  /** Seconds: since 1970 for history, since the start for a model. */
  readonly time: number;
  /** Seconds since the block before; 0 at the first one. */
  readonly elapsed: number;
  /** The outside price as the agent sees it, quote per base in whole tokens: of `latency` seconds ago. */
  readonly price: number;
  /** The outside price `foresight` seconds from now, for an agent that has some; else `price`. */
  readonly priceAhead: number;
  /** The price feed's answer: what lending marks by. */
  readonly feedPrice: number;
  /** What a unit of gas costs the agent, in quote tokens; see `gasOf` for what actions take. */
  readonly gasPrice: number;
  /** The market, through the agent's own account. */
  readonly market: Trades;
  /** The lending market, through the same account; absent where the scenario has none. */
  readonly lending?: LendingDesk;
  /** The agent's own random numbers. */
  readonly random: Random;
}

/** Somebody who trades. `act` is called once at each block; the moment is the same object each time. */
export interface Agent<Trades = Market> {
  /** How far it sees ahead, in seconds; absent for nobody but an informed trader. */
  readonly foresight?: number;
  act(moment: Moment<Trades>): void;
}

/**
 * A kind of agent, as a scenario names it: how its parameters are checked, and how one is made. To add one, write a
 * module that exports a kind (see noiseTrader.ts) and name it by `sim run --agents <module>`.
 */
export interface AgentKind {
  /** The name in `agents: - kind:`. */
  kind: string;
  /** One line for people: what it does. */
  about: string;
  /** Its parameters beside `kind` and `name`; unknown ones are refused. */
  parameters: z.ZodObject;
  /** Whether what it gains from the pool is the providers' loss to arbitrage. */
  isArbitrage: boolean;
  /** Whether it acts on a lending market: a scenario without one is refused. */
  needsLending: boolean;
  /** Columns of `agents` that tell what became of it; shown where a scenario does not say what to show. */
  shows: readonly string[];
  /** Makes one from parameters that were checked. */
  create(parameters: unknown): Agent;
}

/** Declares a kind of agent, the type of its parameters taken from their schema. */
export function defineAgent<Shape extends z.ZodRawShape>(kind: {
  kind: string;
  about: string;
  parameters: Shape;
  isArbitrage?: boolean;
  needsLending?: boolean;
  shows?: readonly string[];
  create(parameters: z.output<z.ZodObject<Shape>>): Agent;
}): AgentKind {
  return {
    isArbitrage: false,
    needsLending: false,
    shows: ['result'],
    ...kind,
    // The reader passes what this very schema has checked.
    create: kind.create as AgentKind['create'],
    parameters: section(kind.parameters),
  };
}
