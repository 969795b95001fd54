import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { QueueWorker } from '../queue/QueueWorker.ts';
import { workHelp } from './experimentHelp.ts';
import { parseWorkers } from './options.ts';
import { stopSignal } from './stopSignal.ts';
import { UsageError } from './UsageError.ts';

/** `sim work`: does the runs of a queue until it is stopped. */
export async function workCommand(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      queue: { type: 'string' },
      workers: { type: 'string' },
      inputs: { type: 'string' },
      agents: { type: 'string' },
      quiet: { type: 'boolean', short: 'q' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(workHelp);
    return;
  }
  if (values.queue === undefined) throw new UsageError('expected --queue with an address');
  const { signal, release } = stopSignal(() => console.error('Stopping; runs at hand go back.'));
  try {
    await QueueWorker.run(values.queue, {
      workers: parseWorkers(values.workers),
      inputs: resolve(values.inputs ?? '.'),
      agents: values.agents === undefined ? undefined : resolve(values.agents),
      signal,
      ...(!values.quiet && { onShard: (text) => console.log(text) }),
    });
  } finally {
    release();
  }
}
