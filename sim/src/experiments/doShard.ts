import { workerData } from 'piscina';
import { InputError } from '../inputError.ts';
import type { Experiment } from './Experiment.ts';
import { type ExperimentSource, openExperiment } from './ExperimentSource.ts';
import { type Shard, writePart } from './parts.ts';

/** A shard for a worker. */
export interface ShardTask {
  shard: Shard;
  /** Where the part goes. */
  folder: string;
  /** One number that both sides see: runs of the shard that are done. */
  progress: SharedArrayBuffer;
}

/** What became of it; an error as data, since threads pass no classes on. */
export type ShardOutcome = { isDone: true } | { isDone: false; isInput: boolean; what: string };

let opened: Promise<Experiment> | undefined;

/** Does a shard in a worker thread, whose data is the `ExperimentSource`. */
export async function doShard(task: ShardTask): Promise<ShardOutcome> {
  const source = workerData as ExperimentSource;
  const progress = new Int32Array(task.progress);
  try {
    opened ??= openExperiment(source);
    await writePart(await opened, task.shard, source.folder, task.folder, (done) =>
      Atomics.store(progress, 0, done),
    );
    return { isDone: true };
  } catch (error) {
    const isInput = error instanceof InputError;
    return {
      isDone: false,
      isInput,
      what: isInput ? `${error.name}: ${error.message}` : String((error as Error).stack ?? error),
    };
  }
}
