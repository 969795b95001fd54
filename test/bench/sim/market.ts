import { type Market, tiers } from '@weir/contracts';
import { zeroAddress } from 'viem';
import { Arbitrageur } from '../../../sim/src/agents/arbitrageur.ts';
import { ladderMaker } from '../../../sim/src/agents/ladderMaker.ts';
import { noiseTrader } from '../../../sim/src/agents/noiseTrader.ts';
import { conditionsSchema } from '../../../sim/src/conditions/schema.ts';
import { openWorld, type World } from '../../../sim/src/conditions/World.ts';
import type { Engine } from '../../../sim/src/engine/Engine.ts';
import { ExactEngine } from '../../../sim/src/engine/ExactEngine.ts';
import { FloatEngine } from '../../../sim/src/engine/float/FloatEngine.ts';
import type { LoanMarket } from '../../../sim/src/lending/LoanMarket.ts';
import type { Metric } from '../../../sim/src/metrics/Metric.ts';
import { PathStatistics } from '../../../sim/src/metrics/PathStatistics.ts';
import { PoolFlows } from '../../../sim/src/metrics/PoolFlows.ts';
import { ProviderResult } from '../../../sim/src/metrics/ProviderResult.ts';
import { GbmPath } from '../../../sim/src/paths/GbmPath.ts';
import { Random } from '../../../sim/src/random/Random.ts';
import { type Participant, simulate } from '../../../sim/src/simulation/simulate.ts';

/** WETH for USDC on the tier "other", as the tests' local chain opens it. */
const scale = { lotExponent: 13, baseDecimals: 18, quoteDecimals: 6 };
const terms: Market = {
  id: 0n,
  base: zeroAddress,
  quote: zeroAddress,
  lotExponent: 13,
  minQuote: 1_000_000n,
  ...tiers.other,
};
export const firstPrice = 2500;
/** 400 WETH and 1,000,000 USDC, in lots of the base. */
export const depositLots = 40_000_000n;

/** The outside price of all rows: 5 % a day, a block each 12 seconds. */
export function benchPath(steps: number): GbmPath {
  const parameters = { start: firstPrice, dailyVolatility: 0.05, dailyDrift: 0, steps };
  const clock = { secondsPerStep: 12, arrivals: 'fixed' as const };
  return new GbmPath({ ...parameters, ...clock }, Random.of(1, 'path'));
}

/** An engine with the first deposit. */
export function openEngine(arithmetic: 'exact' | 'float'): Engine {
  const engine =
    arithmetic === 'exact' ? new ExactEngine(terms, scale) : new FloatEngine(terms, scale);
  engine.deposit('provider', { base: '400', quote: '1000000' });
  return engine;
}

/** A maker with 8 orders a side, replaced each minute; an arbitrageur; 2,000 noise trades a day. */
export function participants(): Participant[] {
  const seat = { latency: 0, priorityFee: 0 };
  const ladder = ladderMaker.parameters.parse({ levels: 8, halfSpread: 0.0034, size: 5000 });
  const noise = noiseTrader.parameters.parse({ tradesPerDay: 2000, meanSize: 1500 });
  const agents = {
    ladder: ladderMaker.create(ladder),
    arbitrageur: new Arbitrageur(0.05),
    noise: noiseTrader.create(noise),
  };
  return Object.entries(agents).map(([name, agent]) => ({
    name,
    agent,
    random: Random.of(1, name),
    ...seat,
  }));
}

/** Simulates so many blocks, with the measures of a provider. */
export async function runBlocks(
  engine: Engine,
  steps: number,
  seats: readonly Participant[],
  more: readonly Metric[] = [],
  openLending: ((engine: Engine, world: World) => LoanMarket) | null = null,
): Promise<void> {
  const path = benchPath(steps);
  const world = openWorld(
    path,
    conditionsSchema.parse({}),
    seats.map((seat) => ({ ...seat, foresight: 0 })),
    1,
  );
  const metrics = [
    new PathStatistics(),
    new PoolFlows(),
    new ProviderResult(firstPrice, engine.baseReserve, engine.quoteReserve),
    ...more,
  ];
  const loans = openLending?.(engine, world);
  await simulate({ world, engine, loans, participants: seats, metrics });
}
