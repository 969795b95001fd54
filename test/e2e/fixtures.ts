import { expect, type Page } from '@playwright/test';
import { developmentAccount } from '../local/accounts.ts';
import { createTrader } from './chain/trader.ts';
import { TestWallet } from './wallet/TestWallet.ts';
import { test as base } from './workerFixtures.ts';

interface Fixtures {
  /** Whether the page is given an indexer. */
  withIndexer: boolean;
  indexer: { url: string; stop: () => Promise<void> } | null;
  /** Whom else the page may ask: a test that allows somebody answers in his place. */
  mayAsk: RegExp;
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
export const test = base.extend<Fixtures>({
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

  mayAsk: [/^$/, { option: true }],
  baseURL: async ({ serve, rpcUrl, indexer }, use) => {
    await use(await serve({ rpcUrl, indexerUrl: indexer?.url ?? null }));
  },

  // What is asked elsewhere is seen here, and gets nowhere (browserFlags.ts). To stop it here would have every request
  // go through this process, and nothing be kept by the browser.
  context: async ({ context, baseURL, rpcUrl, indexer, wallet, mayAsk }, use) => {
    const urls = [baseURL, rpcUrl, indexer?.url];
    const allowed = new Set(urls.map((url) => url && new URL(url).origin));
    const strange: string[] = [];
    context.on('request', (request) => {
      const { protocol, origin, href } = new URL(request.url());
      const isAsked = /^https?:$/.test(protocol) && !allowed.has(origin);
      if (isAsked && !mayAsk.test(href)) strange.push(href);
    });
    await wallet.announceTo(context);
    await use(context);
    // The page polls to the end: answers that come after it are nobody's failure.
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    expect(strange, 'the page asks nobody but its own server, the node and the indexer').toEqual(
      [],
    );
  },

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

/** Connects the announced wallet from wherever the page stands. */
export async function connect(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Connect' }).click();
  await page.getByRole('button', { name: 'Browser test wallet' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

export { expect };
