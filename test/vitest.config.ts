import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { shortLivedFlags } from '../indexer/programs.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

// One more than there are cores: tests wait for chains and processes, and with as many as cores a seventh of the cores' time
// was idle. vitest's own default leaves a whole core idle, which on two is half of them.
const maxWorkers = availableParallelism() + 1;

// One project a package. Its tests stand beside what they test; a name is a stage of test/run.ts.
const project = (
  name: string,
  include: string,
  more: TestProjectInlineConfiguration['test'] = {},
) => ({
  test: {
    name,
    root,
    include: [include],
    exclude: ['**/node_modules/**'],
    maxWorkers,
    // A machine with other work takes ten times as long: what hangs is still found, what is slow is no fault.
    testTimeout: 30_000,
    ...more,
  },
});

// Modules keep nothing that a test could leave to the next, so files share them: loading them for each took half of the
// bindings' and the simulator's time, and two thirds of the page's.
const shared = { isolate: false };

export default defineConfig({
  root,
  test: {
    projects: [
      project('bindings', 'contracts/{ts,cli,testing,toolchain}/**/*.test.ts', shared),
      project('indexer', 'indexer/**/*.test.ts', {
        ...shared,
        globalSetup: 'test/bundleOnce.ts',
        execArgv: shortLivedFlags,
      }),
      project('sim', 'sim/**/*.test.ts', shared),
      project('web', 'web/**/*.test.{ts,tsx}', shared),
      project('local', 'test/local/**/*.test.ts', { globalSetup: 'test/bundleOnce.ts' }),
    ],
  },
});
