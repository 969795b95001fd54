import { createHash } from 'node:crypto';
import { mailboxLimits } from '@weir/contracts/messages';
import { and, asc, eq, gt, lt, lte, max, min, sql, sum } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { RequestRefused } from '../http/requestRefused.ts';
import { createTable } from '../schema/createTables.ts';
import type { Sql, Store } from '../store/openStore.ts';
import { StoreUnusable } from '../store/storeErrors.ts';
import { evidence, meta, posts } from './mailboxTables.ts';

const tables: PgTable[] = [meta, posts, evidence];
const statements = tables.flatMap(createTable);
const schemaVersion = `mailbox ${createHash('sha256').update(statements.join()).digest('hex')}`;

/** Seconds. */
const day = 86_400;

/** What is kept of an envelope, but for its place. */
export type NewPost = Omit<typeof posts.$inferInsert, 'position' | 'receivedAt'>;
export type KeptPost = Pick<
  typeof posts.$inferSelect,
  'position' | 'id' | 'category' | 'receivedAt' | 'envelope'
>;
export type NewEvidence = Omit<typeof evidence.$inferInsert, 'receivedAt' | 'length'>;
export type KeptEvidence = Pick<typeof evidence.$inferSelect, 'id' | 'length' | 'receivedAt'>;

/** A mailbox as rows name it. */
export interface Box {
  trade: string;
  recipient: string;
}

/** Envelopes and sealed evidence, within their limits, until they are 30 days old. */
export class MailboxStore {
  readonly #store: Store;
  readonly #now: () => number;

  private constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /**
   * Makes the tables in an empty store. Throws `StoreUnusable` where there are others: messages are never dropped for a newer
   * version, nor an index for a relay.
   * @param now seconds since 1970.
   */
  static async open(store: Store, now: () => number): Promise<MailboxStore> {
    await store.write(async (tx) => {
      const { rows } = (await tx.execute(
        sql`select tablename from pg_tables where schemaname = current_schema()`,
      )) as unknown as { rows: { tablename: string }[] };
      if (rows.length === 0) {
        for (const statement of statements) await tx.execute(sql.raw(statement));
        await tx.insert(meta).values({ id: 1, schemaVersion });
        return;
      }
      const isMailbox = rows.some(({ tablename }) => tablename === 'posts');
      const [found] = isMailbox ? await tx.select().from(meta) : [];
      if (found?.schemaVersion === schemaVersion) return;
      throw new StoreUnusable(
        isMailbox
          ? 'The store is a mailbox of another version: run that one until its messages are 30 days old, or name another store.'
          : 'The store holds tables of something else. Name another one.',
      );
    });
    return new MailboxStore(store, now);
  }

