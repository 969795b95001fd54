import type { BlockHeader } from '../chain/chainBlock.ts';
import type { ChainNode } from '../chain/node.ts';

/** Blocks compared in one request: most forks are shallow. */
const comparedAtOnce = 32;

interface Ancestry {
  /** The first of our blocks that the chain has, or null where it has none. */
  ancestor: BlockHeader | null;
  /** Whether the node has no block at all in the place of our oldest one. */
  isShort: boolean;
}

/** Where the node's chain leaves ours. `ours` has the newest block first. */
export async function findAncestor(
  node: ChainNode,
  ours: readonly BlockHeader[],
): Promise<Ancestry> {
  let isShort = false;
  for (let start = 0; start < ours.length; start += comparedAtOnce) {
    const some = ours.slice(start, start + comparedAtOnce);
    const found = await node.blocks(some.map(({ number }) => number));
    const ancestor = some.find(({ hash }, i) => found[i]?.hash === hash);
    if (ancestor) return { ancestor, isShort: false };
    isShort = found.at(-1) === null;
  }
  return { ancestor: null, isShort };
}
