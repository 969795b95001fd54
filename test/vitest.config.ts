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
  test: { name, root, include: [include], exclude: ['**/node_modules/**'], maxWorkers, ...more },
});

// The simulator's modules keep nothing that a run could change, so its tests share them: loading them for each file took
// half of the time. And they compute, which takes ten times as long on a machine with other work.
const shared = { isolate: false, testTimeout: 30_000 };

export default defineConfig({
  root,
  test: {
    projects: [
      project('bindings', 'contracts/ts/**/*.test.ts'),
      project('indexer', 'indexer/**/*.test.ts'),
      project('sim', 'sim/**/*.test.ts', shared),
      project('web', 'web/**/*.test.{ts,tsx}'),
      project('local', 'test/local/**/*.test.ts'),
    ],
  },
});
