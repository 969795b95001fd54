// `npx pnpm bench:web`: what the built page weighs, what Lighthouse says of it, how long a quote takes, and whether it
// keeps drawing while the market moves. Prints the table and writes test/bench/results/web.json. Fails where a budget is
// missed.
//
//   --runs N   of Lighthouse for each page and device; the median counts (default 3)
//   --quick    without Lighthouse; writes nothing
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import { exchangeAbi, packSwapTerms } from '@weir/contracts';
import { encodeFunctionData, erc20Abi, maxUint256 } from 'viem';
import { bundlePrograms } from '../../indexer/bundle.ts';
import { browserFlags } from '../e2e/browserFlags.ts';
import { type LivelyMarket, startLivelyMarket } from '../e2e/chain/livelyMarket.ts';
import { buildPage } from '../e2e/setup/buildPage.ts';
import { compressPage, type PageServer, readPage, servePage } from '../e2e/setup/pageServer.ts';
import { startIndexer } from '../e2e/setup/startIndexer.ts';
import { views } from '../e2e/views.ts';
import { findChromium } from '../findChromium.ts';
import { botAccount } from '../local/bot.ts';
import { readPageEntry } from '../pageEntry.ts';
import { bin, root, runCommand } from '../runCommand.ts';
import { measureFirstLoads } from './web/firstLoad.ts';
import { measureFrames } from './web/frames.ts';
import { type Device, measureLighthouse } from './web/lighthouseScores.ts';
import { measureQuotes } from './web/measureQuotes.ts';
import { type PacedNode, pacedNode } from './web/pacedNode.ts';

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    quick: { type: 'boolean', default: false },
  },
});
const resultFile = join(root, 'test/bench/results/web.json');
const folder = join(root, '.local/bench/web');
const pageFolder = join(folder, 'page');
const addressFile = join(folder, 'deployment.json');
const TURNS = 150;
/** Of the account whose orders and shares the page's readers see, and of the one that moves the market. */
const [READER, MOVER] = [3, 5];
/** Blocks of the moving market: 20 a second, for as long as it is watched and typed into. */
const MOVES = 480;

interface Row {
  name: string;
  value: number;
  unit: string;
  /** The bound that the run is judged by, and whether more is better. */
  budget?: number;
  moreIsBetter?: boolean;
}
const rows: Row[] = [];

