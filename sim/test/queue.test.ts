import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  type PostgresServer,
  postgresBinaries,
  startPostgres,
} from '@weir/contracts/testing/postgresServer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExperimentSource } from '../src/experiments/ExperimentSource.ts';
import { LocalExecutor } from '../src/experiments/LocalExecutor.ts';
import { runExperiment } from '../src/experiments/runExperiment.ts';
import { QueueExecutor } from '../src/queue/QueueExecutor.ts';
import { ShardQueue } from '../src/queue/ShardQueue.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const hasPostgres = postgresBinaries() !== null;
if (!hasPostgres) console.log('Skipped: the queue needs PostgreSQL (apt-get install postgresql).');

const scenario = `seed: 3
seeds: 12
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
  steps: 1000
  secondsPerStep: 12
agents:
  - kind: arbitrageur
  - kind: noise
    tradesPerDay: 2000
    meanSize: 100
measure:
  slippageSizes: [1000]
`;

describe.runIf(hasPostgres)('a queue of shards', { timeout: 240_000 }, () => {
  let server: PostgresServer;
  let folder: string;
  const children = new Set<ReturnType<typeof worker>>();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'weir-queue-'));
    server = await startPostgres();
  }, 60_000);
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await server.stop();
    await rm(folder, { recursive: true });
  }, 60_000);

  const source = (text: string): ExperimentSource => ({ text, file: 'test.yaml', folder });

  /** A worker process with one thread. */
  function worker() {
    const main = join(root, 'sim/src/cli/main.ts');
    const args = ['--import', 'tsx', main, 'work', '--queue', server.url, '--workers', '1'];
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    children.add(child);
    return child;
  }

  const hashes = (out: string) =>
    readdirSync(out).map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(out, name)))
        .digest('hex'),
    ]);

  it('loses and doubles nothing when a worker is killed in mid-run, and gives the same bytes', async () => {
    const alone = join(folder, 'alone');
    const local = new LocalExecutor(source(scenario), 1);
    await runExperiment(source(scenario), alone, { executor: local }).finally(() => local.close());

    const [doomed] = [worker(), worker()];
    const executor = await QueueExecutor.open(source(scenario), server.url, {
      lostAfterSeconds: 8,
    });
    const watcher = await ShardQueue.open(server.url);
    const claimed = async () =>
      (
        await watcher.sql<{ worker: string; shard: number }>(
          'SELECT worker, shard FROM weir_sim.claims',
        )
      ).filter(({ worker }) => worker.includes(` ${doomed?.pid} `));
    const out = join(folder, 'queue');
    const running = runExperiment(source(scenario), out, { executor });
    let atHand = await claimed();
    while (atHand.length === 0) {
      await setTimeout(20);
      atHand = await claimed();
    }
    doomed?.kill('SIGKILL');
    const manifest = await running;
    expect(manifest.runs).toEqual({ planned: 12, done: 12 });
    expect(hashes(out)).toEqual(hashes(alone));
    await executor.close();

    // Nothing of the experiment stays in the database.
    for (const table of ['experiments', 'parts', 'claims', 'failures']) {
      expect(await watcher.sql(`SELECT 1 FROM weir_sim.${table}`)).toEqual([]);
    }
    await watcher.close();
  });

  it('tells the run that a worker could not do', async () => {
    worker();
    const broken = scenario
      .replace('steps: 1000', 'steps: 5')
      .replace('secondsPerStep: 12', 'secondsPerStep: 86400000\n  dailyDrift: 10')
      .replace('tradesPerDay: 2000', 'tradesPerDay: 0.001');
    const executor = await QueueExecutor.open(source(broken), server.url);
    await expect(
      runExperiment(source(broken), join(folder, 'broken'), { executor }).finally(() =>
        executor.close(),
      ),
    ).rejects.toThrow(/run \d+, seed \d+: PathUnusable/);
  });

  it('names a server that is not there, without its password', async () => {
    const url = `postgres://weir:secret@localhost/x?host=${encodeURIComponent(join(folder, 'no'))}`;
    const failure = await ShardQueue.open(url).catch((error: Error) => error);
    expect(String(failure)).toMatch(/QueueFailed: the queue at localhost\/x: .*ENOENT/);
    expect(String(failure)).not.toContain('secret');
  });
});
