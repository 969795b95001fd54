import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import packageJson from '../../package.json' with { type: 'json' };
import { ResultFiles } from '../results/ResultFiles.ts';
import { csvLine, resultsJson, slippageCsv } from '../results/resultText.ts';
import { readScenario } from '../scenarios/readScenario.ts';
import { runScenario } from '../scenarios/runScenario.ts';
import { runHelp } from './help.ts';
import { loadAgents } from './loadAgents.ts';
import { summary } from './summary.ts';
import { UsageError } from './UsageError.ts';

const resultsFolder = fileURLToPath(new URL('../../results', import.meta.url));

/** `sim run`: runs a scenario, writes its files, prints what they say. */
export async function runCommand(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      seed: { type: 'string' },
      agents: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(runHelp());
    return;
  }
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    throw new UsageError(`expected one scenario file, found ${positionals.length}`);
  }
  const kinds = await loadAgents(values.agents);
  const read = await readScenario(file, kinds);
  const scenario = { ...read.scenario, seed: parseSeed(values.seed) ?? read.scenario.seed };
  const name = basename(file).replace(/\.ya?ml$/, '');
  const files = new ResultFiles(resolve(values.out ?? `${resultsFolder}/${name}`));
  const stop = () => {
    files.discard();
    process.exit(130);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const result = await runScenario(scenario, {
      kinds,
      folder: dirname(file),
      onSeriesRow: (fields) => files.write('series.csv', csvLine(fields)),
    });
    files.write('slippage.csv', slippageCsv(result.slippage));
    const manifest = {
      version: packageJson.version,
      scenario,
      scenarioFile: basename(file),
      scenarioSha256: read.sha256,
    };
    files.write('results.json', resultsJson(manifest, result, files.written()));
    files.complete();
    console.log(summary(scenario, result));
    console.log(`\nresults.json, series.csv and slippage.csv are in ${files.folder}`);
  } finally {
    files.discard();
    process.removeListener('SIGINT', stop);
    process.removeListener('SIGTERM', stop);
  }
}

function parseSeed(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seed = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(seed)) return seed;
  throw new UsageError(`--seed: expected a whole number from 0, found "${text}"`);
}
