import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { RunFailed } from './doRun.ts';
import type { ShardOutcome, ShardTask } from './doShard.ts';
import type { Executor, OnRuns } from './Executor.ts';
import type { ExperimentSource } from './ExperimentSource.ts';
import { partFolder, type Shard } from './parts.ts';

/** How often a shard is tried whose worker ended without a word. */
const attempts = 2;

/** How often progress is told, in milliseconds. */
const progressEvery = 200;

/** Shards on threads of this machine. Each worker reads the scenario anew, and does one shard at a time. */
export class LocalExecutor implements Executor {
  readonly #pool: Piscina<ShardTask, ShardOutcome>;

  /** @param workers threads, at least 1 */
  constructor(source: ExperimentSource, workers: number) {
    this.#pool = new Piscina({
      filename: fileURLToPath(new URL('./shardThread.mjs', import.meta.url)),
      minThreads: workers,
      maxThreads: workers,
      workerData: source,
      // Not those of this process, which may bring loaders that a thread cannot use.
      execArgv: [],
    });
  }

  async execute(
    shards: readonly Shard[],
    parts: string,
    onRuns: OnRuns,
    signal?: AbortSignal,
  ): Promise<void> {
    const tasks = shards.map((shard) => ({
      shard,
      folder: partFolder(parts, shard.index),
      progress: new SharedArrayBuffer(4),
    }));
    const tell = () => onRuns(tasks.reduce((sum, { progress }) => sum + runsDone(progress), 0));
    const timer = setInterval(tell, progressEvery);
    const stop = new AbortController();
    const onAbort = () => stop.abort();
    signal?.addEventListener('abort', onAbort);
    if (signal?.aborted) stop.abort();
    const failures: RunFailed[] = [];
    // As many lanes as workers, each with one shard at a time: the first failure keeps others from beginning.
    const waiting = tasks.values();
    const lane = async () => {
      for (const task of waiting) {
        if (stop.signal.aborted) return;
        const failure = await this.#attempt(task, stop.signal);
        if (!failure) continue;
        failures.push(failure);
        stop.abort();
      }
    };
    try {
      await Promise.all(Array.from({ length: this.#pool.maxThreads }, lane));
      if (failures.length > 0) throw failures.reduce((a, b) => (a.run <= b.run ? a : b));
      tell();
    } finally {
      clearInterval(timer);
      signal?.removeEventListener('abort', onAbort);
    }
  }

  /** Ends the workers, in the middle of a run if need be. */
  close(): Promise<void> {
    return this.#pool.destroy();
  }

  /** The failure of a shard; null where it is done, or was stopped. */
  async #attempt(task: ShardTask, signal: AbortSignal): Promise<RunFailed | null> {
    for (let attempt = 1; ; attempt++) {
      Atomics.store(new Int32Array(task.progress), 0, 0);
      let outcome: ShardOutcome;
      try {
        outcome = await this.#pool.run(task, { signal });
      } catch (cause) {
        if (signal.aborted) return null;
        const what = `its worker ended: ${cause instanceof Error ? cause.message : String(cause)}`;
        outcome = { isDone: false, isInput: false, what };
      }
      if (outcome.isDone) return null;
      // The same input fails again; anything else may have been the machine.
      if (outcome.isInput || attempt === attempts) {
        const { runs } = task.shard;
        const spec = runs[runsDone(task.progress)] ?? runs.at(-1);
        return new RunFailed(spec?.run ?? 0, spec?.seed ?? 0, outcome.what);
      }
    }
  }
}

function runsDone(progress: SharedArrayBuffer): number {
  return Atomics.load(new Int32Array(progress), 0);
}