  /** Keeps an envelope once, however often it comes. Throws `RequestRefused` above a limit. */
  post(post: NewPost): Promise<{ position: number; isNew: boolean }> {
    const receivedAt = this.#now();
    return this.#write(async (tx) => {
      const known = await tx.select().from(posts).where(this.#isPost(post, post.id));
      if (known[0]) return { position: known[0].position, isNew: false };
      if (post.category === 'message') await this.#requireMessages(tx, post);
      else await this.#requireBytes(tx, post, post.envelope.length);
      const [kept] = await tx
        .insert(posts)
        .values({ ...post, receivedAt })
        .returning({ position: posts.position });
      return { position: kept?.position ?? 0, isNew: true };
    });
  }

  /** Envelopes of a mailbox after a position, oldest first. */
  list(box: Box, after: number, limit: number): Promise<KeptPost[]> {
    const { position, id, category, receivedAt, envelope } = posts;
    return this.#store.read((tx) =>
      tx
        .select({ position, id, category, receivedAt, envelope })
        .from(posts)
        .where(and(inBox(box), gt(position, after), gt(receivedAt, this.#oldest)))
        .orderBy(asc(position))
        .limit(limit),
    );
  }

  /** The position of a mailbox's last envelope; 0 where it is empty. */
  async last(box: Box): Promise<number> {
    const [found] = await this.#store.read((tx) =>
      tx
        .select({ last: max(posts.position) })
        .from(posts)
        .where(inBox(box)),
    );
    return found?.last ?? 0;
  }

  /**
   * Keeps sealed evidence once. Where it would be too much, the party's own evidence that was sent before goes first: after a
   * redraw the same is sealed to other seats. Throws `RequestRefused` where that is not enough.
   */
  postEvidence(item: NewEvidence): Promise<{ isNew: boolean }> {
    const { length } = item.sealed;
    return this.#write(async (tx) => {
      const known = await tx.select({ id: evidence.id }).from(evidence).where(isOwnEvidence(item));
      if (known.length > 0) return { isNew: false };
      await this.#makeRoom(tx, item);
      await this.#requireBytes(tx, item, length);
      await tx.insert(evidence).values({ ...item, length, receivedAt: this.#now() });
      return { isNew: true };
    });
  }

  /** Each once, by when it came first. */
  listEvidence(trade: string): Promise<KeptEvidence[]> {
    const { id, length } = evidence;
    const receivedAt = min(evidence.receivedAt).mapWith(Number);
    return this.#store.read((tx) =>
      tx
        .select({ id, length, receivedAt })
        .from(evidence)
        .where(and(eq(evidence.trade, trade), gt(evidence.receivedAt, this.#oldest)))
        .groupBy(id, length)
        .orderBy(asc(receivedAt), asc(id)),
    );
  }

  async readEvidence(item: { trade: string; id: string }): Promise<Uint8Array | null> {
    const [found] = await this.#store.read((tx) =>
      tx
        .select({ sealed: evidence.sealed })
        .from(evidence)
        .where(and(isEvidence(item), gt(evidence.receivedAt, this.#oldest)))
        .limit(1),
    );
    return found?.sealed ?? null;
  }

  /** Deletes what is 30 days old. @returns how much it was. */
  sweep(): Promise<number> {
    const oldest = this.#oldest;
    return this.#write(async (tx) => {
      const old = await tx
        .delete(posts)
        .where(lte(posts.receivedAt, oldest))
        .returning({ id: posts.id });
      const oldEvidence = await tx
        .delete(evidence)
        .where(lte(evidence.receivedAt, oldest))
        .returning({ id: evidence.id });
      return old.length + oldEvidence.length;
    });
  }

  get #oldest(): number {
    return this.#now() - mailboxLimits.keptSeconds;
  }

  /** A server's store may lose its last commits in a crash, since an index can be made anew. Messages cannot. */
  #write<Result>(work: (tx: Sql) => Promise<Result>): Promise<Result> {
    return this.#store.write(async (tx) => {
      await tx.execute(sql`set local synchronous_commit = on`);
      return work(tx);
    });
  }

  #isPost(box: Box, id: string) {
    return and(inBox(box), eq(posts.id, id));
  }

  async #requireMessages(tx: Sql, { trade, party }: NewPost): Promise<void> {
    const count = await tx.$count(
      posts,
      and(
        eq(posts.trade, trade),
        eq(posts.party, party),
        eq(posts.category, 'message'),
        gt(posts.receivedAt, this.#now() - day),
      ),
    );
    const { messagesPerDay } = mailboxLimits;
    if (count < messagesPerDay) return;
    throw new RequestRefused(
      'too_many_requests',
      null,
      `${party} posted ${count} messages to this trade in 24 hours, and ${messagesPerDay} are allowed.`,
    );
  }

  /** By the time of sending, so that nobody who has an old request can push out what is newer. */
  async #makeRoom(tx: Sql, { trade, party, postedAt, sealed }: NewEvidence): Promise<void> {
    const older = await tx
      .select({ id: evidence.id, length: evidence.length })
      .from(evidence)
      .where(
        and(eq(evidence.trade, trade), eq(evidence.party, party), lt(evidence.postedAt, postedAt)),
      )
      .orderBy(asc(evidence.postedAt));
    let used = await this.#usedBytes(tx, { trade, party });
    for (const { id, length } of older) {
      if (used + sealed.length <= mailboxLimits.evidenceBytes) return;
      await tx.delete(evidence).where(isOwnEvidence({ trade, id, party }));
      used -= length;
    }
  }

  async #requireBytes(
    tx: Sql,
    { trade, party }: { trade: string; party: string },
    length: number,
  ): Promise<void> {
    const used = await this.#usedBytes(tx, { trade, party });
    const { evidenceBytes } = mailboxLimits;
    if (used + length <= evidenceBytes) return;
    throw new RequestRefused(
      'too_large',
      'body',
      `body has ${length} bytes; expected at most ${evidenceBytes - used}: ${party} left ${used} of ${evidenceBytes} bytes of images and evidence in this trade.`,
    );
  }

  async #usedBytes(tx: Sql, { trade, party }: { trade: string; party: string }): Promise<number> {
    const [sealed] = await tx
      .select({ bytes: sum(evidence.length).mapWith(Number) })
      .from(evidence)
      .where(and(eq(evidence.trade, trade), eq(evidence.party, party)));
    const [parts] = await tx
      .select({ bytes: sum(sql`length(${posts.envelope})`).mapWith(Number) })
      .from(posts)
      .where(and(eq(posts.trade, trade), eq(posts.party, party), eq(posts.category, 'evidence')));
    return (sealed?.bytes ?? 0) + (parts?.bytes ?? 0);
  }
}

function inBox({ trade, recipient }: Box) {
  return and(eq(posts.trade, trade), eq(posts.recipient, recipient));
}

function isEvidence({ trade, id }: { trade: string; id: string }) {
  return and(eq(evidence.trade, trade), eq(evidence.id, id));
}

function isOwnEvidence({ party, ...item }: { trade: string; id: string; party: string }) {
  return and(isEvidence(item), eq(evidence.party, party));
}
