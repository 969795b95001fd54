// `npx pnpm test`: every stage in order, or those named: `npx pnpm test contracts indexer`.
// `--deep` runs the contracts' fuzzing and invariants for half an hour (foundry.toml, profile deep), and the indexer's
// kills and loads and the simulator's comparisons at full length.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findOrInstallChromium } from './findChromium.ts';
import { bin, root, runCommand, stopOnSignals } from './runCommand.ts';

interface Stage {
  name: string;
  what: string;
  command: string;
  args: string[];
  needsBrowser?: boolean;
  /** Counts its test files, for a command that calls no tests a success. */
  countTests?: () => number;
}

type Outcome = 'passed' | 'failed' | 'missing';

const vitest = (name: string, what: string): Stage => ({
  name,
  what,
  command: bin('vitest'),
  args: ['run', '--config', 'test/vitest.config.ts', '--project', name],
});

const stages: Stage[] = [
  {
    name: 'check',
    what: 'format, lint, types, unused code, bundle size, generated files, gas',
    command: bin('tsx'),
    args: ['test/check.ts'],
  },
  {
    name: 'contracts',
    what: 'Solidity unit, integration and invariant tests',
    command: bin('forge'),
    // One seed: the same run everywhere. The deep run draws its own, and prints it. What writes vectors is no test by itself:
    // the bindings' tests have it run, and compare.
    args: [
      'test',
      '--no-match-test',
      '^test_generates',
      ...(process.argv.includes('--deep') ? [] : ['--fuzz-seed', '0x77656972']),
    ],
    countTests: countSolidityTests,
  },
  vitest('bindings', 'the TypeScript bindings and their arithmetic'),
  vitest('indexer', 'the indexer'),
  vitest('sim', 'the simulator'),
  vitest('web', "the web page's model and components"),
  vitest('local', 'the local market, its bots and npx pnpm start'),
  {
    name: 'e2e',
    what: 'chain, indexer and browser together',
    command: bin('playwright', 'test'),
    args: ['test', '--config', 'test/e2e/playwright.config.ts'],
    needsBrowser: true,
  },
];

if (process.argv.includes('--deep')) {
  stages.push({
    name: 'verification',
    what: 'each deployed contract compiled alone, as verifiers do, gives the same code',
    command: bin('tsx'),
    args: ['contracts/toolchain/verification.ts'],
  });
}

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { deep: { type: 'boolean', default: false } },
});
const chosen = positionals.length === 0 ? stages : positionals.map(stageNamed);
const env: Record<string, string> = flags.deep
  ? { FOUNDRY_PROFILE: 'deep', WEIR_DEEP: 'true' }
  : {};

stopOnSignals();
requireNode(20, 19);
if (chosen.some((stage) => stage.needsBrowser)) {
  const chromium = await findOrInstallChromium();
  if (chromium) env.CHROMIUM_PATH = chromium;
}
console.log(
  `Node ${process.versions.node}, Chromium ${env.CHROMIUM_PATH ?? 'not looked for or none'}`,
);

const results: { stage: Stage; outcome: Outcome; seconds: number }[] = [];
for (const stage of chosen) {
  console.log(`\n=== ${stage.name}: ${stage.what}`);
  const start = performance.now();
  const outcome = await run(stage);
  const seconds = (performance.now() - start) / 1000;
  console.log(`=== ${stage.name} ${outcome} in ${seconds.toFixed(1)} s`);
  results.push({ stage, outcome, seconds });
}
report();

async function run(stage: Stage): Promise<Outcome> {
  if (stage.needsBrowser && !env.CHROMIUM_PATH) {
    console.error(
      `NOT RUN: ${stage.name} needs Chromium. Install it (Debian: apt-get install chromium), ` +
        'or set CHROMIUM_PATH to an executable one.',
    );
    return 'missing';
  }
  if (stage.countTests?.() === 0) {
    console.error(`${stage.name} has no tests.`);
    return 'failed';
  }
  return (await runCommand(stage.command, stage.args, env)) === 0 ? 'passed' : 'failed';
}

function countSolidityTests(): number {
  const folder = join(root, 'test/contracts');
  if (!existsSync(folder)) return 0;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.t.sol')).length;
}

/** Prints the table and the closing line. A missing prerequisite is a failure only where CI=true. */
function report(): void {
  const isCi = process.env.CI === 'true';
  const count = (outcome: Outcome) => results.filter((r) => r.outcome === outcome).length;
  console.log('\nStage         Result    Seconds');
  for (const { stage, outcome, seconds } of results) {
    const time = seconds.toFixed(1).padStart(7);
    console.log(`${stage.name.padEnd(14)}${outcome.padEnd(10)}${time}`);
  }
  const missing = count('missing');
  const failed = count('failed') + (isCi ? missing : 0);
  if (missing > 0) {
    console.log(`${missing} not run: Chromium is missing${isCi ? ', a failure in CI' : ''}`);
  }
  console.log(`\n${count('passed')} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

function stageNamed(name: string): Stage {
  const stage = stages.find((candidate) => candidate.name === name);
  if (stage) return stage;
  console.error(`No stage ${name}. There are: ${stages.map((s) => s.name).join(', ')}`);
  process.exit(2);
}

function requireNode(major: number, minor: number): void {
  const [nodeMajor = 0, nodeMinor = 0] = process.versions.node.split('.').map(Number);
  if (nodeMajor > major || (nodeMajor === major && nodeMinor >= minor)) return;
  console.error(`Node ${process.versions.node} is too old: ${major}.${minor} or newer is needed.`);
  process.exit(1);
}
