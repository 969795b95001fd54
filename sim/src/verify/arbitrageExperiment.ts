import { Arbitrageur } from '../agents/arbitrageur.ts';
import { FloatPool } from '../engine/float/FloatPool.ts';
import { valueAt } from '../metrics/Metric.ts';
import { RebalancingPortfolio } from '../metrics/RebalancingPortfolio.ts';
import { GbmPath } from '../paths/GbmPath.ts';
import { SECONDS_PER_DAY } from '../paths/PricePath.ts';
import { Random } from '../random/Random.ts';

/** A pool, a geometric Brownian motion and an arbitrageur, on many independent paths. */
export interface ArbitrageExperiment {
  /** The pool's fee as a fraction of the input. */
  fee: number;
  dailyVolatility: number;
  secondsPerBlock: number;
  arrivals: 'fixed' | 'poisson';
  paths: number;
  blocksPerPath: number;
  seed: string;
}

/** A mean over paths and its standard error. */
export interface Estimate {
  mean: number;
  standardError: number;
}

/** What was measured a path and a block; rates are fractions of the pool's value a day. */
export interface ArbitrageEstimates {
  /** The share of blocks with a trade. */
  tradeShare: Estimate;
  /** The arbitrageur's profit. */
  profit: Estimate;
  /** The rebalancing portfolio's value less the pool's. */
  rebalancingLoss: Estimate;
}

interface PathMeans {
  tradeShare: number;
  profit: number;
  rebalancingLoss: number;
}

/**
 * Runs the experiment with the same arbitrageur, path and portfolio as a scenario, on the float engine. The path has no
 * drift in logarithms, so that both sides of the pool are alike. Each path first runs long enough to forget its start.
 */
export function runArbitrageExperiment(experiment: ArbitrageExperiment): ArbitrageEstimates {
  const means = Array.from({ length: experiment.paths }, (_, index) =>
    runPath(experiment, Random.of(experiment.seed, `path ${index}`)),
  );
  return {
    tradeShare: estimate(means.map(({ tradeShare }) => tradeShare)),
    profit: estimate(means.map(({ profit }) => profit)),
    rebalancingLoss: estimate(means.map(({ rebalancingLoss }) => rebalancingLoss)),
  };
}

function runPath(experiment: ArbitrageExperiment, random: Random): PathMeans {
  const { fee, dailyVolatility, secondsPerBlock, blocksPerPath, arrivals } = experiment;
  const blocksPerDay = SECONDS_PER_DAY / secondsPerBlock;
  // The outside price crosses the band of the fee in about (2·fee/volatility)² days; ten times that.
  const warmUp = Math.ceil(40 * (fee / dailyVolatility) ** 2 * blocksPerDay);
  const path = new GbmPath(
    {
      start: 1,
      dailyVolatility,
      dailyDrift: dailyVolatility ** 2 / 2,
      steps: warmUp + blocksPerPath,
      secondsPerStep: secondsPerBlock,
      arrivals,
    },
    random,
  );
  const pool = new FloatPool(1, 1, fee);
  const arbitrageur = new Arbitrageur(0);
  const moment = { price: 1, market: pool };
  for (let block = 0; block < warmUp; block++) step();

  const portfolio = new RebalancingPortfolio(path.price, pool.baseReserve, pool.quoteReserve);
  let trades = 0;
  let profit = 0;
  let loss = 0;
  for (let block = 0; block < blocksPerPath; block++) {
    const { baseReserve, quoteReserve } = pool;
    const before = portfolio.value - poolValue();
    step();
    const { price } = path;
    // A pool at the outside price is worth 2·√(k·price): the value that the theory divides by.
    const value = 2 * Math.sqrt(baseReserve * quoteReserve * price);
    if (pool.baseReserve !== baseReserve) {
      trades++;
      const gain = (baseReserve - pool.baseReserve) * price + quoteReserve - pool.quoteReserve;
      profit += gain / value;
    }
    portfolio.follow(price, pool.baseReserve);
    loss += (portfolio.value - poolValue() - before) / value;
  }
  return {
    tradeShare: trades / blocksPerPath,
    profit: (profit / blocksPerPath) * blocksPerDay,
    rebalancingLoss: (loss / blocksPerPath) * blocksPerDay,
  };

  function step(): void {
    path.advance();
    moment.price = path.price;
    arbitrageur.act(moment);
  }

  function poolValue(): number {
    return valueAt(path.price, { base: pool.baseReserve, quote: pool.quoteReserve });
  }
}

function estimate(values: readonly number[]): Estimate {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: Math.sqrt(squares / (count - 1) / count) };
}
