import { readFileSync } from 'node:fs';
import { type Browser, test as base, expect, type Page } from '@playwright/test';
import { type Deployment, escrowAbi } from '@weir/contracts';
import { createPublicClient, createTestClient, http } from 'viem';
import { foundry } from 'viem/chains';
import { developmentAccount, roles } from '../local/accounts.ts';
import { type LocalChain, startLocalChain } from '../local/localChain.ts';
import { TestWallet } from './wallet/TestWallet.ts';

/** Somebody with a browser and a wallet of their own. */
export interface PeerTrader {
  page: Page;
  wallet: TestWallet;
}

interface WorkerFixtures {
  /** The worker's chain, with arbitrators and people's offers. */
  peerChain: LocalChain;
}

interface Fixtures {
  /** The chain as nobody has touched it. */
  chain: { rpcUrl: string; deployment: Deployment; moveTime: (seconds: number) => Promise<void> };
  /** The maker of the local offers, and who takes them. */
  seller: PeerTrader;
  buyer: PeerTrader;
}

/** Of anvil's accounts: test/local/accounts.ts says what the others are for. */
const BUYER = 3;

/** Playwright's test with two people in two browsers that share nothing but the chain. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  // Playwright reads a fixture's needs from the pattern, and takes nothing else: this one has none.
  peerChain: [
    async ({ browserName: _none }, use) => {
      const chain = await startLocalChain({ trades: true });
      await use(chain);
      await chain.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  chain: async ({ peerChain: { rpcUrl, deployment } }, use) => {
    const node = createTestClient({ chain: foundry, mode: 'anvil', transport: http(rpcUrl) });
    const id = await node.snapshot();
    const moveTime = async (seconds: number) => {
      await node.increaseTime({ seconds });
      await node.mine({ blocks: 1 });
    };
    await use({ rpcUrl, deployment, moveTime });
    await node.revert({ id });
  },

  seller: async ({ browser, peerChain, chain: _fresh }, use) => {
    await withTrader(browser, peerChain, roles.marketMaker, use);
  },
  buyer: async ({ browser, peerChain, chain: _fresh }, use) => {
    await withTrader(browser, peerChain, BUYER, use);
  },
});

async function withTrader(
  browser: Browser,
  { rpcUrl, deploymentPath }: LocalChain,
  account: number,
  use: (trader: PeerTrader) => Promise<void>,
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
    route.fulfill({ json: { ...deployment, rpcUrl, indexerUrl: null, mailboxUrls: [] } }),
  );
  const wallet = new TestWallet(developmentAccount(account), rpcUrl);
  await wallet.announceTo(context);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await use({ page, wallet });
  expect(problems, 'nothing is thrown past the page').toEqual([]);
  await context.unrouteAll({ behavior: 'ignoreErrors' });
  await context.close();
}

/** The offer that sells USDC for EUR, bonds and all: the first that was posted. */
export async function euroOffer({ rpcUrl, deployment }: Fixtures['chain']): Promise<string> {
  if (!deployment.escrow) throw new Error('The deployment has no escrow.');
  const node = createPublicClient({ chain: foundry, transport: http(rpcUrl) });
  const [first] = await node.getContractEvents({
    address: deployment.escrow,
    abi: escrowAbi,
    eventName: 'OfferPosted',
    fromBlock: 0n,
    strict: true,
  });
  if (!first) throw new Error('No offer was posted.');
  return first.args.offerId;
}

export { expect };
