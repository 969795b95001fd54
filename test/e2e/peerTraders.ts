import { type Browser, expect, type Page } from '@playwright/test';
import { arbitratorPoolAbi, type Deployment, escrowAbi } from '@weir/contracts';
import {
  type ContractFunctionArgs,
  type ContractFunctionName,
  createPublicClient,
  createTestClient,
  encodeFunctionData,
  http,
  type PublicClient,
} from 'viem';
import { foundry } from 'viem/chains';
import { developmentAccount, roles } from '../local/accounts.ts';
import { botAccount } from '../local/bot.ts';
import { TestWallet } from './wallet/TestWallet.ts';
import { test as base, escrowAddress, readAddresses } from './workerFixtures.ts';

/** Somebody with a browser and a wallet of their own. */
export interface PeerTrader {
  page: Page;
  wallet: TestWallet;
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
  /** Where the page is served, alike for all. */
  origin: string;
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
export const test = base.extend<Fixtures>({
  withIndexer: [false, { option: true }],
  indexer: async ({ withIndexer, keptIndexer, chain: _fresh }, use) =>
    use(withIndexer ? await keptIndexer.start() : null),

  withRelay: [false, { option: true }],
  relay: async ({ startRelay }, use) => use(await startRelay()),
  mailboxes: async ({ withRelay, startRelay }, use) => use(withRelay ? [await startRelay()] : []),

  chain: async ({ rpcUrl }, use) => {
    const node = createTestClient({ chain: foundry, mode: 'anvil', transport: http(rpcUrl) });
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
    await use({ rpcUrl, deployment: readAddresses(), moveTime, mine, without });
  },

  origin: async ({ serve, chain, indexer, mailboxes }, use) => {
    await use(await serve({ rpcUrl: chain.rpcUrl, indexerUrl: indexer, mailboxUrls: mailboxes }));
  },

  seller: async ({ browser, origin, rpcUrl }, use) => {
    await withTrader(browser, origin, rpcUrl, roles.marketMaker, use);
  },
  buyer: async ({ browser, origin, rpcUrl }, use) => {
    await withTrader(browser, origin, rpcUrl, BUYER, use);
  },
  stranger: async ({ browser, origin, rpcUrl }, use) => {
    await withTrader(browser, origin, rpcUrl, STRANGER, use);
  },
});

async function withTrader(
  browser: Browser,
  origin: string,
  rpcUrl: string,
  account: number,
  use: (trader: PeerTrader) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 390, height: 844 },
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const wallet = new TestWallet(developmentAccount(account), rpcUrl);
  await wallet.announceTo(context);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await use({ page, wallet });
  expect(problems, 'nothing is thrown past the page').toEqual([]);
  await context.close();
}

/** The offer that sells USDC for EUR, bonds and all: the first that was posted. */
export async function euroOffer({ rpcUrl }: Fixtures['chain']): Promise<string> {
  const node = createPublicClient({ chain: foundry, transport: http(rpcUrl) });
  const [first] = await node.getContractEvents({
    address: escrowAddress(),
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
  const voter = botAccount(rpcUrl, roles.marketMaker);
  const pool = { address, abi: arbitratorPoolAbi } as const;
  const dispute = await firstDispute(node);
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
        await voter.send(address, encodeFunctionData({ ...pool, functionName, args }));
        continue;
      }
      const of = [dispute, BigInt(round), seat, vote, salt] as const;
      const sealed = await node.readContract({ ...pool, functionName: 'commitmentOf', args: of });
      const args = [dispute, seat, sealed] as const;
      await voter.send(address, encodeFunctionData({ ...pool, functionName, args }));
    }
  };
  await bothOf('commit');
  await moveTime(3 * 86_400);
  await bothOf('reveal');
}

/** Calls of the escrow that its page makes for people, made without one; each is in a block when it resolves. */
export function escrowOfChain({ rpcUrl }: Fixtures['chain']) {
  const transport = http(rpcUrl);
  const node = createPublicClient({ chain: foundry, transport, pollingInterval: 50 });
  const escrow = { address: escrowAddress(), abi: escrowAbi } as const;
  const people = {
    seller: botAccount(rpcUrl, roles.marketMaker),
    buyer: botAccount(rpcUrl, BUYER),
  };
  return {
    ...escrow,
    node,
    /** @param args as the contract takes them. */
    act: async <Name extends ContractFunctionName<typeof escrowAbi, 'nonpayable'>>(
      who: keyof typeof people,
      functionName: Name,
      args: ContractFunctionArgs<typeof escrowAbi, 'nonpayable', Name>,
    ): Promise<void> => {
      // The name fixes the arguments' types; viem's overloads lose that for a name that is a type parameter.
      const data = encodeFunctionData({ ...escrow, functionName, args } as never);
      await people[who].send(escrow.address, data);
    },
  };
}

async function firstDispute(node: PublicClient): Promise<bigint> {
  const trade = await node.readContract({
    address: escrowAddress(),
    abi: escrowAbi,
    functionName: 'tradeOf',
    args: [1n],
  });
  return trade.disputeId;
}

export { expect };
