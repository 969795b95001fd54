import { readFileSync } from 'node:fs';
import { type Browser, test as base, expect, type Page } from '@playwright/test';
import { type TestedChain, TwoChains } from '@weir/contracts/twoChains';
import { developmentAccount } from '../local/accounts.ts';
import { startAnvil } from './chain/startAnvil.ts';
import { deploymentPath, statePath } from './setup/globalSetup.ts';
import { TestWallet } from './wallet/TestWallet.ts';

/** Blocks after which one is final here. */
const CONFIRMATIONS = '3';

/** Somebody with a browser and a wallet of their own, on two chains. */
export interface SwapPerson {
  page: Page;
  wallet: TestWallet;
}

interface WorkerFixtures {
  /** The chain of the page's own exchange: no swap goes over it. */
  ownChain: string;
  twoChains: TwoChains;
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
  /** Lets seconds pass for chains and pages alike; what was in a block before is final then. */
  pass: (seconds: number) => Promise<void>;
}

/** Playwright's test with two people in two browsers that share nothing but two chains. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  // Playwright reads a fixture's needs from the pattern, and takes nothing else: this one has none.
  ownChain: [
    async ({ browserName: _none }, use) => {
      const anvil = await startAnvil({ load: statePath });
      await use(anvil.found);
      await anvil.stop();
    },
    { scope: 'worker' },
  ],
  twoChains: [
    async ({ browserName: _none }, use) => {
      const stage = await TwoChains.start();
      await use(stage);
      await stage.stop();
    },
    { scope: 'worker' },
  ],
  stage: async ({ twoChains }, use) => {
    await twoChains.reset();
    await use(twoChains);
  },
  alice: async ({ browser, ownChain, stage, pages }, use) => {
    await withPerson(browser, ownChain, stage, 1, pages, use);
  },
  bob: async ({ browser, ownChain, stage, pages }, use) => {
    await withPerson(browser, ownChain, stage, 2, pages, use);
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
  ownChain: string,
  stage: TwoChains,
  account: number,
  pages: Page[],
  use: (person: SwapPerson) => Promise<void>,
): Promise<void> {
  const origin = process.env.WEIR_PAGE_URL;
  if (!origin) throw new Error('WEIR_PAGE_URL is not set: globalSetup sets it.');
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 390, height: 844 },
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const deployment = JSON.parse(readFileSync(deploymentPath, 'utf8'));
  await context.route(`${origin}/deployment.json`, (route) =>
    route.fulfill({ json: { ...deployment, rpcUrl: ownChain, indexerUrl: null } }),
  );
  const wallet = new TestWallet(developmentAccount(account), ownChain);
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
  await context.unrouteAll({ behavior: 'ignoreErrors' });
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
