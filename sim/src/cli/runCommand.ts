import { parseArgs } from 'node:util';
import { sourceOf } from '../experiments/ExperimentSource.ts';
import { runSingle } from '../experiments/runSingle.ts';
import { writeReport } from '../report/writeReport.ts';
import type { ResultFiles } from '../results/ResultFiles.ts';
import { runHelp } from './help.ts';
import { onlyArgument, parseSeed, resultFolder } from './options.ts';
import { summary } from './summary.ts';

/** `sim run`: runs a scenario, writes its files, prints what they say. */
export async function runCommand(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      seed: { type: 'string' },
      agents: { type: 'string' },
      csv: { type: 'boolean' },
      quiet: { type: 'boolean', short: 'q' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(runHelp());
    return;
  }
  const file = onlyArgument(positionals, 'scenario file');
  const out = resultFolder(file, values.out);
  const source = sourceOf(file, { agents: values.agents, seed: parseSeed(values.seed) });
  let files: ResultFiles | undefined;
  const stop = () => {
    files?.discard();
    process.exit(130);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const { scenario, result, manifest } = await runSingle(source, out, {
      csv: values.csv,
      onFiles: (opened) => {
        files = opened;
      },
    });
    await writeReport(out);
    if (values.quiet) return;
    console.log(summary(scenario, result));
    const names = manifest.outputs.map((output) => output.file).join(', ');
    console.log(`\n${names}, manifest.json and report.html are in ${out}`);
  } finally {
    process.removeListener('SIGINT', stop);
    process.removeListener('SIGTERM', stop);
  }
}
