import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileFailed } from '../inputError.ts';
import { replay } from '../operations/replay.ts';
import type { Manifest } from '../results/manifest.ts';
import { readRows } from '../results/readTable.ts';
import type { Executor } from './Executor.ts';
import { type ExperimentSource, openExperiment } from './ExperimentSource.ts';
import { LocalExecutor } from './LocalExecutor.ts';
import { partFolder, writePart } from './parts.ts';
import { type ExperimentOptions, runExperiment } from './runExperiment.ts';

const library = JSON.stringify(fileURLToPath(new URL('../index.ts', import.meta.url)));

const scenario = `seed: 7
market:
  base: { symbol: WETH, decimals: 18 }
  quote: { symbol: USDC, decimals: 6 }
  lotExponent: 14
pool:
  quote: 1000000
path:
  kind: gbm
  start: 2000
  dailyVolatility: 0.05
  steps: 30
  secondsPerStep: 12
agents:
  - kind: arbitrageur
  - kind: noise
    tradesPerDay: 2000
    meanSize: 100
measure:
  slippageSizes: [1000]
`;
const grid = `${scenario}seeds: 4
sweep:
  market.poolFee: [500, 3000]
  path.dailyVolatility: [0.02, 0.05, 0.1]
`;

let folder: string;
let names = 0;
const fresh = () => join(folder, `result ${names++}`);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weir-experiment-'));
});
afterAll(() => rm(folder, { recursive: true }));

const source = (text: string, more: Partial<ExperimentSource> = {}): ExperimentSource => ({
  text,
  file: 'test.yaml',
  folder,
  ...more,
});

/** Does shards in this thread, in any order, and stops on its own after some. */
class InlineExecutor implements Executor {
  done = 0;

  constructor(
    readonly source: ExperimentSource,
    readonly options: { isReversed?: boolean; stopAfter?: number; onStop?: () => void } = {},
  ) {}

  async execute(...[shards, parts, onRuns, signal]: Parameters<Executor['execute']>) {
    const experiment = await openExperiment(this.source);
    for (const shard of this.options.isReversed ? shards.toReversed() : shards) {
      if (signal?.aborted) return;
      const part = partFolder(parts, shard.index);
      await writePart(experiment, shard, this.source.folder, part, () => {});
      this.done++;
      onRuns(this.done);
      if (this.done === this.options.stopAfter) this.options.onStop?.();
    }
  }

  async close() {}
}

const inline = (text: string, out: string, options: Partial<ExperimentOptions> = {}) =>
  runExperiment(source(text), out, { executor: new InlineExecutor(source(text)), ...options });

/** Runs it until some shards are done, as Ctrl-C would stop it. */
async function interrupted(text: string, out: string, stopAfter: number): Promise<Manifest> {
  const controller = new AbortController();
  const onStop = () => controller.abort();
  const executor = new InlineExecutor(source(text), { stopAfter, onStop });
  return runExperiment(source(text), out, { executor, signal: controller.signal });
}

/** The hash of each file of a result. */
const hashes = (out: string) =>
  Object.fromEntries(
    readdirSync(out, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(out, name)))
          .digest('hex'),
      ]),
  );

