import type { Address } from 'viem';
import type { BlockHeader, BlockLogs, TokenFacts } from '../chain/chainBlock.ts';
import type { ChainNode, LocatedLog } from '../chain/node.ts';
import { readToken, tokensOfLogs } from '../chain/readTokens.ts';

/** A block near the head, whole. */
export interface HeadBlock extends BlockHeader, BlockLogs {}

/** The chain is not what it was a moment ago; asking again gives a whole answer. */
export class ChainMoved extends Error {
  override readonly name = 'ChainMoved';
}

/** The block of a number with its logs, or null where the chain is not that long. */
export async function readHeadBlock(
  node: ChainNode,
  exchange: Address,
  number: number,
): Promise<HeadBlock | null> {
  const header = await node.block(number);
  if (!header) return null;
  return { ...header, logs: await node.logsOfBlock(exchange, header.hash) };
}

/** Logs of a range by block, with the blocks' times. Throws `ChainMoved` where a block is gone meanwhile. */
export async function groupByBlock(node: ChainNode, logs: LocatedLog[]): Promise<BlockLogs[]> {
  const byNumber = new Map<number, LocatedLog[]>();
  for (const log of logs) {
    const group = byNumber.get(log.blockNumber);
    if (group) group.push(log);
    else byNumber.set(log.blockNumber, [log]);
  }
  const blocks: BlockLogs[] = [];
  for (const groups of chunks([...byNumber], 32)) {
    blocks.push(
      ...(await Promise.all(
        groups.map(async ([number, group]) => ({
          number,
          timestamp: await timestampOf(node, group[0] as LocatedLog),
          logs: group,
        })),
      )),
    );
  }
  return blocks;
}

/** What the tokens of newly opened markets say of themselves. */
export async function readTokensOf(
  node: ChainNode,
  logs: LocatedLog[] | BlockLogs['logs'],
): Promise<Map<string, TokenFacts>> {
  const facts = await Promise.all(tokensOfLogs(logs).map((token) => readToken(node, token)));
  return new Map(facts.map((token) => [token.address, token]));
}

async function timestampOf(node: ChainNode, log: LocatedLog): Promise<number> {
  if (log.blockTimestamp !== null) return log.blockTimestamp;
  const header = await node.block(log.blockNumber);
  if (header?.hash !== log.blockHash) {
    throw new ChainMoved(`block ${log.blockNumber} changed while it was read`);
  }
  return header.timestamp;
}

function chunks<Item>(items: Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
