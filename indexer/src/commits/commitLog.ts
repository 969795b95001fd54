import { and, asc, gt, inArray, lte, max, sql } from 'drizzle-orm';
import type { Block } from '../answers/schemas.ts';
import { commits, feed } from '../schema/indexTables.ts';
import type { Sql } from '../store/openStore.ts';
import type { FeedDelta, FeedMessage } from './feedWriter.ts';
import type { Commit } from './hub.ts';

/** A commit as it is stored: its messages are in the feed already, and are named by market and number. */
interface StoredCommit {
  block: Block;
  kind: Commit['kind'];
  owners: string[];
  levels: string[];
  isLending: boolean;
  offers: string[];
  trades: string[];
  seqs: [market: string, seq: number][];
}

/** What processes listen to for new commits of a schema. */
export function commitChannel(schema: string): string {
  return `weir_commits_${schema}`;
}

/** Commits, in their order, for processes that only answer. `forget` is to be called after a transaction that failed. */
export class CommitLog {
  #last: number | null = null;

  forget(): void {
    this.#last = null;
  }

  /** Stores a commit with its transaction, and tells who listens once that is committed. */
  async write(tx: Sql, told: Commit): Promise<void> {
    const { block, kind, owners, levels, isLending, offers, trades, messages } = told;
    this.#last ??= await lastCommit(tx);
    const id = ++this.#last;
    const commit: StoredCommit = {
      block,
      kind,
      owners: [...owners],
      levels: [...levels],
      isLending,
      offers: [...offers],
      trades: [...trades],
      seqs: messages.map(({ market, message }) => [market, message.seq]),
    };
    await tx.insert(commits).values({ id, blockNumber: block.number, commit });
    await tellFollowers(tx, String(id));
  }
}

/** Wakes processes that follow, once the transaction is committed. */
export async function tellFollowers(tx: Sql, what = ''): Promise<void> {
  await tx.execute(sql`select pg_notify(${commitChannel('')} || current_schema(), ${what})`);
}

/** Drops commits of blocks up to `number`. Who is further behind than that begins anew. */
export async function pruneCommits(tx: Sql, number: number): Promise<void> {
  await tx.delete(commits).where(lte(commits.blockNumber, number));
}

/** The number of the last commit; 0 where there is none. */
export async function lastCommit(tx: Sql): Promise<number> {
  const [row] = await tx.select({ id: max(commits.id) }).from(commits);
  return row?.id ?? 0;
}

/** The commits after one, oldest first, or null where some of them are no longer kept. */
export async function readCommitsAfter(
  tx: Sql,
  last: number,
): Promise<{ id: number; commit: Commit }[] | null> {
  const rows = await tx.select().from(commits).where(gt(commits.id, last)).orderBy(asc(commits.id));
  if (rows.length === 0) return (await lastCommit(tx)) === last ? [] : null;
  if (rows[0]?.id !== last + 1) return null;
  const stored = rows.map(({ id, commit }) => ({ id, ...(commit as StoredCommit) }));
  const messages = await readMessages(tx, stored);
  return stored.map(({ id, block, kind, owners, levels, isLending, offers, trades, seqs }) => ({
    id,
    commit: {
      block,
      kind,
      owners: new Set(owners),
      levels: new Set(levels),
      isLending,
      offers: new Set(offers),
      trades: new Set(trades),
      messages: seqs.map(([market, seq]) => {
        const message = messages.get(`${market} ${seq}`);
        if (!message) throw new Error(`message ${seq} of market ${market} is not in the feed`);
        return message;
      }),
      dues: null,
    },
  }));
}

async function readMessages(tx: Sql, stored: StoredCommit[]): Promise<Map<string, FeedMessage>> {
  const named = stored.flatMap(({ seqs }) => seqs);
  if (named.length === 0) return new Map();
  const markets = [...new Set(named.map(([market]) => market))];
  const least = named.reduce((low, [, seq]) => Math.min(low, seq), Number.POSITIVE_INFINITY);
  const rows = await tx
    .select()
    .from(feed)
    .where(and(inArray(feed.market, markets), sql`${feed.seq} >= ${least}`));
  return new Map(
    rows.map(({ market, seq, kind, message }) => {
      return [`${market} ${seq}`, { market, kind, message: message as FeedDelta }];
    }),
  );
}
