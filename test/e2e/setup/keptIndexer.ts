import { createTestClient, http } from 'viem';
import { foundry } from 'viem/chains';
import { waitUntil } from '../../local/waitUntil.ts';
import { isLevel } from './isLevel.ts';
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
    await waitUntil('The indexer', 20, () => isLevel(found, this.rpcUrl));
    return found;
  }

  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    await running?.stop();
  }

  /** A shorter chain may be a node that is behind, which is waited for; another block at the same height is not. */
  async #showRevert(): Promise<void> {
    const transport = http(this.rpcUrl);
    const node = createTestClient({ chain: foundry, mode: 'anvil', transport });
    await node.mine({ blocks: 1 });
  }
}
