// Chain, indexer and browser together: `npx pnpm test e2e`. Needs Chromium (CHROMIUM_PATH, or one in the PATH).
// globalSetup builds the page, serves it, and writes a local market's chain state once; every test then starts an
// anvil of its own from that state, on a port that the system gives.
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
  workers: 2,
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
    // Without a film of the page, which takes a third of all the time: each step's page is in the trace as it stood.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: { args: browserFlags, ...(executablePath ? { executablePath } : {}) },
  },
});
