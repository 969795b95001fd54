import { readFileSync } from 'node:fs';
import { type Browser, test as base, expect, type Page } from '@playwright/test';
import { arbitratorPoolAbi, type Deployment, escrowAbi } from '@weir/contracts';
import {
  createPublicClient,
  createTestClient,
  createWalletClient,
  http,
  type PublicClient,
} from 'viem';
import { foundry } from 'viem/chains';
import { developmentAccount, roles } from '../local/accounts.ts';
import { type LocalChain, startLocalChain } from '../local/localChain.ts';
import { minedReceipt } from '../local/minedReceipt.ts';
import { bin } from '../runCommand.ts';
import { startProcess } from './setup/startProcess.ts';
import { TestWallet } from './wallet/TestWallet.ts';

/** Somebody with a browser and a wallet of their own. */
export interface PeerTrader {
  page: Page;
  wallet: TestWallet;
}

interface WorkerFixtures {
  /** The worker's chain, with arbitrators and people's offers. */
  peerChain: LocalChain;
  /** The URL of the worker's relay of messages. */
  relay: string;
}

interface Fixtures {
  /** Whether the page is given a relay. */
  withRelay: boolean;
  mailboxes: string[];
  /** The chain as nobody has touched it. */
  chain: {
    rpcUrl: string;
    deployment: Deployment;
    moveTime: (seconds: number) => Promise<void>;
    mine: (blocks: number) => Promise<void>;
  };
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

  relay: [
    async ({ peerChain: { rpcUrl, deployment } }, use) => {
      const running = await startProcess({
        command: bin('tsx'),
        args: ['indexer/src/mailbox/main.ts'],
        env: { RPC_URL: rpcUrl, ESCROW: escrowOf(deployment), PORT: '0', LOG_LEVEL: 'error' },
        ready: /listening on (http:\S+)/,
      });
      await use(running.found);
      await running.stop();
    },
    { scope: 'worker' },
  ],

  withRelay: [false, { option: true }],
  mailboxes: async ({ withRelay, relay }, use) => use(withRelay ? [relay] : []),

  chain: async ({ peerChain: { rpcUrl, deployment } }, use) => {
    const node = createTestClient({ chain: foundry, mode: 'anvil', transport: http(rpcUrl) });
    const id = await node.snapshot();
    const moveTime = async (seconds: number) => {
      await node.increaseTime({ seconds });
      await node.mine({ blocks: 1 });
    };
    const mine = (blocks: number) => node.mine({ blocks });
    await use({ rpcUrl, deployment, moveTime, mine });
    await node.revert({ id });
  },

  seller: async ({ browser, peerChain, mailboxes, chain: _fresh }, use) => {
    await withTrader(browser, peerChain, mailboxes, roles.marketMaker, use);
  },
  buyer: async ({ browser, peerChain, mailboxes, chain: _fresh }, use) => {
    await withTrader(browser, peerChain, mailboxes, BUYER, use);
  },
});

async function withTrader(
  browser: Browser,
  { rpcUrl, deploymentPath }: LocalChain,
  mailboxUrls: readonly string[],
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
    route.fulfill({ json: { ...deployment, rpcUrl, indexerUrl: null, mailboxUrls } }),
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
  const node = createPublicClient({ chain: foundry, transport: http(rpcUrl) });
  const [first] = await node.getContractEvents({
    address: escrowOf(deployment),
    abi: escrowAbi,
    eventName: 'OfferPosted',
    fromBlock: 0n,
    strict: true,
  });
  if (!first) throw new Error('No offer was posted.');
  return first.args.offerId;
}

/** The drawn seats of the first dispute vote, two of three for the buyer: all are the maker's on a local chain. */
export async function voteForBuyer({ rpcUrl, deployment, moveTime }: Fixtures['chain']) {
  const { arbitratorPool: address } = deployment;
  if (!address) throw new Error('The deployment has no arbitrators.');
  const transport = http(rpcUrl);
  const node = createPublicClient({ chain: foundry, transport, pollingInterval: 50 });
  const account = developmentAccount(roles.marketMaker);
  const wallet = createWalletClient({ account, chain: foundry, transport });
  const pool = { address, abi: arbitratorPoolAbi } as const;
  const dispute = await firstDispute(node, deployment);
  const salt = `0x${'5a'.repeat(32)}` as const;
  const seats = await node.readContract({ ...pool, functionName: 'panelOf', args: [dispute] });
  const votes = seats.map((seat, index) => ({ seat, vote: index === 0 ? 2n : 1n }));
  const bothOf = async (functionName: 'commit' | 'reveal') => {
    for (const { seat, vote } of votes) {
      if (functionName === 'reveal') {
        const args = [dispute, seat, vote, salt] as const;
        await minedReceipt(node, await wallet.writeContract({ ...pool, functionName, args }));
        continue;
      }
      const of = [dispute, 0n, seat, vote, salt] as const;
      const sealed = await node.readContract({ ...pool, functionName: 'commitmentOf', args: of });
      const args = [dispute, seat, sealed] as const;
      await minedReceipt(node, await wallet.writeContract({ ...pool, functionName, args }));
    }
  };
  await bothOf('commit');
  await moveTime(3 * 86_400);
  await bothOf('reveal');
}

async function firstDispute(node: PublicClient, deployment: Deployment): Promise<bigint> {
  const trade = await node.readContract({
    address: escrowOf(deployment),
    abi: escrowAbi,
    functionName: 'tradeOf',
    args: [1n],
  });
  return trade.disputeId;
}

function escrowOf({ escrow }: Deployment) {
  if (!escrow) throw new Error('The deployment has no escrow.');
  return escrow;
}

export { expect };
