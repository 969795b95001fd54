// `npx pnpm screenshots [view …]`: every view of views.ts, wide and narrow, light and dark, into .local/screenshots, from
// markets that were traded on for a day. To be looked at. Without names it takes all, and those of the README to
// web/docs.
//
//   --turns N   how much the bots trade before (default 400)
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import { bundlePrograms } from '../../indexer/bundle.ts';
import { findChromium } from '../findChromium.ts';
import { developmentAccount } from '../local/accounts.ts';
import { waitUntil } from '../local/waitUntil.ts';
import { root } from '../runCommand.ts';
import { browserFlags } from './browserFlags.ts';
import { startLivelyMarket } from './chain/livelyMarket.ts';
import { buildPage } from './setup/buildPage.ts';
import { isLevel } from './setup/isLevel.ts';
import { readPage, servePage } from './setup/pageServer.ts';
import { startIndexer } from './setup/startIndexer.ts';
import { showView, views } from './views.ts';
import { TestWallet } from './wallet/TestWallet.ts';

const READER = 3;
const folder = join(root, '.local/screenshots');
const addressFile = join(folder, 'deployment.json');
const widths = {
  1440: { viewport: { width: 1440, height: 900 }, fullPage: false },
  390: { viewport: { width: 390, height: 844 }, fullPage: true },
};
/** What the README and the page's own text show, in web/docs. */
const kept = [
  'trade-1440-dark',
  'trade-1440-light',
  'trade-390-light',
  'pools-1440-light',
  'portfolio-1440-light',
  'borrow-market-1440-light',
  'liquidate-1440-dark',
];
/** Taken last, after outside prices fell: before that nobody is at risk. */
const afterCrash = new Set(['liquidate']);

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { turns: { type: 'string', default: '400' } },
});
const unknown = positionals.filter((name) => views.every((view) => view.name !== name));
if (unknown.length > 0) {
  console.error(`There is no view ${unknown.join(', ')}: see test/e2e/views.ts.`);
  process.exit(2);
}
const wanted = views.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const phases = [
  wanted.filter(({ name }) => !afterCrash.has(name)),
  wanted.filter(({ name }) => afterCrash.has(name)),
] as const;

mkdirSync(folder, { recursive: true });
const stops: (() => Promise<void>)[] = [];
try {
  const [market] = await Promise.all([
    startLivelyMarket(addressFile, READER, Number(options.turns)),
    buildPage(join(folder, 'page')),
    bundlePrograms(),
  ]);
  console.log(`Traded after ${Math.round(performance.now() / 1000)} s.`);
  stops.push(market.stop);
  const indexer = await startIndexer(market.rpcUrl, addressFile);
  stops.push(indexer.stop);
  const page = await servePage(readPage(join(folder, 'page')), {
    ...JSON.parse(readFileSync(addressFile, 'utf8')),
    rpcUrl: market.rpcUrl,
    indexerUrl: indexer.found,
  });
  stops.push(page.stop);
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: browserFlags,
    ...(executablePath ? { executablePath } : {}),
  });
  stops.push(() => browser.close());
  for (const [i, phase] of phases.entries()) {
    if (phase.length === 0) continue;
    if (i > 0) await market.crash();
    await waitUntil('The indexer', 60, () => isLevel(indexer.found, market.rpcUrl));
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const [width, shape] of Object.entries(widths)) {
        const look = { width, ...shape, colorScheme };
        await takePictures(browser, page.url, market.rpcUrl, phase, look);
      }
    }
  }
  if (positionals.length === 0) {
    for (const name of kept)
      copyFileSync(join(folder, `${name}.png`), join(root, `web/docs/${name}.png`));
  }
  console.log(`In ${folder}.`);
} finally {
  for (const stop of stops.toReversed()) await stop();
}

interface Look {
  width: string;
  viewport: { width: number; height: number };
  fullPage: boolean;
  colorScheme: 'light' | 'dark';
}

/** Every view of a phase in one look; those of a stranger first, then the wallet connects. */
async function takePictures(
  browser: Browser,
  baseURL: string,
  rpcUrl: string,
  phase: typeof views,
  { width, viewport, fullPage, colorScheme }: Look,
): Promise<void> {
  for (const isStranger of [true, false]) {
    const chosen = phase.filter((view) => (view.isStranger ?? false) === isStranger);
    if (chosen.length === 0) continue;
    const context = await browser.newContext({
      baseURL,
      viewport,
      colorScheme,
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    // tsx names functions by a helper that the page, to which the wallet's script is sent, does not have.
    await context.addInitScript('globalThis.__name = (named) => named');
    await new TestWallet(developmentAccount(READER), rpcUrl).announceTo(context);
    const page = await context.newPage();
    if (!isStranger) {
      await page.goto('/trade');
      await page.getByRole('banner').getByRole('button', { name: 'Connect' }).click();
      await page.getByRole('button', { name: 'Browser test wallet' }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    for (const view of chosen) {
      await showView(page, view);
      await view.open?.(page);
      await page.waitForTimeout(700); // the chart draws its candles after they came
      const path = join(folder, `${view.name}-${width}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: fullPage && !view.open });
    }
    await context.close();
  }
}
