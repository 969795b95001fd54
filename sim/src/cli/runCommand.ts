import { parseArgs } from 'node:util';
import { type ExperimentSource, sourceOf } from '../experiments/ExperimentSource.ts';
import { runSingle } from '../experiments/runSingle.ts';
import { writeReport } from '../operations/writeReport.ts';
import { runTrade } from '../p2p/runTrade.ts';
import type { Manifest } from '../results/manifest.ts';
import type { ResultFiles } from '../results/ResultFiles.ts';
import { isOfTrade } from '../yaml/isOfTrade.ts';
import { runHelp } from './help.ts';
import { onlyArgument, parseSeed, resultFolder } from './options.ts';
import { summary } from './summary.ts';
import { tradeSummary } from './tradeSummary.ts';
import { UsageError } from './UsageError.ts';

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
    const { manifest, text } = await carryOut(source, out, {
      csv: values.csv,
      onFiles: (opened) => {
        files = opened;
      },
    });
    await writeReport(out);
    if (values.quiet) return;
    console.log(text);
    const names = manifest.outputs.map((output) => output.file).join(', ');
    console.log(`\n${names}, manifest.json and report.html are in ${out}`);
  } finally {
    process.removeListener('SIGINT', stop);
    process.removeListener('SIGTERM', stop);
  }
}

/** Runs a market's scenario, or solves a trade's; with what there is to say of it. */
async function carryOut(
  source: ExperimentSource,
  out: string,
  options: NonNullable<Parameters<typeof runSingle>[2]>,
): Promise<{ manifest: Manifest; text: string }> {
  if (!isOfTrade(source.text, source.file)) {
    const { scenario, result, manifest } = await runSingle(source, out, options);
    return { manifest, text: summary(scenario, result) };
  }
  for (const option of ['seed', 'agents'] as const) {
    if (source[option] === undefined) continue;
    const what = `${source.file} is of one trade, which has neither seed nor agents`;
    throw new UsageError(`--${option}: expected a scenario of a market; ${what}`);
  }
  const { experiment, manifest } = runTrade(source, out, options);
  return { manifest, text: tradeSummary(experiment) };
}
