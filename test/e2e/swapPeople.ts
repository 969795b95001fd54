import { type Browser, expect, type Page } from '@playwright/test';
import { type TestedChain, TwoChains } from '@weir/contracts/testing/twoChains';
import { developmentAccount } from '../local/accounts.ts';
import { TestWallet } from './wallet/TestWallet.ts';
import { test as base } from './workerFixtures.ts';

/** Blocks after which one is final here. */
const CONFIRMATIONS = '3';

/** Somebody with a browser and a wallet of their own, on two chains. */
export interface SwapPerson {
  page: Page;
  wallet: TestWallet;
}

interface Fixtures {
  /** Two chains as nobody has touched them, and the clock of all. */
  stage: TwoChains;
  /** Proposes; of the stage's Alice. */
  alice: SwapPerson;
  /** Answers; of the stage's Bob. */
  bob: SwapPerson;
  /** Those that are open: they share the stage's clock. */
  pages: Page[];
  /** Where the page is served: over the worker's chain, which no swap goes over. */
  origin: string;
  /** Lets seconds pass for chains and pages alike; what was in a block before is final then. */
  pass: (seconds: number) => Promise<void>;
}

/** Playwright's test with two people in two browsers that share nothing but two chains. */
export const test = base.extend<Fixtures>({
  // Playwright reads a fixture's needs from the pattern, and takes nothing else: this one has none.
  stage: async ({ browserName: _none }, use) => {
    const stage = await TwoChains.start();
    await use(stage);
    await stage.stop();
  },
  origin: async ({ serve, rpcUrl }, use) => use(await serve({ rpcUrl, indexerUrl: null })),
  alice: async ({ browser, origin, rpcUrl, stage, pages }, use) => {
    await withPerson(browser, { origin, rpcUrl, stage, pages }, 1, use);
  },
  bob: async ({ browser, origin, rpcUrl, stage, pages }, use) => {
    await withPerson(browser, { origin, rpcUrl, stage, pages }, 2, use);
  },
  pages: async ({ browserName: _none }, use) => use([]),
  pass: async ({ stage, pages }, use) => {
    await use(async (seconds) => {
      await stage.pass(seconds);
      for (const page of pages) {
        await page.clock.setFixedTime(stage.now * 1000);
        // As where somebody comes back to the tab: the page looks at once.
        await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
      }
    });
  },
});

async function withPerson(
  browser: Browser,
  {
    origin,
    rpcUrl,
    stage,
    pages,
  }: Pick<Fixtures, 'origin' | 'stage' | 'pages'> & { rpcUrl: string },
  account: number,
  use: (person: SwapPerson) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 390, height: 844 },
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const wallet = new TestWallet(developmentAccount(account), rpcUrl);
  for (const { chainId, anvil } of [stage.first, stage.second]) {
    wallet.otherNodes.set(chainId, anvil.url);
  }
  await wallet.announceTo(context);
  const page = await context.newPage();
  pages.push(page);
  // Chains and people have one clock, which only the test moves.
  await page.clock.setFixedTime(stage.now * 1000);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await use({ page, wallet });
  expect(problems, 'nothing is thrown past the page').toEqual([]);
  await context.close();
}

/** Says how a chain is reached, in the group of fields that is about it. */
export async function enterChain(
  page: Page,
  group: string,
  { anvil }: TestedChain,
  isOpen = false,
): Promise<void> {
  const fields = page.getByRole('group', { name: group, exact: true });
  await fields.getByLabel('Nodes of this chain').fill(anvil.url);
  if (!isOpen) await fields.getByText('Contract and finality').click();
  await fields.getByLabel('Blocks until one is final').fill(CONFIRMATIONS);
}

export { expect };
