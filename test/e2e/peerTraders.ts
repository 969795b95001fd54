import { readFileSync } from 'node:fs';
import { type Browser, test as base, expect, type Page } from '@playwright/test';
import { arbitratorPoolAbi, type Deployment, escrowAbi } from '@weir/contracts';
import {
  type ContractFunctionArgs,
  type ContractFunctionName,
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
import { KeptIndexer } from './setup/keptIndexer.ts';
import { type RunningProcess, startProcess } from './setup/startProcess.ts';
import { TestWallet } from './wallet/TestWallet.ts';

/** Somebody with a browser and a wallet of their own. */
export interface PeerTrader {
  page: Page;
  wallet: TestWallet;
}

interface WorkerFixtures {
  /** The worker's chain, with arbitrators and people's offers. */
  peerChain: LocalChain;
  /** Starts the worker's relay of messages where a test asks for one; its URL. */
  startRelay: () => Promise<string>;
  /** The worker's indexer, which starts with the first test that asks for one. */
  peerIndexer: KeptIndexer;
}

interface Fixtures {
  /** Whether the page is given a relay. */
  withRelay: boolean;
  /** The URL of the relay. */
  relay: string;
  mailboxes: string[];
  /** Whether the page is given an indexer; without one it reads the node's logs. */
  withIndexer: boolean;
  indexer: string | null;
  /** The chain as nobody has touched it. */
  chain: {
    rpcUrl: string;
    deployment: Deployment;
    moveTime: (seconds: number) => Promise<void>;
    mine: (blocks: number) => Promise<void>;
    /** Does something, and takes back what came of it on the chain. */
    without: (act: () => Promise<void>) => Promise<void>;
  };
  /** The maker of the local offers, and who takes them. */
  seller: PeerTrader;
  buyer: PeerTrader;
  /** Somebody who has nothing to do with them. */
  stranger: PeerTrader;
}

/** Of anvil's accounts: test/local/accounts.ts says what the others are for. */
const BUYER = 3;
const STRANGER = 2;

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

  startRelay: [
    async ({ peerChain: { rpcUrl, deployment } }, use) => {
      let running: Promise<RunningProcess> | null = null;
      await use(async () => {
        running ??= startProcess({
          command: bin('tsx'),
          args: ['indexer/src/mailbox/main.ts'],
          env: { RPC_URL: rpcUrl, ESCROW: escrowOf(deployment), PORT: '0', LOG_LEVEL: 'error' },
          ready: /listening on (http:\S+)/,
        });
        return (await running).found;
      });
      await stopRelay(running);
    },
    { scope: 'worker' },
  ],
  relay: async ({ startRelay }, use) => use(await startRelay()),

  peerIndexer: [
    async ({ peerChain: { rpcUrl, deploymentPath } }, use) => {
      const kept = new KeptIndexer(rpcUrl, deploymentPath);
      await use(kept);
      await kept.stop();
    },
    { scope: 'worker' },
  ],
  withIndexer: [false, { option: true }],
  indexer: async ({ withIndexer, peerIndexer, chain: _fresh }, use) =>
    use(withIndexer ? await peerIndexer.start() : null),

  withRelay: [false, { option: true }],
  mailboxes: async ({ withRelay, startRelay }, use) => use(withRelay ? [await startRelay()] : []),

  chain: async ({ peerChain: { rpcUrl, deployment } }, use) => {
    const node = createTestClient({ chain: foundry, mode: 'anvil', transport: http(rpcUrl) });
    const id = await node.snapshot();
    const moveTime = async (seconds: number) => {
      await node.increaseTime({ seconds });
      await node.mine({ blocks: 1 });
    };
    const mine = (blocks: number) => node.mine({ blocks });
    const without = async (act: () => Promise<void>) => {
      const before = await node.snapshot();
      await act();
      await node.revert({ id: before });
    };
    await use({ rpcUrl, deployment, moveTime, mine, without });
    await node.revert({ id });
  },

  seller: async ({ browser, peerChain, mailboxes: mailboxUrls, indexer, chain: _fresh }, use) => {
    const sources = { mailboxUrls, indexerUrl: indexer };
    await withTrader(browser, peerChain, sources, roles.marketMaker, use);
  },
  buyer: async ({ browser, peerChain, mailboxes: mailboxUrls, indexer, chain: _fresh }, use) => {
    await withTrader(browser, peerChain, { mailboxUrls, indexerUrl: indexer }, BUYER, use);
  },
  stranger: async ({ browser, peerChain, mailboxes: mailboxUrls, indexer, chain: _fresh }, use) => {
    await withTrader(browser, peerChain, { mailboxUrls, indexerUrl: indexer }, STRANGER, use);
  },
});

async function stopRelay(running: Promise<RunningProcess> | null): Promise<void> {
  await (await running)?.stop();
}

/** What the page is given besides the chain. */
interface Sources {
  mailboxUrls: readonly string[];
  indexerUrl: string | null;
}

async function withTrader(
  browser: Browser,
  { rpcUrl, deploymentPath }: LocalChain,
  sources: Sources,
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
    route.fulfill({ json: { ...deployment, rpcUrl, ...sources } }),
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

/** The drawn seats of the first dispute vote, all but one for the buyer: all are the maker's on a local chain. */
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
  const { round } = await node.readContract({
    ...pool,
    functionName: 'disputeOf',
    args: [dispute],
  });
  const seats = await node.readContract({ ...pool, functionName: 'panelOf', args: [dispute] });
  const votes = seats.map((seat, index) => ({ seat, vote: index === 0 ? 2n : 1n }));
  const bothOf = async (functionName: 'commit' | 'reveal') => {
    for (const { seat, vote } of votes) {
      if (functionName === 'reveal') {
        const args = [dispute, seat, vote, salt] as const;
        await minedReceipt(node, await wallet.writeContract({ ...pool, functionName, args }));
        continue;
      }
      const of = [dispute, BigInt(round), seat, vote, salt] as const;
      const sealed = await node.readContract({ ...pool, functionName: 'commitmentOf', args: of });
      const args = [dispute, seat, sealed] as const;
      await minedReceipt(node, await wallet.writeContract({ ...pool, functionName, args }));
    }
  };
  await bothOf('commit');
  await moveTime(3 * 86_400);
  await bothOf('reveal');
}

/** Calls of the escrow that its page makes for people, made without one; each is in a block when it resolves. */
export function escrowOfChain({ rpcUrl, deployment }: Fixtures['chain']) {
  const transport = http(rpcUrl);
  const node = createPublicClient({ chain: foundry, transport, pollingInterval: 50 });
  const escrow = { address: escrowOf(deployment), abi: escrowAbi } as const;
  const accountOf = { seller: roles.marketMaker, buyer: BUYER } as const;
  return {
    ...escrow,
    node,
    /** @param args as the contract takes them. */
    act: async <Name extends ContractFunctionName<typeof escrowAbi, 'nonpayable'>>(
      who: keyof typeof accountOf,
      functionName: Name,
      args: ContractFunctionArgs<typeof escrowAbi, 'nonpayable', Name>,
    ): Promise<void> => {
      const account = developmentAccount(accountOf[who]);
      const wallet = createWalletClient({ account, chain: foundry, transport });
      // The name fixes the arguments' types; viem's overloads lose that for a name that is a type parameter.
      const hash = await wallet.writeContract({ ...escrow, functionName, args } as never);
      await minedReceipt(node, hash);
    },
  };
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
