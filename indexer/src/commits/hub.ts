import type { Block } from '../answers/schemas.ts';
import type { EndReason } from '../http/frame.ts';
import type { DueChanges } from './dueChanges.ts';
import type { FeedMessage } from './feedWriter.ts';

/** What followers are told once a block, or a fork, is stored. */
export interface Commit {
  block: Block;
  kind: 'block' | 'rollback';
  messages: FeedMessage[];
  /** Owners of orders that were placed, reduced or claimed. */
  owners: ReadonlySet<string>;
  /** Levels that changed, fills included, as orders' ids begin: `market-side-tick`. */
  levels: ReadonlySet<string>;
  /** Whether a lending market or a position in one changed. */
  isLending: boolean;
  /** Offers between people that changed, and trades to which something happened, a vote on them too. */
  offers: ReadonlySet<string>;
  trades: ReadonlySet<string>;
  /** What the block changed of the exchange's debts; null after a fork, when all is to be read anew. */
  dues: DueChanges | null;
}

/** Tells the streams of this process what was committed. */
export class Hub {
  readonly #followers = new Set<(commit: Commit) => void>();
  readonly #enders = new Set<(reason: EndReason) => void>();
  readonly #priceFollowers = new Set<() => void>();

  /** @returns the way to stop following. */
  follow(tell: (commit: Commit) => void, end: (reason: EndReason) => void): () => void {
    this.#followers.add(tell);
    this.#enders.add(end);
    return () => {
      this.#followers.delete(tell);
      this.#enders.delete(end);
    };
  }

  /** Likewise, of guards' prices: they are read, or could not be, once a block is stored. */
  followPrices(tell: () => void): () => void {
    this.#priceFollowers.add(tell);
    return () => this.#priceFollowers.delete(tell);
  }

  tellPrices(): void {
    for (const tell of this.#priceFollowers) tell();
  }

  tell(commit: Commit): void {
    for (const tell of this.#followers) tell(commit);
  }

  /** Ends every stream: its followers come back and start from a snapshot where the index is another. */
  endAll(reason: EndReason): void {
    for (const end of this.#enders) end(reason);
  }
}
