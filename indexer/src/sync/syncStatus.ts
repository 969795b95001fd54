import type { BlockHeader } from '../chain/chainBlock.ts';
import type { Finality } from '../chain/node.ts';
import type { Identity } from '../store/identity.ts';

/** How far the index is, as far as answers say it. */
export interface IndexStatus extends Finality {
  identity: Identity;
  /** Names this index; see `meta`. */
  epoch: string;
  block: Pick<BlockHeader, 'number' | 'hash' | 'timestamp'>;
  /** The node's last block; null until it was asked. */
  head: number | null;
  /** Whether new heads are told by the node, or found by asking. */
  headsFrom: 'socket' | 'polling';
  /** Why the last step failed, or null. */
  problem: string | null;
}

/** How far the index is, for whoever carries blocks into it. */
export interface SyncStatus extends IndexStatus {
  block: BlockHeader;
}

/** What was done since the process started. */
export interface SyncCounts {
  /** Logs that were carried in. */
  events: number;
  /** Blocks that were carried in one by one, at the head. */
  blocks: number;
  forks: number;
  /** Steps that failed and were tried again. */
  failures: number;
}
