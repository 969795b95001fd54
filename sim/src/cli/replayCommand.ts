import { parseArgs } from 'node:util';
import { replay } from '../operations/replay.ts';
import { replayHelp } from './experimentHelp.ts';
import { onlyArgument, parseWorkers } from './options.ts';
import { ProgressView } from './progress.ts';

/** `sim replay`: runs a result's experiment again. Resolves to the exit code: 1 where anything came out different. */
export async function replayCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      inputs: { type: 'string' },
      agents: { type: 'string' },
      workers: { type: 'string' },
      quiet: { type: 'boolean', short: 'q' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(replayHelp);
    return 0;
  }
  const folder = onlyArgument(positionals, 'folder of a result');
  const view = new ProgressView(process.stderr, () => performance.now());
  const { equal, differences } = await replay(folder, {
    inputs: values.inputs,
    agents: values.agents,
    workers: parseWorkers(values.workers),
    onProgress: values.quiet ? undefined : (progress) => view.show(progress),
  }).finally(() => view.end());
  if (!values.quiet) {
    console.log(`The same again: ${equal.length === 0 ? 'nothing' : equal.join(', ')}`);
  }
  for (const difference of differences) console.error(difference);
  return differences.length === 0 ? 0 : 1;
}
