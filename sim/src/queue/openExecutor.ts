import type { Executor } from '../experiments/Executor.ts';
import type { ExperimentSource } from '../experiments/ExperimentSource.ts';
import { LocalExecutor } from '../experiments/LocalExecutor.ts';

/** Who does an experiment's runs. */
export interface ExecutorChoice {
  /** Threads of this machine. */
  workers: number;
  /** Instead, the workers of the queue at this address. */
  queue?: string | undefined;
  /** Told where a queue has no workers. */
  onIdle: () => void;
}

/** Makes ready who does an experiment's runs. Throws `QueueFailed`. */
export async function openExecutor(
  source: ExperimentSource,
  { workers, queue, onIdle }: ExecutorChoice,
): Promise<Executor> {
  if (queue === undefined) return new LocalExecutor(source, workers);
  // The queue's libraries are loaded where there is one.
  const { QueueExecutor } = await import('./QueueExecutor.ts');
  return QueueExecutor.open(source, queue, { onIdle });
}
