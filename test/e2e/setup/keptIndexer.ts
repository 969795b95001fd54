import { createTestClient, http, publicActions } from 'viem';
import { foundry } from 'viem/chains';
import { waitUntil } from '../../local/waitUntil.ts';
import { startIndexer } from './startIndexer.ts';
import type { RunningProcess } from './startProcess.ts';

/**
 * One indexer for many tests: it takes seconds to start, and undoes by itself what a reverted chain has lost. A test
 * may stop it; the next one starts another.
 */
export class KeptIndexer {
  #running: RunningProcess | null = null;

  constructor(
    private readonly rpcUrl: string,
    private readonly addressFile: string,
  ) {}

  /** Resolves to its URL once it is where the chain is. Throws `NotReady`. */
  async start(): Promise<string> {
    if (this.#running) await this.#showRevert();
    this.#running ??= await startIndexer(this.rpcUrl, this.addressFile);
    const { found } = this.#running;
    await waitUntil('The indexer', 20, () => this.#isLevel(found));
    return found;
  }

  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    await running?.stop();
  }

  /** A shorter chain may be a node that is behind, which is waited for; another block at the same height is not. */
  async #showRevert(): Promise<void> {
    await this.#node().mine({ blocks: 1 });
  }

  async #isLevel(indexer: string): Promise<boolean> {
    const [health, { hash }] = await Promise.all([
      fetch(`${indexer}/health`).then((answer) => answer.json() as Promise<Health>),
      this.#node().getBlock(),
    ]);
    return health.block.hash === hash;
  }

  #node() {
    const transport = http(this.rpcUrl);
    return createTestClient({ chain: foundry, mode: 'anvil', transport }).extend(publicActions);
  }
}

interface Health {
  block: { hash: string };
}
