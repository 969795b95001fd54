import { readFileSync } from 'node:fs';
import { test as base, expect, type Page } from '@playwright/test';
import { createTestClient, http } from 'viem';
import { foundry } from 'viem/chains';
import { developmentAccount } from '../local/accounts.ts';
import { startAnvil } from './chain/startAnvil.ts';
import { createTrader } from './chain/trader.ts';
import { deploymentPath, statePath } from './setup/globalSetup.ts';
import { KeptIndexer } from './setup/keptIndexer.ts';
import { TestWallet } from './wallet/TestWallet.ts';

interface WorkerFixtures {
  /** The URL of the worker's chain. */
  chain: string;
  /** The worker's indexer, which starts with the first test that asks for one. */
  keptIndexer: KeptIndexer;
}

interface Fixtures {
  /** The URL of a chain with the local market on it, as nobody has touched it. */
  rpcUrl: string;
  /** Whether the page is given an indexer. */
  withIndexer: boolean;
  indexer: { url: string; stop: () => Promise<void> } | null;
  /** The chain that the wallet stands on at first. */
  walletChain: number;
  wallet: TestWallet;
  /** Somebody else, who trades without a page. */
  other: Awaited<ReturnType<typeof createTrader>>;
}

/** Of anvil's accounts; test/local/accounts.ts says what the others are for. */
const WALLET_ACCOUNT = 3;
const OTHER_ACCOUNT = 4;

/**
 * Playwright's test with a wallet and, where asked for, the worker's indexer, on the worker's chain as it was at first.
 * A test fails, too, where the page asks somebody it should not, throws, writes an error to the console, or is refused
 * something by its content security policy.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  // Playwright reads a fixture's needs from the pattern, and takes nothing else: this one has none.
  chain: [
    async ({ browserName: _none }, use) => {
      const anvil = await startAnvil({ load: statePath });
      await use(anvil.found);
      await anvil.stop();
    },
    { scope: 'worker' },
  ],

  keptIndexer: [
    async ({ chain }, use) => {
      const kept = new KeptIndexer(chain, deploymentPath);
      await use(kept);
      await kept.stop();
    },
    { scope: 'worker' },
  ],

  // A test that stopped mining, or left transactions that wait, leaves them to nobody: a snapshot does not hold either.
  rpcUrl: async ({ chain }, use) => {
    const node = createTestClient({ chain: foundry, mode: 'anvil', transport: http(chain) });
    const id = await node.snapshot();
    await use(chain);
    await http(chain)({}).request({ method: 'anvil_dropAllTransactions' });
    await node.setAutomine(true);
    await node.revert({ id });
  },

  withIndexer: [false, { option: true }],
  indexer: async ({ rpcUrl: _untouched, withIndexer, keptIndexer }, use) => {
    if (!withIndexer) return use(null);
    await use({ url: await keptIndexer.start(), stop: () => keptIndexer.stop() });
  },

  walletChain: [31337, { option: true }],
  wallet: async ({ rpcUrl, walletChain }, use) => {
    await use(new TestWallet(developmentAccount(WALLET_ACCOUNT), rpcUrl, walletChain));
  },

  other: async ({ rpcUrl }, use) => {
    await use(await createTrader(rpcUrl, OTHER_ACCOUNT));
  },

  context: async ({ context, rpcUrl, indexer, wallet }, use) => {
    const pageUrl = pageOrigin();
    const allowed = [pageUrl, rpcUrl, ...(indexer ? [indexer.url] : [])];
    const refused: string[] = [];
    await context.route('**/*', (route) => {
      const url = route.request().url();
      if (allowed.some((origin) => url.startsWith(`${origin}/`) || url === origin)) {
        return route.continue();
      }
      refused.push(url);
      return route.abort();
    });
    const deployment = JSON.parse(readFileSync(deploymentPath, 'utf8'));
    await context.route(`${pageUrl}/deployment.json`, (route) =>
      route.fulfill({ json: { ...deployment, rpcUrl, indexerUrl: indexer?.url ?? null } }),
    );
    await wallet.announceTo(context);
    await use(context);
    // The page polls to the end: answers that come after it are nobody's failure.
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    expect(refused, 'the page asks nobody but its own server, the node and the indexer').toEqual(
      [],
    );
  },

  baseURL: async ({ browserName: _none }, use) => use(pageOrigin()),

  page: async ({ page }, use) => {
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() !== 'error') return;
      const text = message.text();
      if (!isOfTheBrowser(text)) problems.push(text);
    });
    await use(page);
    expect(problems, 'nothing is thrown past the page, or written as an error').toEqual([]);
  },
});

/** What the browser itself writes of every answer that does not come: a test that stops a server expects it. */
function isOfTheBrowser(message: string): boolean {
  return /^(Failed to load resource|WebSocket connection to|Access to (fetch|XMLHttpRequest|resource))/.test(
    message,
  );
}

function pageOrigin(): string {
  const url = process.env.WEIR_PAGE_URL;
  if (!url) throw new Error('WEIR_PAGE_URL is not set: globalSetup sets it.');
  return url;
}

/** Connects the announced wallet from wherever the page stands. */
export async function connect(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Connect' }).click();
  await page.getByRole('button', { name: 'Browser test wallet' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

export { expect };
