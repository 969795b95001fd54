import type { BlockHeader, ChainFacts, ChainLog } from '../chain/chainBlock.ts';
import type { Sql } from '../store/openStore.ts';
import type { IndexState } from './indexState.ts';

/** What a handler works with: one log, and the state that it changes. */
export interface Context {
  tx: Sql;
  state: IndexState;
  block: Pick<BlockHeader, 'number' | 'timestamp'>;
  log: Pick<ChainLog, 'logIndex' | 'transactionHash' | 'transactionIndex'>;
  /** Transactions of this block in which a flash ran. */
  flashes: ReadonlySet<string>;
  facts: ChainFacts;
}
