import type { Shard } from './parts.ts';

/** How far a batch of shards is: runs done so far. */
export type OnRuns = (done: number) => void;

/** Carries out shards: on this machine's workers, or through a queue on others'. */
export interface Executor {
  /**
   * Writes the part of each shard into the folder `parts`. Resolves once all are there. Throws the first error; what
   * was done by then stays. Ends early, without an error, where `signal` is aborted.
   */
  execute(
    shards: readonly Shard[],
    parts: string,
    onRuns: OnRuns,
    signal?: AbortSignal,
  ): Promise<void>;
  close(): Promise<void>;
}
