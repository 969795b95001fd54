// Chain, indexer and browser together: `npx pnpm test e2e`. Needs Chromium (CHROMIUM_PATH, or one in the PATH).
// globalSetup builds the page and writes a local market's chain state once; every worker then starts an anvil of its own
// from that state, on a port that the system gives, and every test serves the page at an origin of its own.
import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { findChromium } from '../findChromium.ts';
import { browserFlags } from './browserFlags.ts';

const executablePath = findChromium();

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  globalSetup: './setup/globalSetup.ts',
  outputDir: 'results/tests',
  reporter: [['list']],
  // Two more than there are cores: tests wait for chains and pages, and with one more a tenth of the cores' time was idle.
  workers: availableParallelism() + 2,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  retries: 0,
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    locale: 'en-GB',
    timezoneId: 'UTC',
    // What moves costs time, and looks otherwise on its way than in the end.
    contextOptions: { reducedMotion: 'reduce' },
    // A trace of every test takes a tenth of all the time: `--trace retain-on-failure` where one is to be looked into.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { args: browserFlags, ...(executablePath ? { executablePath } : {}) },
  },
});
