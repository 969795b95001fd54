import { parseArgs } from 'node:util';
import { sourceOf } from '../experiments/ExperimentSource.ts';
import { runExperiment } from '../experiments/runExperiment.ts';
import { writeReport } from '../operations/writeReport.ts';
import { openExecutor } from '../queue/openExecutor.ts';
import { sweepHelp } from './experimentHelp.ts';
import { experimentSummary } from './experimentSummary.ts';
import { onlyArgument, parseSeed, parseWorkers, resultFolder } from './options.ts';
import { ProgressView } from './progress.ts';
import { stopSignal } from './stopSignal.ts';
import { UsageError } from './UsageError.ts';

/** `sim sweep`: carries out an experiment. Resolves to the exit code: 0, or 130 where it was stopped. */
export async function sweepCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      seed: { type: 'string' },
      agents: { type: 'string' },
      workers: { type: 'string' },
      queue: { type: 'string' },
      csv: { type: 'boolean' },
      resume: { type: 'boolean' },
      restart: { type: 'boolean' },
      quiet: { type: 'boolean', short: 'q' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(sweepHelp);
    return 0;
  }
  if (values.resume && values.restart) {
    throw new UsageError('expected --resume or --restart, found both');
  }
  if (values.queue !== undefined && values.workers !== undefined) {
    throw new UsageError(
      'expected --queue or --workers: the workers of a queue are those of sim work',
    );
  }
  const file = onlyArgument(positionals, 'scenario file');
  const out = resultFolder(file, values.out);
  const workers = parseWorkers(values.workers);
  const source = sourceOf(file, { agents: values.agents, seed: parseSeed(values.seed) });
  const view = new ProgressView(process.stderr, () => performance.now());
  const { signal, release } = stopSignal(() => {
    view.end();
    console.error('Stopping; what is done is kept.');
  });
  const executor = await openExecutor(source, {
    workers,
    queue: values.queue,
    onIdle: () => {
      view.end();
      console.error(
        'Nobody takes runs from the queue: npx pnpm sim work --queue … starts a worker.',
      );
    },
  });
  try {
    const manifest = await runExperiment(source, out, {
      executor,
      csv: values.csv,
      resume: values.resume,
      restart: values.restart,
      signal,
      ...(!values.quiet && { onProgress: (progress) => view.show(progress) }),
    });
    view.end();
    await writeReport(out);
    if (!values.quiet) console.log(await experimentSummary(out, manifest));
    return manifest.interrupted ? 130 : 0;
  } finally {
    view.end();
    release();
    await executor.close();
  }
}
