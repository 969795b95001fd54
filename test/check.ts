// Everything that can be judged without running the product: `npx pnpm check`.
// All steps run, whatever the ones before said; each that fails is named at the end. The contracts compile beside the
// other steps, as the compiler works on one core for most of its time.
import { bin, runCommand, stopOnSignals } from './runCommand.ts';

interface Step {
  name: string;
  command: string;
  args: string[];
  env?: Record<string, string>;
  remedy: string;
}

const packages = ['contracts', 'indexer', 'sim', 'web', 'test'];
const generator = 'contracts/ts/generate.ts';

const steps: Step[] = [
  {
    name: 'Solidity format',
    command: bin('forge'),
    args: ['fmt', '--check'],
    remedy: 'npx forge fmt',
  },
  {
    name: 'TypeScript format and lint (biome)',
    command: bin('biome'),
    args: ['check', '--error-on-warnings', '.'],
    remedy: 'npx biome check --write .',
  },
  {
    name: 'lint and boundaries (oxlint)',
    command: bin('oxlint'),
    args: ['--deny-warnings'],
    remedy: 'see the rule named above',
  },
  ...packages.map((name) => ({
    name: `types of ${name} (tsc)`,
    command: bin('tsc'),
    // Beside the compiler there is no second core to be had: tsc's checkers each work out the libraries' types, and its
    // collector of garbage runs for a process of seconds. All five took 50 core-seconds, and take 20 so.
    args: ['-p', name, '--singleThreaded'],
    env: { GOGC: '400' },
    remedy: 'see the errors above',
  })),
  {
    name: 'unused files, exports and dependencies (knip)',
    command: bin('knip'),
    args: ['--no-progress'],
    remedy: 'remove what is unused, or say in package.json ("knip") why it is used',
  },
  {
    name: 'bundle size',
    command: bin('tsx'),
    args: ['test/bundleSize.ts'],
    remedy: 'load later what only some routes need',
  },
];

// The bindings are generated from the compiled contracts, and committed.
const compilation: Step[] = [
  {
    name: 'contracts compile (forge build)',
    command: bin('forge'),
    args: ['build', '--quiet'],
    remedy: 'npx forge build',
  },
  {
    name: 'generated bindings are fresh',
    command: bin('tsx'),
    args: [generator, '--check'],
    remedy: `npx tsx ${generator}`,
  },
  {
    name: 'gas is what the committed figures say',
    command: bin('tsx'),
    args: ['test/bench/gas.ts', '--check'],
    remedy: 'npx pnpm bench:gas, and say in the commit what costs more',
  },
];

stopOnSignals();
const failed = (await Promise.all([failuresOf(compilation), failuresOf(steps)])).flat();
const count = compilation.length + steps.length;
for (const step of failed) console.error(`Failed: ${step.name}. Remedy: ${step.remedy}`);
console.log(`${count - failed.length} of ${count} checks passed`);
process.exitCode = failed.length > 0 ? 1 : 0;

/** Runs the steps one after the other; returns those that failed. */
async function failuresOf(lane: Step[]): Promise<Step[]> {
  const failures: Step[] = [];
  for (const step of lane) {
    console.log(`- ${step.name}`);
    const code = await runCommand(step.command, step.args, step.env);
    if (code !== 0) {
      failures.push(step);
      console.error(`${step.name}: failed (exit code ${code})`);
    }
  }
  return failures;
}