describe('runExperiment', { timeout: 180_000 }, () => {
  it('writes a row for each run, and figures over the seeds of each point', async () => {
    const out = fresh();
    const manifest = await inline(grid, out, { csv: true });
    expect(manifest).toMatchObject({ interrupted: false, runs: { planned: 24, done: 24 } });
    const runs = await readRows(join(out, 'runs.parquet'));
    expect(runs.map(({ run }) => run)).toEqual(Array.from({ length: 24 }, (_, run) => run));
    expect(runs[4]).toMatchObject({ point: 1, seed: 7n, 'market.poolFee': 500 });
    const points = await readRows(join(out, 'points.parquet'));
    const row = points.find(({ point, metric }) => point === 5 && metric === 'pool_fees');
    const fees = runs.slice(20).map(({ pool_fees }) => Number(pool_fees));
    expect(row).toMatchObject({ count: 4, missing: 0, 'path.dailyVolatility': 0.1 });
    expect(row?.mean).toBeCloseTo(fees.reduce((a, b) => a + b) / 4, 9);
    expect(points.some(({ metric }) => metric === 'slippage[1000, buy, pool].p50')).toBe(true);
    expect(points.some(({ metric }) => metric === 'agents[noise].result')).toBe(true);
    // A series for the first seed of each point.
    const series = await readRows(join(out, 'series.parquet'), ['run']);
    expect([...new Set(series.map(({ run }) => run))]).toEqual([0, 4, 8, 12, 16, 20]);
    expect(readFileSync(join(out, 'runs.csv'), 'utf8').trim().split('\n')).toHaveLength(25);
    for (const { file, sha256 } of manifest.outputs) expect(hashes(out)[file]).toBe(sha256);
    expect(existsSync(join(out, 'unfinished'))).toBe(false);
  });

  it('gives the same bytes for two and three workers, for none but this thread, and for shards in any order', async () => {
    const first = fresh();
    await inline(grid, first);
    const reversed = fresh();
    const executor = new InlineExecutor(source(grid), { isReversed: true });
    await runExperiment(source(grid), reversed, { executor });
    expect(hashes(reversed)).toEqual(hashes(first));
    for (const workers of [2, 3]) {
      const out = fresh();
      const pool = new LocalExecutor(source(grid), workers);
      const seen: number[] = [];
      await runExperiment(source(grid), out, {
        executor: pool,
        onProgress: ({ done }) => seen.push(done),
      }).finally(() => pool.close());
      expect(hashes(out)).toEqual(hashes(first));
      expect(seen.at(-1)).toBe(24);
    }
  });

  it('keeps and marks what is done when it is stopped, and ends as if it had not been', async () => {
    const whole = fresh();
    await inline(grid, whole);
    const out = fresh();
    const manifest = await interrupted(grid, out, 9);
    expect(manifest).toMatchObject({ interrupted: true, runs: { planned: 24, done: 9 } });
    expect(await readRows(join(out, 'runs.parquet'))).toHaveLength(9);
    await expect(inline(grid, out)).rejects.toThrow('--resume goes on with it');
    await expect(replay(out, { workers: 1 })).rejects.toThrow('it was interrupted');
    const other = grid.replace('seeds: 4', 'seeds: 5');
    await expect(inline(other, out, { resume: true })).rejects.toThrow(
      /something else.*scenario was/,
    );

    // A part that the disk lost is done again.
    await writeFile(join(partFolder(join(out, 'unfinished/parts'), 4), 'runs.parquet'), '');
    const executor = new InlineExecutor(source(grid));
    await runExperiment(source(grid), out, { executor, resume: true });
    expect(executor.done).toBe(16);
    expect(hashes(out)).toEqual(hashes(whole));
    expect(existsSync(join(out, 'unfinished'))).toBe(false);
  });

  it('resumes a search with the values it had tried', async () => {
    const search = `${scenario}stress:
  field: path.dailyVolatility
  from: 0.01
  to: 0.41
  step: 0.05
  metric: loss_to_arbitrage
  bound: 1
  seeds: 3
  maxSeeds: 6
  scan: 3
`;
    const whole = fresh();
    const manifest = await inline(search, whole);
    const stopped = fresh();
    await interrupted(search, stopped, 11);
    await inline(search, stopped, { resume: true });
    expect(hashes(stopped)).toEqual(hashes(whole));
    expect(manifest.stress).toMatchObject({ sideAtFrom: 'below', metric: 'loss_to_arbitrage' });
    const runs = await readRows(join(whole, 'runs.parquet'));
    expect(runs).toHaveLength(manifest.runs.done);
  });

  it('begins anew where that is asked for', async () => {
    const out = fresh();
    await interrupted(grid, out, 3);
    const executor = new InlineExecutor(source(grid));
    await runExperiment(source(grid), out, { executor, restart: true });
    expect(executor.done).toBe(24);
  });

  it('runs a shard again whose worker ended, once, and then says which run it was', async () => {
    // Ends its thread at seed 9: the first time only, or always.
    const killer = async (name: string, always: boolean) => {
      const module = join(folder, `${name}.ts`);
      await writeFile(
        module,
        `import { existsSync, writeFileSync } from 'node:fs';
import { defineAgent } from ${library};
export const killer = defineAgent({
  kind: 'killer',
  about: 'ends its thread',
  parameters: {},
  create: () => ({
    act: ({ step, price }) => {
      if (step !== 29 || Math.abs(price - 2000) > 1e9) return;
      const marker = ${JSON.stringify(join(folder, `${name}.marker`))};
      if (!${always} && existsSync(marker)) return;
      writeFileSync(marker, '');
      process.exit(3);
    },
  }),
});`,
      );
      return module;
    };
    const text = `${scenario}seeds: 2\n`.replace('agents:\n', 'agents:\n  - kind: killer\n');
    const once = source(text, { agents: await killer('once', false) });
    const pool = new LocalExecutor(once, 1);
    const out = fresh();
    const manifest = await runExperiment(once, out, { executor: pool }).finally(() => pool.close());
    expect(manifest.runs.done).toBe(2);
    expect(await readRows(join(out, 'runs.parquet'))).toHaveLength(2);

    const always = source(text, { agents: await killer('always', true) });
    const doomed = new LocalExecutor(always, 1);
    await expect(
      runExperiment(always, fresh(), { executor: doomed }).finally(() => doomed.close()),
    ).rejects.toThrow('run 0, seed 7: its worker ended');
  });

  it('names the run that cannot be done, and keeps the others', async () => {
    const text = `${scenario}sweep:\n  path.dailyDrift: [0, 10, 0]\n`
      .replace('secondsPerStep: 12', 'secondsPerStep: 86400000')
      .replace('dailyVolatility: 0.05', 'dailyVolatility: 0')
      .replace('tradesPerDay: 2000', 'tradesPerDay: 0.001');
    const pool = new LocalExecutor(source(text), 1);
    const out = fresh();
    await expect(
      runExperiment(source(text), out, { executor: pool }).finally(() => pool.close()),
    ).rejects.toThrow(/run 1, seed 7: PathUnusable: path, point 1: expected a price above 0/);
    expect(existsSync(partFolder(join(out, 'unfinished/parts'), 0))).toBe(true);
    expect(existsSync(join(out, 'manifest.json'))).toBe(false);
  });

  it('touches no folder of other things', async () => {
    const foreign = fresh();
    await mkdir(foreign);
    await writeFile(join(foreign, 'thesis.tex'), '');
    await expect(inline(grid, foreign)).rejects.toThrow('found thesis.tex in it');
    expect(readdirSync(foreign)).toEqual(['thesis.tex']);
    const file = fresh();
    await writeFile(file, '');
    await expect(inline(grid, file)).rejects.toThrow(FileFailed);
  });

  it.runIf(existsSync('/dev/full'))('keeps what is done when the disk is full', async () => {
    const out = fresh();
    await mkdir(out);
    symlinkSync('/dev/full', join(out, 'runs.parquet.partial'));
    await expect(inline(grid, out)).rejects.toThrow(/cannot be written: ENOSPC/);
    expect(existsSync(join(out, 'manifest.json'))).toBe(false);
    const executor = new InlineExecutor(source(grid));
    await runExperiment(source(grid), out, { executor, resume: true });
    expect(executor.done).toBe(0);
  });

  it('tells a metric that no table has, or no run', async () => {
    const search = (metric: string, more = '') =>
      `${scenario}stress: { field: path.dailyVolatility, from: 0.01, to: 0.41, step: 0.1, metric: '${metric}', bound: 1, scan: 2, seeds: 2${more} }\n`;
    const cases: [string, string][] = [
      [search('losses'), 'metric losses: expected one of days, first_price'],
      [search('agents.result'), 'expected one of'],
      [search('slippage[1000, buy].p95'), 'expected slippage[size, side, venue], found 2'],
      [search('series[1].price'), 'expected one of the tables slippage, agents, found series'],
      [search('agents[somebody].result'), 'metric agents[somebody].result: run 0 has none'],
      [search('days', ', statistic: p95, maxSeeds: 64'), 'stress.maxSeeds: expected more'],
    ];
    for (const [text, message] of cases)
      await expect(inline(text, fresh())).rejects.toThrow(message);
  });
});

