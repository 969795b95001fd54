import type { Executor } from './Executor.ts';
import type { ExperimentSource } from './ExperimentSource.ts';
import { LocalExecutor } from './LocalExecutor.ts';

/** Who does an experiment's runs: threads of this machine. */
export async function openExecutor(
  source: ExperimentSource,
  { workers }: { workers: number; queue?: string | undefined },
): Promise<Executor> {
  return new LocalExecutor(source, workers);
}
