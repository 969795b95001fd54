import type { BlockLogs, ChainFacts } from './chainBlock.ts';
import { checkLogsOfRange, LogChecker } from './checkLogs.ts';
import type { Contracts } from './contracts.ts';
import type { ChainNode } from './node.ts';
import { ChainMoved, TooMuchAsked } from './nodeErrors.ts';
import { readFacts } from './readFacts.ts';
import type { LocatedLog, SealedHeader } from './wireFormat.ts';

/** A range of old blocks, with all that is needed to index it. */
export interface OldBlocks {
  first: SealedHeader;
  last: SealedHeader;
  /** Blocks with logs of the contracts, in their order. */
  blocks: BlockLogs[];
  logs: number;
  facts: ChainFacts;
}

/** Answers are cut at round numbers of logs; one that has exactly so many is asked for in halves. */
const cutAtMultiplesOf = 1_000;

/**
 * Reads blocks `from` to `to`. Throws `TooMuchAsked` where the range should be shorter, `ChainMoved` where a block
 * is gone meanwhile, and what checkLogs.ts finds.
 */
export async function readOldBlocks(
  node: ChainNode,
  contracts: Contracts,
  from: number,
  to: number,
): Promise<OldBlocks> {
  const logs = await node.logsOfRange(contracts, from, to);
  if (logs.length > 0 && logs.length % cutAtMultiplesOf === 0 && from < to) {
    throw new TooMuchAsked('eth_getLogs', `an answer of exactly ${logs.length} logs may be cut`);
  }
  checkLogsOfRange(logs, { contracts, from, to });
  const byNumber = groupByNumber(logs);
  const undated = [...byNumber].filter(([, [log]]) => log?.blockTimestamp === null);
  const headers = await readHeaders(node, [from, to, ...undated.map(([number]) => number)]);

  // The ends of the range cost nothing more: their blooms tell of logs that an empty answer left out.
  const checker = new LogChecker(contracts, ({ hash }) => node.logsByReceipts(contracts, hash));
  for (const [number, header] of headers) {
    const group = byNumber.get(number) ?? [];
    if (group[0] && group[0].blockHash !== header.hash) throw new ChainMoved(moved(number));
    await checker.check(header, group);
  }
  const blocks = [...byNumber].map(([number, group]) => ({
    number,
    timestamp: group[0]?.blockTimestamp ?? headerAt(headers, number).timestamp,
    logs: group,
  }));
  return {
    first: headerAt(headers, from),
    last: headerAt(headers, to),
    blocks,
    logs: logs.length,
    facts: await readFacts(node, contracts, logs),
  };
}

function groupByNumber(logs: LocatedLog[]): Map<number, LocatedLog[]> {
  const byNumber = new Map<number, LocatedLog[]>();
  for (const log of logs) {
    const group = byNumber.get(log.blockNumber);
    if (group) group.push(log);
    else byNumber.set(log.blockNumber, [log]);
  }
  return byNumber;
}

async function readHeaders(node: ChainNode, numbers: number[]): Promise<Map<number, SealedHeader>> {
  const wanted = [...new Set(numbers)];
  const found = await node.blocks(wanted);
  return new Map(
    wanted.map((number, i) => {
      const header = found[i];
      if (!header) throw new ChainMoved(moved(number));
      return [number, header];
    }),
  );
}

function headerAt(headers: ReadonlyMap<number, SealedHeader>, number: number): SealedHeader {
  const header = headers.get(number);
  if (!header) throw new Error(`the header of block ${number} was not read`);
  return header;
}

function moved(number: number): string {
  return `block ${number} changed while it was read`;
}
