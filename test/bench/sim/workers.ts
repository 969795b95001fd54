import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalExecutor } from '../../../sim/src/experiments/LocalExecutor.ts';
import { runExperiment } from '../../../sim/src/experiments/runExperiment.ts';

/** 64 runs of pool and book in the float engine, measured as experiments are, without a series. */
const text = (steps: number) => `
title: Scaling over workers
arithmetic: float
seeds: 64
market:
  base: { symbol: WETH, decimals: 18 }
  quote: { symbol: USDC, decimals: 6 }
  tier: other
  lotExponent: 13
pool: { quote: 1000000 }
path: { kind: gbm, start: 2500, dailyVolatility: 0.05, steps: ${steps}, secondsPerStep: 12 }
agents:
  - { kind: ladder, levels: 8, halfSpread: 0.0034, size: 5000 }
  - { kind: arbitrageur, transactionCost: 0.05 }
  - { kind: noise, tradesPerDay: 2000, meanSize: 1500 }
measure: { series: none, slippageEvery: 1000 }
`;

/**
 * How many times as fast two workers are as one, by the clock: the whole experiment, its result written.
 *
 * @param steps blocks of each of its runs
 */
export async function measureWorkerScaling(steps: number): Promise<number> {
  const one = await timeExperiment(1, steps);
  return one / (await timeExperiment(2, steps));
}

/** Seconds, once the workers are warm. */
async function timeExperiment(workers: number, steps: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'weir-bench-'));
  const source = { text: text(steps), file: 'scaling.yaml', folder };
  const executor = new LocalExecutor(source, workers);
  try {
    await runExperiment(source, join(folder, 'warm'), { executor });
    const start = performance.now();
    await runExperiment(source, join(folder, 'timed'), { executor });
    return (performance.now() - start) / 1000;
  } finally {
    await executor.close();
    rmSync(folder, { recursive: true });
  }
}
