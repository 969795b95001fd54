import { readFileSync } from 'node:fs';
import { test as base } from '@playwright/test';
import type { Deployment } from '@weir/contracts';
import { createTestClient, http } from 'viem';
import { foundry } from 'viem/chains';
import { mailboxProgram, shortLivedFlags } from '../../indexer/programs.ts';
import { startAnvil } from './chain/startAnvil.ts';
import { deploymentPath, pagePath, statePath } from './setup/globalSetup.ts';
import { KeptIndexer } from './setup/keptIndexer.ts';
import { type PageFiles, type PageServer, readPage, servePage } from './setup/pageServer.ts';
import { type RunningProcess, startProcess } from './setup/startProcess.ts';

/** What a page is given besides the addresses: URLs. */
interface Sources {
  rpcUrl: string;
  indexerUrl: string | null;
  mailboxUrls?: readonly string[];
}

interface WorkerFixtures {
  /** The URL of the worker's chain. */
  chainUrl: string;
  /** The worker's indexer, which starts with the first test that asks for one. */
  keptIndexer: KeptIndexer;
  /** Starts the worker's relay of messages where a test asks for one; its URL. */
  startRelay: () => Promise<string>;
  pageFiles: PageFiles;
}

interface Fixtures {
  /** The URL of a chain with the local market on it, as nobody has touched it. */
  rpcUrl: string;
  /** Serves the page with where it trades, at an origin of its own, until the test ends. */
  serve: (sources: Sources) => Promise<string>;
}

/** The local market's addresses, as globalSetup writes them once the tests' files are loaded. */
export function readAddresses(): Deployment {
  return JSON.parse(readFileSync(deploymentPath, 'utf8'));
}

/**
 * Playwright's test with what every test needs and a worker starts once: all kinds of tests share it, as a worker lives
 * only as long as its tests ask for the same.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  // Playwright reads a fixture's needs from the pattern, and takes nothing else: this one has none.
  chainUrl: [
    async ({ browserName: _none }, use) => {
      const anvil = await startAnvil({ load: statePath });
      await use(anvil.found);
      await anvil.stop();
    },
    { scope: 'worker' },
  ],

  keptIndexer: [
    async ({ chainUrl }, use) => {
      const kept = new KeptIndexer(chainUrl, deploymentPath);
      await use(kept);
      await kept.stop();
    },
    { scope: 'worker' },
  ],

  startRelay: [
    async ({ chainUrl }, use) => {
      let running: Promise<RunningProcess> | undefined;
      await use(async () => {
        running ??= startProcess({
          command: process.execPath,
          args: [...shortLivedFlags, mailboxProgram],
          env: { RPC_URL: chainUrl, ESCROW: escrowAddress(), PORT: '0', LOG_LEVEL: 'error' },
          ready: /listening on (http:\S+)/,
        });
        return (await running).found;
      });
      await (await running)?.stop();
    },
    { scope: 'worker' },
  ],

  pageFiles: [async ({ browserName: _none }, use) => use(readPage(pagePath)), { scope: 'worker' }],

  // A test that stopped mining, or left transactions that wait, leaves them to nobody: a snapshot does not hold either.
  rpcUrl: async ({ chainUrl }, use) => {
    const node = createTestClient({ chain: foundry, mode: 'anvil', transport: http(chainUrl) });
    const id = await node.snapshot();
    await use(chainUrl);
    await http(chainUrl)({}).request({ method: 'anvil_dropAllTransactions' });
    await node.setAutomine(true);
    await node.revert({ id });
  },

  serve: async ({ pageFiles }, use) => {
    const servers: PageServer[] = [];
    await use(async (sources) => {
      const server = await servePage(pageFiles, { ...readAddresses(), ...sources });
      servers.push(server);
      return server.url;
    });
    await Promise.all(servers.map((server) => server.stop()));
  },
});

/** Of the local market's deployment. */
export function escrowAddress() {
  const { escrow } = readAddresses();
  if (!escrow) throw new Error('The deployment has no escrow.');
  return escrow;
}
