import { desc, eq, gte, max } from 'drizzle-orm';
import type { Hash } from 'viem';
import type { BlockHeader, BlockLogs, ChainFacts } from '../chain/chainBlock.ts';
import { blockChanges } from '../commits/blockChanges.ts';
import { CommitLog, pruneCommits } from '../commits/commitLog.ts';
import { dueChanges } from '../commits/dueChanges.ts';
import { FeedWriter, pruneFeed } from '../commits/feedWriter.ts';
import type { Commit } from '../commits/hub.ts';
import { applyBlock } from '../handlers/applyBlock.ts';
import { IndexState } from '../handlers/indexState.ts';
import { blocks } from '../schema/indexTables.ts';
import type { Sql, Store } from '../store/openStore.ts';
import { pruneJournal, rollBack } from '../store/rollBack.ts';
import type { HeadBlock } from './readBlocks.ts';

/** The journal is cut once in so many blocks; until then it reaches a little deeper than asked. */
const pruneEvery = 32;

/** Carries blocks into the store, each whole or not at all, and takes them back. */
export class BlockStore {
  readonly #store: Store;
  readonly #journalDepth: number;
  readonly #state = new IndexState();
  readonly #feed = new FeedWriter();
  readonly #commits = new CommitLog();

  constructor(store: Store, journalDepth: number) {
    this.#store = store;
    this.#journalDepth = journalDepth;
  }

  /** The last block indexed, or null in an empty index. */
  last(): Promise<BlockHeader | null> {
    return this.#store.read(async (tx) => {
      const [row] = await tx.select().from(blocks).orderBy(desc(blocks.number)).limit(1);
      return row ? headerOf(row) : null;
    });
  }

  /** The stored block of a number, or null. */
  at(number: number): Promise<BlockHeader | null> {
    return this.#store.read(async (tx) => {
      const [row] = await tx.select().from(blocks).where(eq(blocks.number, number));
      return row ? headerOf(row) : null;
    });
  }

  /** Blocks that a fork may go back to, newest first: those above are undoable. */
  safeTargets(): Promise<BlockHeader[]> {
    return this.#store.read(async (tx) => {
      const [deepest] = await tx
        .select({ number: max(blocks.number) })
        .from(blocks)
        .where(eq(blocks.undoable, false));
      const rows = await tx
        .select()
        .from(blocks)
        .where(gte(blocks.number, deepest?.number ?? 0))
        .orderBy(desc(blocks.number));
      return rows.map(headerOf);
    });
  }

  /** Puts the block before the exchange's first one into an empty index. */
  async begin(block: BlockHeader): Promise<void> {
    this.#forget();
    await this.#store.write((tx) => insertBlock(tx, block, false));
  }

  /** Indexes old blocks that no fork will reach, up to `end`, in one transaction that cannot be undone. */
  async addOld(logs: BlockLogs[], end: BlockHeader, facts: ChainFacts): Promise<void> {
    await this.#write(async (tx) => {
      for (const block of logs) await applyBlock(tx, this.#state, block, facts);
      await this.#state.changes.flush(tx);
      await insertBlock(tx, end, false);
    });
  }

  /** Indexes the next block, with what undoes it. */
  add(block: HeadBlock, facts: ChainFacts): Promise<Commit> {
    return this.#write(async (tx) => {
      await applyBlock(tx, this.#state, block, facts);
      const changed = blockChanges(this.#state);
      const dues = dueChanges(this.#state);
      await this.#state.changes.flush(tx, block.number);
      await insertBlock(tx, block, true);
      const messages = await this.#feed.writeDeltas(tx, this.#state, block, changed);
      if (block.number % pruneEvery === 0) {
        await pruneJournal(tx, block.number - this.#journalDepth);
        await pruneFeed(tx, block.number - this.#journalDepth);
        await pruneCommits(tx, block.number - this.#journalDepth);
      }
      const levels = await this.#feed.levelNames(tx, changed.levels);
      const { owners, isLending, offers, p2pTrades: trades } = changed;
      return this.#told(tx, {
        block: blockOf(block),
        kind: 'block',
        messages,
        owners,
        levels,
        isLending,
        offers,
        trades,
        dues,
      });
    });
  }

  /** Takes everything back to what it was after `target`, one of `safeTargets`. */
  async undoTo(target: BlockHeader): Promise<Commit> {
    // What is in memory is of blocks that go.
    this.#forget();
    return this.#write(async (tx) => {
      const undone = await rollBack(tx, target.number);
      const messages = await this.#feed.writeRollbacks(tx, target, undone);
      const all = {
        owners: new Set<string>(),
        levels: new Set<string>(),
        isLending: true,
        offers: new Set<string>(),
        trades: new Set<string>(),
        dues: null,
      };
      return this.#told(tx, { block: blockOf(target), kind: 'rollback', messages, ...all });
    });
  }

  /** Leaves a commit to the processes that only answer, where there can be any. */
  async #told(tx: Sql, commit: Commit): Promise<Commit> {
    if (this.#store.isShared) await this.#commits.write(tx, commit);
    return commit;
  }

  async #write<Result>(work: (tx: Sql) => Promise<Result>): Promise<Result> {
    try {
      return await this.#store.write(work);
    } catch (error) {
      this.#forget();
      throw error;
    }
  }

  #forget(): void {
    this.#state.forget();
    this.#feed.forget();
    this.#commits.forget();
  }
}

function insertBlock(tx: Sql, block: BlockHeader, undoable: boolean) {
  const { number, hash, parentHash, timestamp } = block;
  return tx.insert(blocks).values({ number, hash, parentHash, timestamp, undoable });
}

function headerOf(row: typeof blocks.$inferSelect): BlockHeader {
  const { number, timestamp } = row;
  return { number, hash: row.hash as Hash, parentHash: row.parentHash as Hash, timestamp };
}

function blockOf({ number, hash, timestamp }: BlockHeader): Commit['block'] {
  return { number, hash, timestamp };
}
