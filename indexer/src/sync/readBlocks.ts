import type { BlockHeader } from '../chain/chainBlock.ts';
import { LogChecker } from '../chain/checkLogs.ts';
import type { Contracts } from '../chain/contracts.ts';
import type { ChainNode } from '../chain/node.ts';
import type { LocatedLog, SealedHeader } from '../chain/wireFormat.ts';

/** A block near the head, whole. */
export interface HeadBlock extends BlockHeader {
  logs: LocatedLog[];
}

/** Reads blocks near the head, with what their headers say of their logs checked. */
export class HeadReader {
  readonly #node: ChainNode;
  readonly #contracts: Contracts;
  readonly #checker: LogChecker;

  constructor(node: ChainNode, contracts: Contracts) {
    this.#node = node;
    this.#contracts = contracts;
    this.#checker = new LogChecker(contracts, ({ hash }) => node.logsByReceipts(contracts, hash));
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
    const found = await this.#node.logsOfBlocks(this.#contracts, hashes);
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
