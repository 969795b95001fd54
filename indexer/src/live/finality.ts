import type { Finality as FinalityMarks } from '../chain/node.ts';

export type { FinalityMarks };

/** How sure a block is: of the present chain, said to be safe by the chain's consensus, or never to be undone. */
export type Finality = 'included' | 'safe' | 'finalized';

/** How final a block is, by the last block of each kind; null where the node does not say. */
export function finalityOf(block: number, { safe, finalized }: FinalityMarks): Finality {
  if (finalized !== null && block <= finalized) return 'finalized';
  return safe !== null && block <= safe ? 'safe' : 'included';
}
