import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { RunFailed } from '../experiments/doRun.ts';
import type { Executor, OnRuns } from '../experiments/Executor.ts';
import { agentInputs, type ExperimentSource } from '../experiments/ExperimentSource.ts';
import { partFiles, partFolder, publishPart, type Shard } from '../experiments/parts.ts';
import { InputError } from '../inputError.ts';
import { ResultFiles } from '../results/ResultFiles.ts';
import { ShardQueue } from './ShardQueue.ts';

/** Worker after worker was lost with a shard. */
class ShardGivenUp extends InputError {
  constructor({ runs }: Shard) {
    super(`runs ${runs[0]?.run} to ${runs.at(-1)?.run}: every worker that took them was lost`);
  }
}

/** What a worker on another machine gets to know of an experiment. */
export interface RemoteSource {
  text: string;
  file: string;
  seed: number | null;
  /** Name and hash of the module of agents; null where there is none. */
  agents: { file: string; sha256: string } | null;
}

/** Timing of a queue's watcher. */
export interface WatchOptions {
  /** A worker that gave no sign of life for so long is lost, and its shard goes to another. */
  lostAfterSeconds?: number;
  pollMilliseconds?: number;
  /** Told once where nobody has taken anything for a while. */
  onIdle?: () => void;
}

/** Seconds without anybody at work after which it is told. */
const idleSeconds = 10;

/**
 * Shards done by the workers of a queue, on whatever machines. Parts come back through the database, each once however
 * often it was done: the first one to be complete stands.
 */
export class QueueExecutor implements Executor {
  readonly #experiment = randomUUID();
  readonly #lostAfter: number;
  readonly #poll: number;
  readonly #onIdle: () => void;

  private constructor(
    readonly queue: ShardQueue,
    options: WatchOptions,
  ) {
    this.#lostAfter = options.lostAfterSeconds ?? 15;
    this.#poll = options.pollMilliseconds ?? 500;
    this.#onIdle = options.onIdle ?? (() => {});
  }

  /** Connects and tells the queue of the experiment. Throws `QueueFailed`. */
  static async open(source: ExperimentSource, url: string, options: WatchOptions = {}) {
    const queue = await ShardQueue.open(url);
    const executor = new QueueExecutor(queue, options);
    const [agents = null] = agentInputs(source);
    const remote: RemoteSource = {
      text: source.text,
      file: basename(source.file),
      seed: source.seed ?? null,
      agents,
    };
    await queue.sql('INSERT INTO weir_sim.experiments (id, source) VALUES ($1, $2)', [
      executor.#experiment,
      JSON.stringify(remote),
    ]);
    return executor;
  }

  async execute(
    shards: readonly Shard[],
    parts: string,
    onRuns: OnRuns,
    signal?: AbortSignal,
  ): Promise<void> {
    if (shards.length === 0) return;
    await this.queue.send(this.#experiment, shards);
    const waiting = new Map(shards.map((shard) => [shard.index, shard]));
    let done = 0;
    let idle = 0;
    const isStopped = () => signal?.aborted ?? false;
    while (waiting.size > 0 && !isStopped()) {
      for (const index of await this.#arrived(waiting)) {
        await this.#fetch(index, parts);
        done += waiting.get(index)?.runs.length ?? 0;
        waiting.delete(index);
        onRuns(done);
      }
      await this.#checkFailures();
      for (const job of await this.queue.lost(this.#experiment, this.#lostAfter)) {
        await this.queue.giveBack(job);
      }
      const [givenUp] = await this.queue.givenUp(this.#experiment);
      if (givenUp) throw new ShardGivenUp(givenUp);
      if (waiting.size === 0) break;
      idle = (await this.#isAnybodyAtWork()) ? 0 : idle + this.#poll / 1000;
      if (idle >= idleSeconds && idle < idleSeconds + this.#poll / 1000) this.#onIdle();
      await setTimeout(this.#poll, undefined, signal ? { signal } : {}).catch(() => {});
    }
  }

  /** Takes back what nobody has begun, and everything that this experiment left in the database. */
  async close(): Promise<void> {
    try {
      await this.queue.remove(this.#experiment);
    } finally {
      await this.queue.close();
    }
  }

  /** Shards among those waited for whose part is there. */
  async #arrived(waiting: ReadonlyMap<number, Shard>): Promise<number[]> {
    const rows = await this.queue.sql<{ shard: number }>(
      'SELECT DISTINCT shard FROM weir_sim.parts WHERE experiment = $1 AND shard = ANY($2) ORDER BY shard',
      [this.#experiment, [...waiting.keys()]],
    );
    return rows.map(({ shard }) => shard);
  }

  async #fetch(shard: number, parts: string): Promise<void> {
    const rows = await this.queue.sql<{ file: string; bytes: Buffer }>(
      'SELECT file, bytes FROM weir_sim.parts WHERE experiment = $1 AND shard = $2',
      [this.#experiment, shard],
    );
    const folder = partFolder(parts, shard);
    const files = new ResultFiles(`${folder}.partial`, false);
    for (const { file, bytes } of rows) if (partFiles.includes(file)) files.write(file, bytes);
    files.complete();
    publishPart(`${folder}.partial`, folder);
    await this.queue.sql('DELETE FROM weir_sim.parts WHERE experiment = $1 AND shard = $2', [
      this.#experiment,
      shard,
    ]);
  }

  async #checkFailures(): Promise<void> {
    const [failure] = await this.queue.sql<{ run: number; seed: string; what: string }>(
      'SELECT run, seed, what FROM weir_sim.failures WHERE experiment = $1 ORDER BY run LIMIT 1',
      [this.#experiment],
    );
    if (failure) throw new RunFailed(failure.run, Number(failure.seed), failure.what);
  }

  async #isAnybodyAtWork(): Promise<boolean> {
    const rows = await this.queue.sql(
      'SELECT 1 FROM weir_sim.claims WHERE experiment = $1 LIMIT 1',
      [this.#experiment],
    );
    return rows.length > 0;
  }
}
