import type { AgentKind } from '../agents/Agent.ts';
import { ExactVenue } from '../engine/ExactVenue.ts';
import type { Position } from '../engine/Ledger.ts';
import { simulate } from '../engine/simulate.ts';
import { inTokens } from '../engine/tokenAmount.ts';
import { valueAt } from '../metrics/Metric.ts';
import { PathStatistics } from '../metrics/PathStatistics.ts';
import { type AgentFlow, PoolFlows } from '../metrics/PoolFlows.ts';
import { type ProviderFigures, ProviderResult } from '../metrics/ProviderResult.ts';
import { Series } from '../metrics/Series.ts';
import { type SlippageLine, SlippageSamples } from '../metrics/SlippageSamples.ts';
import { Random } from '../random/Random.ts';
import { nameAgents } from './nameAgents.ts';
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
  /** What it holds against its start once its orders are closed, exact. */
  position: Readonly<Position>;
  /** Worth of that at the last outside price. */
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
    /** What went in, and what its shares return at the end, exact. */
    deposit: Position;
    withdrawal: Position;
  };
  agents: AgentResult[];
  slippage: SlippageLine[];
}

/**
 * Runs a scenario on the exact engine. The same scenario gives the same result to the last digit.
 * Throws the `InputError`s of its path, its agents' names and its deposit.
 */
export async function runScenario(scenario: Scenario, options: RunOptions): Promise<RunResult> {
  const { seed, measure } = scenario;
  const agents = nameAgents(scenario.agents, options.kinds);
  const { path, inputs, filled } = await openPath(scenario.path, seed, options.folder);
  const { market, scale, deposit } = openMarket(scenario, path.price);

  const statistics = new PathStatistics();
  const flows = new PoolFlows();
  const inWhole = (position: Readonly<Position>) => ({
    base: inTokens(position.base, scale.baseDecimals),
    quote: inTokens(position.quote, scale.quoteDecimals),
  });
  const start = inWhole(deposit);
  const provider = new ProviderResult(path.price, start.base, start.quote);
  const isArbitrageur = (account: string) =>
    agents.some(({ name, isArbitrage }) => isArbitrage && name === account);
  const onlooker = new ExactVenue(market, scale, 'onlooker');
  const slippage = new SlippageSamples(onlooker, measure.slippageSizes, measure.slippageEvery);
  const { onSeriesRow = () => {} } = options;
  const { seriesEvery } = measure;
  const series = new Series(
    { market, scale, provider, flows, isArbitrageur },
    seriesEvery,
    onSeriesRow,
  );
  await simulate({
    path,
    market,
    scale,
    participants: agents.map(({ name, agent }) => ({
      name,
      agent,
      random: Random.of(seed, `agent ${name}`),
    })),
    metrics: [statistics, flows, provider, slippage, series],
  });
  series.end();

  for (const { name } of agents) market.closeOrders(name);
  const { lastPrice } = statistics;
  const poolFee = scenario.market.fees.poolFee / 1e6;
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
      ...provider.figures(flows, statistics, poolFee, isArbitrageur),
      deposit,
      withdrawal: market.redeemable(providerAccount),
    },
    agents: agents.map(({ name, kind }) => {
      const position = market.ledger.position(name);
      const result = valueAt(lastPrice, inWhole(position));
      return { name, kind, flow: flows.flowOf(name), position, result };
    }),
    slippage: slippage.lines(),
  };
}
