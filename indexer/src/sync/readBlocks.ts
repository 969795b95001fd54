import type { Address } from 'viem';
import type { BlockHeader, BlockLogs } from '../chain/chainBlock.ts';
import { LogChecker } from '../chain/checkLogs.ts';
import type { ChainNode } from '../chain/node.ts';
import type { SealedHeader } from '../chain/wireFormat.ts';

/** A block near the head, whole. */
export interface HeadBlock extends BlockHeader, BlockLogs {}

/** Reads blocks near the head, with what their headers say of their logs checked. */
export class HeadReader {
  readonly #node: ChainNode;
  readonly #exchange: Address;
  readonly #checker: LogChecker;

  constructor(node: ChainNode, exchange: Address) {
    this.#node = node;
    this.#exchange = exchange;
    this.#checker = new LogChecker(exchange, ({ hash }) => node.logsByReceipts(exchange, hash));
  }

  /** The blocks `from` to `to` as far as the chain goes. Throws what checkLogs.ts finds. */
  async read(from: number, to: number): Promise<HeadBlock[]> {
    const numbers = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    const headers = await this.#node.blocks(numbers);
    const end = headers.indexOf(null);
    return this.withLogs(
      headers.slice(0, end === -1 ? undefined : end).filter((one) => one !== null),
    );
  }

  /** Blocks whose headers are known, with their logs. */
  async withLogs(headers: SealedHeader[]): Promise<HeadBlock[]> {
    const hashes = headers.map(({ hash }) => hash);
    const found = await this.#node.logsOfBlocks(this.#exchange, hashes);
    const blocks: HeadBlock[] = [];
    for (const [i, header] of headers.entries()) {
      const logs = found[i] ?? [];
      await this.#checker.check(header, logs);
      const { number, hash, parentHash, timestamp } = header;
      blocks.push({ number, hash, parentHash, timestamp, logs });
    }
    return blocks;
  }
}
