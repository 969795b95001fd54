import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { RunFailed } from '../experiments/doRun.ts';
import { agentInputs, type ExperimentSource } from '../experiments/ExperimentSource.ts';
import { LocalExecutor } from '../experiments/LocalExecutor.ts';
import { partFiles, partFolder } from '../experiments/parts.ts';
import { InputError } from '../inputError.ts';
import type { RemoteSource } from './QueueExecutor.ts';
import { type ShardJob, ShardQueue } from './ShardQueue.ts';

/** An experiment needs a module of agents that this worker has not, or has another version of. */
class AgentsMissing extends InputError {
  constructor(wanted: string, own: string | undefined) {
    super(
      `the experiment runs agents of ${wanted}; --agents has ${own ?? 'none'}, with other contents`,
    );
  }
}

/** What this machine has for the runs of others' experiments. */
export interface WorkerOptions {
  /** Threads, each with one shard at a time. */
  workers: number;
  /** Folder of the files that scenarios name. */
  inputs: string;
  /** A module of agents. */
  agents?: string | undefined;
  /** Ends the work: shards at hand go to others. */
  signal: AbortSignal;
  /** Told of each shard that is done or given back. */
  onShard?: (text: string) => void;
}

/** Milliseconds between two looks at an empty queue, and between two signs of life. */
const pollEvery = 500;
const signEvery = 2000;

/** One experiment at hand: its threads, and how many shards they are at. */
interface Opened {
  executor: LocalExecutor;
  users: number;
}

/** Takes shards from a queue and does them, until it is stopped. Throws `QueueFailed`. */
export class QueueWorker {
  readonly #name = `${hostname()} ${process.pid} ${randomUUID()}`;
  readonly #opened = new Map<string, Opened>();

  private constructor(
    readonly queue: ShardQueue,
    readonly options: WorkerOptions,
  ) {}

  /** Works until `signal` is aborted. */
  static async run(url: string, options: WorkerOptions): Promise<void> {
    const queue = await ShardQueue.open(url);
    const worker = new QueueWorker(queue, options);
    const sign = setInterval(() => worker.#sign(), signEvery);
    try {
      await Promise.all(Array.from({ length: options.workers }, () => worker.#lane()));
    } finally {
      clearInterval(sign);
      for (const { executor } of worker.#opened.values()) await executor.close();
      await queue.close();
    }
  }

  async #lane(): Promise<void> {
    const { signal } = this.options;
    while (!signal.aborted) {
      const job = await this.queue.take();
      if (job) await this.#work(job.id, job.data);
      else await setTimeout(pollEvery, undefined, { signal }).catch(() => {});
    }
  }

  async #work(job: string, { experiment, shard }: ShardJob): Promise<void> {
    const { signal, onShard = () => {} } = this.options;
    let opened: Opened | null;
    try {
      opened = await this.#open(experiment);
    } catch (error) {
      await this.queue.giveBack(job);
      throw error;
    }
    if (!opened) {
      // Its experiment is over, and nobody waits for it.
      await this.queue.complete(job);
      return;
    }
    await this.queue.sql(
      `INSERT INTO weir_sim.claims (job, experiment, shard, worker, seen) VALUES ($1, $2, $3, $4, now())
       ON CONFLICT (job) DO UPDATE SET worker = $4, seen = now()`,
      [job, experiment, shard.index, this.#name],
    );
    const folder = mkdtempSync(join(tmpdir(), 'weir-work-'));
    opened.users++;
    try {
      await opened.executor.execute([shard], folder, () => {}, signal);
      if (signal.aborted) await this.queue.giveBack(job);
      else {
        await this.#deliver(experiment, shard.index, partFolder(folder, shard.index));
        await this.queue.complete(job);
      }
      onShard(
        `shard ${shard.index}: ${shard.runs.length} runs ${signal.aborted ? 'given back' : 'done'}`,
      );
    } catch (error) {
      if (!(error instanceof RunFailed)) throw error;
      await this.#tellFailure(experiment, shard.index, error);
      await this.queue.complete(job);
      onShard(error.message);
    } finally {
      opened.users--;
      rmSync(folder, { recursive: true, force: true });
      await this.queue.sql('DELETE FROM weir_sim.claims WHERE job = $1 AND worker = $2', [
        job,
        this.#name,
      ]);
    }
  }

  /** The threads for an experiment; null where it is gone. Those of experiments that are over end. */
  async #open(experiment: string): Promise<Opened | null> {
    for (const [id, { executor, users }] of this.#opened) {
      if (id === experiment || users > 0) continue;
      this.#opened.delete(id);
      await executor.close();
    }
    const known = this.#opened.get(experiment);
    if (known) return known;
    const [row] = await this.queue.sql<{ source: RemoteSource }>(
      'SELECT source FROM weir_sim.experiments WHERE id = $1',
      [experiment],
    );
    // Another lane may have been faster in the meantime.
    const meanwhile = this.#opened.get(experiment);
    if (!row || meanwhile) return meanwhile ?? null;
    const executor = new LocalExecutor(this.#sourceOf(row.source), this.options.workers);
    const opened = { executor, users: 0 };
    this.#opened.set(experiment, opened);
    return opened;
  }

  #sourceOf({ text, file, seed, agents: wanted }: RemoteSource): ExperimentSource {
    const { inputs, agents } = this.options;
    const source = { text, file, folder: inputs, agents, seed: seed ?? undefined };
    const [own] = agentInputs(source);
    if (wanted && wanted.sha256 !== own?.sha256) throw new AgentsMissing(wanted.file, own?.file);
    return wanted ? source : { ...source, agents: undefined };
  }

  /** Puts all files of a part into the database in one statement, unless another worker was first. */
  async #deliver(experiment: string, shard: number, folder: string): Promise<void> {
    await this.queue.sql(
      `INSERT INTO weir_sim.parts (experiment, shard, file, bytes)
       SELECT $1::text, $2::integer, file, bytes FROM unnest($3::text[], $4::bytea[]) AS part (file, bytes)
       WHERE EXISTS (SELECT 1 FROM weir_sim.experiments WHERE id = $1) ON CONFLICT DO NOTHING`,
      [experiment, shard, partFiles, partFiles.map((file) => readFileSync(join(folder, file)))],
    );
  }

  async #tellFailure(experiment: string, shard: number, failure: RunFailed): Promise<void> {
    await this.queue.sql(
      `INSERT INTO weir_sim.failures (experiment, shard, run, seed, what)
       SELECT $1::text, $2::integer, $3::integer, $4::bigint, $5::text
       WHERE EXISTS (SELECT 1 FROM weir_sim.experiments WHERE id = $1) ON CONFLICT DO NOTHING`,
      [experiment, shard, failure.run, failure.seed, failure.what],
    );
  }

  /** A sign of life for all shards at hand. One that fails is made up for by the next. */
  #sign(): void {
    this.queue
      .sql('UPDATE weir_sim.claims SET seen = now() WHERE worker = $1', [this.#name])
      .catch(() => {});
  }
}