const executablePath = findChromium();
if (!executablePath) {
  console.error('Chromium is missing (apt-get install chromium): nothing is measured.');
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
const stops: (() => Promise<void>)[] = [];
try {
  const { server, node } = await serveEverything();
  const browser = await chromium.launch({ args: browserFlags, executablePath });
  stops.push(() => browser.close());
  await weigh(browser, server);
  if (!options.quick) {
    await askLighthouse(executablePath, server, 'desktop');
    await askLighthouse(executablePath, server, 'mobile');
  }
  await timeQuotes(browser);
  await watch(browser, server, node);
} finally {
  for (const stop of stops.toReversed()) await stop();
}
print();
if (!options.quick) {
  const results = rows.map(({ name, value, unit }) => ({ name, value: round(value), unit }));
  writeFileSync(resultFile, `${JSON.stringify(results, null, 2)}\n`);
  console.log(`\nWritten to test/bench/results/web.json: ${results.length} rows.`);
}
process.exitCode = rows.every(isMet) ? 0 : 1;

/** A chain with a day of trades and a moving end, an indexer over it, and the built page as a host serves it. */
async function serveEverything(): Promise<{ server: PageServer; node: PacedNode }> {
  const [market] = await Promise.all([
    startLivelyMarket(addressFile, READER, TURNS),
    buildPage(pageFolder),
    bundlePrograms(),
  ]);
  stops.push(market.stop);
  const { first, last } = await moveMarket(market);
  const node = await pacedNode(market.rpcUrl, first, last);
  stops.push(node.stop);
  const indexer = await startIndexer(node.url, addressFile, '0', []);
  stops.push(indexer.stop);
  const addresses = JSON.parse(readFileSync(addressFile, 'utf8'));
  const server = await servePage(compressPage(readPage(pageFolder)), {
    ...addresses,
    rpcUrl: node.url,
    indexerUrl: indexer.found,
  });
  stops.push(server.stop);
  return { server, node };
}

/** Small swaps in the first market, one a block: each changes the pool, and so every row of the ladder. */
async function moveMarket({ rpcUrl, deployment }: LivelyMarket) {
  const [key] = deployment.markets;
  if (!key) throw new Error('The deployment names no market.');
  const mover = botAccount(rpcUrl, MOVER);
  for (const { address } of deployment.tokens) {
    const args = [deployment.exchange, maxUint256] as const;
    await mover.send(address, encodeFunctionData({ abi: erc20Abi, functionName: 'approve', args }));
  }
  const first = await mover.chain.getBlockNumber();
  for (let i = 0; i < MOVES; i++) {
    const baseIn = i % 4 < 2;
    const amount = baseIn ? 10n ** 18n : 3_300n * 10n ** 6n;
    const terms = packSwapTerms({ recipient: mover.address, baseIn });
    const data = encodeFunctionData({
      abi: exchangeAbi,
      functionName: 'swap',
      args: [key, amount, 0n, terms],
    });
    await mover.send(deployment.exchange, data);
  }
  return { first, last: await mover.chain.getBlockNumber() };
}

/** The routes that a page is measured at, by name. */
function measuredRoutes(): Record<string, string> {
  const named = views.filter(({ open, route }) => !open && route !== '*');
  const routes = named.filter(
    ({ route }, i) => named.findIndex((other) => other.route === route) === i,
  );
  return Object.fromEntries(routes.map(({ name, path }) => [name, path]));
}

async function weigh(browser: Browser, server: PageServer): Promise<void> {
  const kilobytes = (bytes: number) => bytes / 1000;
  const routes = measuredRoutes();
  const loads = await measureFirstLoads(browser, server, Object.values(routes));
  add('first_load_kb', kilobytes(readPageEntry(pageFolder).bytes), 'kB', 250, false);
  for (const [name, path] of Object.entries(routes)) {
    add(`first_load_kb_${name}`, kilobytes(loads.get(path) ?? Number.NaN), 'kB');
  }
}

async function askLighthouse(browser: string, server: PageServer, device: Device) {
  const urls = Object.fromEntries(
    Object.entries(measuredRoutes()).map(([name, path]) => [name, server.url + path]),
  );
  const reports = join(folder, 'lighthouse');
  const scores = await measureLighthouse(browser, urls, device, Number(options.runs), reports);
  const all = [...scores.values()];
  const suffix = device === 'desktop' ? '' : `_${device}`;
  const worst = (of: 'performance' | 'accessibility') => Math.min(...all.map((one) => one[of]));
  const budget = device === 'desktop' ? 0.95 : undefined;
  add(`lighthouse_performance${suffix}`, worst('performance'), 'score', budget, true);
  add(`lighthouse_accessibility${suffix}`, worst('accessibility'), 'score', 1, true);
  for (const [name, { performance }] of scores) {
    add(`lighthouse_performance${suffix}_${name}`, performance, 'score');
  }
}

/** In node, and in the browser as Vite builds it for one. */
async function timeQuotes(browser: Browser): Promise<void> {
  const built = join(folder, 'quotes');
  const args = ['build', 'test/bench/web/quotes', '--outDir', built, '--emptyOutDir'];
  const code = await runCommand(bin('vite', 'web'), [...args, '--logLevel', 'warn']);
  if (code !== 0) throw new Error(`The build of the quotes ended with ${code}.`);
  // Isolated pages have clocks of 5 microseconds, others of 100.
  const server = await servePage(compressPage(readPage(built)), null, {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  });
  const page = await browser.newPage();
  await page.goto(server.url);
  const inBrowser = await page.evaluate<ReturnType<typeof measureQuotes>>('measureQuotes()');
  await page.close();
  await server.stop();
  const inNode = measureQuotes();
  add('quote_ms_p50_1hop', inBrowser.oneHop.p50, 'ms');
  add('quote_ms_p99_1hop', inBrowser.oneHop.p99, 'ms', 4, false);
  add('quote_ms_p50_50_markets', inBrowser.route.p50, 'ms');
  add('quote_ms_p99_50_markets', inBrowser.route.p99, 'ms', 16, false);
  add('quote_ms_p50_1hop_node', inNode.oneHop.p50, 'ms');
  add('quote_ms_p99_1hop_node', inNode.oneHop.p99, 'ms', 4, false);
  add('quote_ms_p99_50_markets_node', inNode.route.p99, 'ms', 16, false);
}

async function watch(browser: Browser, server: PageServer, node: PacedNode): Promise<void> {
  const frames = await measureFrames(browser, server.url, node);
  add('frame_ms_max', frames.longest, 'ms', 50, false);
  add('frame_ms_p99', frames.p99, 'ms');
  add('ladder_updates_per_s', frames.updatesPerSecond, '1/s');
  add('keystroke_ms_p50', frames.keystroke.p50, 'ms');
  add('keystroke_ms_p99', frames.keystroke.p99, 'ms');
}

function add(name: string, value: number, unit: string, budget?: number, moreIsBetter?: boolean) {
  rows.push({ name, value, unit, ...(budget === undefined ? {} : { budget, moreIsBetter }) });
  console.log(`${name} ${round(value)} ${unit}`);
}

function isMet({ value, budget, moreIsBetter }: Row): boolean {
  if (budget === undefined) return true;
  return moreIsBetter ? value >= budget : value <= budget;
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}

function print(): void {
  const lines = rows.map((row) => {
    const { name, value, unit, budget, moreIsBetter } = row;
    const bound = budget === undefined ? '' : `at ${moreIsBetter ? 'least' : 'most'} ${budget}`;
    const verdict = budget === undefined ? '' : isMet(row) ? 'met' : 'missed';
    return [name, String(round(value)), unit, bound, verdict];
  });
  const table = [['row', 'value', 'unit', 'budget', ''], ...lines];
  const widths = [0, 1, 2, 3].map((i) => Math.max(...table.map((line) => line[i]?.length ?? 0)));
  console.log('\nLighthouse by its desktop preset; rows with _mobile by its slowed phone.\n');
  for (const line of table) {
    console.log(
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}
