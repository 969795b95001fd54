import type { AgentKind } from '../agents/Agent.ts';
import { openWorld } from '../conditions/World.ts';
import { FloatHolding, type Holding } from '../engine/Holding.ts';
import { type ToxicWarning, toxicFrontier, toxicWarnings } from '../lending/toxicWarnings.ts';
import { GasCosts } from '../metrics/GasCosts.ts';
import { type HealthRow, HealthSamples } from '../metrics/HealthSamples.ts';
import {
  type LendingFigures,
  LendingResult,
  type TimedLiquidation,
} from '../metrics/LendingResult.ts';
import { valueAt } from '../metrics/Metric.ts';
import { PathStatistics } from '../metrics/PathStatistics.ts';
import { type AgentFlow, PoolFlows } from '../metrics/PoolFlows.ts';
import { type ProviderFigures, ProviderResult } from '../metrics/ProviderResult.ts';
import { Series } from '../metrics/Series.ts';
import { type SlippageLine, SlippageSamples } from '../metrics/SlippageSamples.ts';
import { Random } from '../random/Random.ts';
import { simulate } from '../simulation/simulate.ts';
import { nameAgents } from './nameAgents.ts';
import { openLoans } from './openLoans.ts';
import { openMarket, providerAccount } from './openMarket.ts';
import { openPath } from './openPath.ts';
import type { Scenario } from './schema.ts';

/** What a run needs besides the scenario. */
export interface RunOptions {
  kinds: readonly AgentKind[];
  /** Where the scenario's files are looked for. */
  folder: string;
  /** Takes the rows of the series, the first with the names of its columns (see Series). */
  onSeriesRow?: (fields: readonly string[]) => void;
}

/** One agent's result. */
interface AgentResult {
  name: string;
  kind: string;
  /** What it took, and the fees that brought the pool; quote tokens at the outside price of each trade. */
  flow: AgentFlow;
  /** What it holds against its start once its orders are closed and its pool shares burnt. */
  position: Holding;
  /** What its transactions cost in gas. */
  gasCost: number;
  /** Worth of its position at the last outside price, less that. */
  result: number;
}

/** All that a run measured. Money is in quote tokens. */
export interface RunResult {
  inputs: { file: string; sha256: string }[];
  path: {
    points: number;
    filled: number;
    days: number;
    firstPrice: number;
    lastPrice: number;
    /** Realised, a day's. */
    dailyVolatility: number;
  };
  provider: ProviderFigures & {
    /** What went in, and what its shares return at the end. */
    deposit: Holding;
    withdrawal: Holding;
  };
  agents: AgentResult[];
  slippage: SlippageLine[];
  /** Null without a lending market. */
  lending: LendingOutcome | null;
}

/** What became of the loans. */
export interface LendingOutcome {
  figures: LendingFigures;
  /** The lowest health that was sampled; infinite where nobody owed anything. */
  lowestHealth: number;
  liquidations: readonly TimedLiquidation[];
  health: readonly HealthRow[];
  /** What the yardsticks say against the scenario's parameters. */
  warnings: readonly ToxicWarning[];
  /** How far the base's liquidation LTV is below the one that yardstick 8 calls toxic; negative beyond it. */
  toxicMargin: number;
}

/**
 * Runs a scenario. The same scenario gives the same result to the last digit.
 * Throws the `InputError`s of its path, its agents' names and its deposit.
 */
export async function runScenario(scenario: Scenario, options: RunOptions): Promise<RunResult> {
  const { seed, measure } = scenario;
  const agents = nameAgents(scenario.agents, options.kinds);
  const { path, inputs, filled } = await openPath(scenario, options.folder);
  const { engine, deposit } = openMarket(scenario, path.price);

  const statistics = new PathStatistics();
  const part = () => engine.partOf(providerAccount);
  const flows = new PoolFlows(part);
  const gasCosts = new GasCosts();
  const provider = new ProviderResult(path.price, deposit.base, deposit.quote, part);
  const isArbitrageur = (account: string) =>
    agents.some(({ name, isArbitrage }) => isArbitrage && name === account);
  const slippage = new SlippageSamples(engine, measure.slippageSizes, measure.slippageEvery);
  const { onSeriesRow = () => {} } = options;
  const { seriesEvery } = measure;
  const series = new Series({ engine, provider, flows, isArbitrageur }, seriesEvery, onSeriesRow);
  const participants = agents.map((agent) => ({
    ...agent,
    random: Random.of(seed, `agent ${agent.name}`),
  }));
  const seats = participants.map(({ agent, latency, priorityFee }) => ({
    latency,
    priorityFee,
    foresight: agent.foresight ?? 0,
  }));
  const world = openWorld(path, scenario.conditions, seats, seed);
  const loans = scenario.lending && openLoans(scenario, scenario.lending, path, engine, world);
  const lendingMetrics = loans && {
    result: new LendingResult(loans),
    health: new HealthSamples(loans, measure.healthEvery),
  };
  const frontier = loans && toxicFrontier(loans.lending, engine.baseReserve);
  await simulate({
    world,
    engine,
    loans,
    participants,
    metrics: [
      statistics,
      flows,
      provider,
      gasCosts,
      slippage,
      series,
      ...(lendingMetrics ? [lendingMetrics.result, lendingMetrics.health] : []),
    ],
  });
  series.end();

  for (const { name } of agents) {
    engine.closeOrders(name);
    engine.venue(name).removeLiquidity(1);
  }
  const { lastPrice } = statistics;
  return {
    inputs,
    path: {
      points: statistics.points,
      filled,
      days: statistics.days,
      firstPrice: statistics.firstPrice,
      lastPrice,
      dailyVolatility: statistics.dailyVolatility,
    },
    provider: {
      ...provider.figures(flows, statistics, engine.poolFee, isArbitrageur),
      deposit,
      withdrawal: engine.redeemable(providerAccount),
    },
    agents: agents.map(({ name, kind }) => {
      const traded = engine.position(name);
      const position = loans ? together(traded, loans.holdingOf(name)) : traded;
      const { cost: gasCost } = gasCosts.of(name);
      const result = valueAt(lastPrice, position) - gasCost;
      return { name, kind, flow: flows.flowOf(name), position, gasCost, result };
    }),
    slippage: slippage.lines(),
    lending:
      lendingMetrics && frontier
        ? {
            figures: lendingMetrics.result.figures(lastPrice),
            lowestHealth: lendingMetrics.health.lowest,
            liquidations: lendingMetrics.result.liquidations,
            health: lendingMetrics.health.rows,
            warnings: toxicWarnings(frontier),
            toxicMargin: frontier.toxicLtv - frontier.liquidationLtv,
          }
        : null,
  };
}

/** What an account has on the exchange and in its loans; the first as it is where the second is nothing. */
function together(traded: Holding, lent: { base: number; quote: number }): Holding {
  if (lent.base === 0 && lent.quote === 0) return traded;
  return new FloatHolding(traded.base + lent.base, traded.quote + lent.quote);
}
