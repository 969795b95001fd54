import type { Hash } from 'viem';
import { getBlock } from 'viem/actions';
import type { Node } from './useNode.ts';

/** The block that something was read at. */
export interface ReadBlock {
  number: bigint;
  timestamp: bigint;
  hash: Hash;
}

/**
 * Reads what stands at the node's latest block. Where that still is the block of `last`, the result is `last` itself: what a
 * chain holds changes with its blocks only, so of readings each second between two blocks all but one ask for the head and
 * for nothing else. Throws what the node's answers throw. What `read` is given besides the block must not change while it is
 * asked for under one key; and what a node said of a block by its number, of another fork too, stands until the next block.
 *
 * @param last what was read before; nothing where nothing was
 * @param read reads it at that block
 */
export async function readLatest<Read extends { block: ReadBlock } | null>(
  node: Node,
  last: Read | null | undefined,
  read: (block: ReadBlock) => Promise<Read>,
): Promise<Read> {
  const { number, timestamp, hash } = await getBlock(node, { blockTag: 'latest' });
  if (last?.block.hash === hash) return last;
  return read({ number, timestamp, hash });
}
