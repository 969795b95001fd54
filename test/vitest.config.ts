import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

// Every core: vitest's own default leaves one idle, which on two cores is half of them.
const maxWorkers = availableParallelism();

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
      project('indexer', 'indexer/**/*.test.ts', { ...shared, globalSetup: 'test/bundleOnce.ts' }),
      project('sim', 'sim/**/*.test.ts', shared),
      project('web', 'web/**/*.test.{ts,tsx}', shared),
      project('local', 'test/local/**/*.test.ts', { globalSetup: 'test/bundleOnce.ts' }),
    ],
  },
});
