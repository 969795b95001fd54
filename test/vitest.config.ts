import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

// One project a package. Its tests stand beside what they test; a name is a stage of test/run.ts.
const project = (name: string, include: string) => ({
  test: { name, root, include: [include], exclude: ['**/node_modules/**'] },
});

export default defineConfig({
  root,
  test: {
    projects: [
      project('bindings', 'contracts/ts/**/*.test.ts'),
      project('indexer', 'indexer/**/*.test.ts'),
      project('sim', 'sim/**/*.test.ts'),
      project('web', 'web/**/*.test.{ts,tsx}'),
      project('local', 'test/local/**/*.test.ts'),
    ],
  },
});
