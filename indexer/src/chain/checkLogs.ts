/**
 * What a node's logs can be caught at.
 *
 * Certain: logs of another block, another range or another contract; a log given twice; a log that the header's bloom
 * excludes. Noticed where the node's header is true: a block whose logs were left out, all or all of a kind, because
 * its bloom tells of them. A bloom may tell of logs that are not there, so it only asks for a second answer: the
 * block's receipts.
 *
 * Not noticed here: some logs of a kind left out while others of it are given; logs left out in the middle of an old
 * range, whose headers are not read (a range whose count of logs is a multiple of 1000 is asked for in halves, which
 * catches answers that are cut at a limit); headers and logs that were made up together. The handlers notice many of
 * these later, because events carry the state after them (see `InconsistentEvent`).
 */
import { type Contracts, contractAt } from './contracts.ts';
import { ContractsBloom } from './logsBloom.ts';
import { BloomContradicted, ForeignLogs, LogsMissing } from './nodeErrors.ts';
import type { LocatedLog, SealedHeader } from './wireFormat.ts';

/** Where a second answer comes from: null where the node has no such method. */
export type ReadReceiptLogs = (header: SealedHeader) => Promise<LocatedLog[] | null>;

/** Checks logs of blocks `from` to `to`. Throws `ForeignLogs`. */
export function checkLogsOfRange(
  logs: readonly LocatedLog[],
  { contracts, from, to }: { contracts: Contracts; from: number; to: number },
): void {
  const asked = `blocks ${from} to ${to}`;
  let before: LocatedLog | undefined;
  for (const log of logs) {
    const { blockNumber, logIndex, blockHash, address } = log;
    if (blockNumber < from || blockNumber > to) {
      throw new ForeignLogs(asked, `one of block ${blockNumber}`);
    }
    if (!contractAt(contracts, address)) throw new ForeignLogs(asked, `one of ${address}`);
    if (before?.blockNumber === blockNumber) {
      if (before.logIndex === logIndex) {
        throw new ForeignLogs(asked, `log ${logIndex} of block ${blockNumber} twice`);
      }
      if (before.blockHash !== blockHash) {
        throw new ForeignLogs(
          asked,
          `two blocks ${blockNumber}, ${before.blockHash} and ${blockHash}`,
        );
      }
    }
    before = log;
  }
}

/** Checks the logs of single blocks against their headers. Throws `ForeignLogs`, `BloomContradicted`, `LogsMissing`. */
export class LogChecker {
  readonly #contracts: Contracts;
  readonly #bloom: ContractsBloom;
  readonly #readReceiptLogs: ReadReceiptLogs;

  constructor(contracts: Contracts, readReceiptLogs: ReadReceiptLogs) {
    this.#contracts = contracts;
    this.#bloom = new ContractsBloom(contracts);
    this.#readReceiptLogs = readReceiptLogs;
  }

  /** @param logs all of the block that the node answered. */
  async check(header: SealedHeader, logs: readonly LocatedLog[]): Promise<void> {
    const { number, hash, logsBloom } = header;
    checkLogsOfRange(logs, { contracts: this.#contracts, from: number, to: number });
    for (const { blockHash } of logs) {
      if (blockHash !== hash) throw new ForeignLogs(`block ${hash}`, `one of block ${blockHash}`);
    }
    if (logsBloom === null) return;
    for (const log of logs) {
      if (this.#bloom.excludes(logsBloom, log)) throw new BloomContradicted(number, log.logIndex);
    }
    if (!this.#bloom.mayHaveMore(logsBloom, logs)) return;
    const actual = await this.#readReceiptLogs(header);
    if (actual && actual.length !== logs.length) {
      throw new LogsMissing(number, logs.length, actual.length);
    }
  }
}