describe('replay', { timeout: 180_000 }, () => {
  it('comes to the same bytes, and names the cell where somebody changed one', async () => {
    const out = fresh();
    await inline(grid, out);
    const same = await replay(out, { workers: 1 });
    expect(same.differences).toEqual([]);
    expect(same.equal).toContain('runs.parquet');

    const other = fresh();
    await inline(grid.replace('poolFee: [500,', 'poolFee: [501,'), other);
    await rm(join(out, 'runs.parquet'));
    await writeFile(join(out, 'runs.parquet'), readFileSync(join(other, 'runs.parquet')));
    // The manifest goes with the change, so that only the runs themselves can tell.
    const text = readFileSync(join(out, 'manifest.json'), 'utf8');
    const { outputs, ...manifest } = JSON.parse(text) as Manifest;
    for (const output of outputs) {
      if (output.file === 'runs.parquet') output.sha256 = hashes(out)['runs.parquet'] ?? '';
    }
    await writeFile(join(out, 'manifest.json'), JSON.stringify({ ...manifest, outputs }));
    await appendFile(join(out, 'agents.parquet'), 'x');
    const { differences } = await replay(out, { workers: 1 });
    expect(differences).toEqual([
      'agents.parquet was changed since it was written',
      'runs.parquet: row 0 (run 0), market.poolFee: 501 before, 500 now',
    ]);
  });

  it('refuses what is no result, or of another format or version', async () => {
    const out = fresh();
    await mkdir(out);
    await expect(replay(out, { workers: 1 })).rejects.toThrow(
      'expected a result of sim run or sim sweep',
    );
    await inline(`${scenario}seeds: 2\n`, out);
    const file = join(out, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8'));
    const change = (fields: object) => writeFile(file, JSON.stringify({ ...manifest, ...fields }));
    await change({ version: '9.9.9' });
    await expect(replay(out, { workers: 1 })).rejects.toThrow('made by version 9.9.9');
    await change({ format: '0' });
    await expect(replay(out, { workers: 1 })).rejects.toThrow(
      'expected a result of format 1, found "0"',
    );
    await change({ tables: 3 });
    await expect(replay(out, { workers: 1 })).rejects.toThrow('manifest.json is damaged');
    await writeFile(file, '{');
    await expect(replay(out, { workers: 1 })).rejects.toThrow(FileFailed);
  });
});
