import type { Block } from '../api/schemas.ts';
import type { FeedMessage } from './marketFeed.ts';

/** What followers are told once a block, or a fork, is stored. */
export interface Commit {
  block: Block;
  kind: 'block' | 'rollback';
  messages: FeedMessage[];
  /** Markets in which orders or levels changed. */
  markets: ReadonlySet<number>;
}

/** Tells the streams of this process what was committed. */
export class Hub {
  readonly #followers = new Set<(commit: Commit) => void>();
  readonly #enders = new Set<() => void>();

  /** @returns the way to stop following. */
  follow(tell: (commit: Commit) => void, end: () => void): () => void {
    this.#followers.add(tell);
    this.#enders.add(end);
    return () => {
      this.#followers.delete(tell);
      this.#enders.delete(end);
    };
  }

  tell(commit: Commit): void {
    for (const tell of this.#followers) tell(commit);
  }

  /** Ends every stream: its followers come back and start from a snapshot where the index is another. */
  endAll(): void {
    for (const end of this.#enders) end();
  }
}
