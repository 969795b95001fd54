import type { BlockHeader } from '../chain/chainBlock.ts';
import type { Finality } from '../chain/node.ts';
import type { Identity } from '../store/identity.ts';

/** How far the index is. */
export interface SyncStatus extends Finality {
  identity: Identity;
  /** Names this index; see `meta`. */
  epoch: string;
  block: BlockHeader;
  /** The node's last block; null until it was asked. */
  head: number | null;
  /** Whether new heads are told by the node, or found by asking. */
  headsFrom: 'socket' | 'polling';
  /** Why the last step failed, or null. */
  problem: string | null;
}
