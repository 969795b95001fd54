import { and, asc, eq, gt, min } from 'drizzle-orm';
import type { Block, MarketDelta, MarketSnapshot } from '../api/schemas.ts';
import { feed, feedHeads } from '../schema/tables.ts';
import type { Sql, Store } from '../store/openStore.ts';
import { latestBlock } from '../views/latestBlock.ts';
import { presentState, readMarketState } from '../views/marketState.ts';
import { readMarketViews } from '../views/marketView.ts';
import { readTrades } from '../views/trades.ts';
import type { Commit } from './hub.ts';
import type { FeedMessage } from './marketFeed.ts';
import type { StreamQueue } from './streamQueue.ts';

const tradesInSnapshot = 50;

interface Settings {
  store: Store;
  market: string;
  epoch: string;
  queue: StreamQueue;
}

/** One client's market stream: from a snapshot, or from where it stopped, to the present, without a gap. */
export class MarketFollower {
  readonly #settings: Settings;
  /** The last message sent; null until the start is. */
  #seq: number | null = null;
  /** What was committed while the start was read. */
  readonly #early: Commit[] = [];

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** @param resumeFrom the client's Last-Event-ID: `epoch:seq` of the last message it got. */
  async start(resumeFrom: string | null): Promise<void> {
    const { store, queue } = this.#settings;
    await store.read(async (tx) => {
      const missed = await this.#missedSince(tx, resumeFrom);
      if (missed) {
        for (const row of missed.messages) this.#send(row);
        this.#seq ??= missed.seq;
      } else {
        const snapshot = await this.#snapshot(tx);
        // The market was opened in a block that a fork took away.
        if (!snapshot) return queue.end();
        queue.push({ event: 'snapshot', data: snapshot, id: this.#id(snapshot.seq) });
        this.#seq = snapshot.seq;
      }
    });
    for (const commit of this.#early) this.onCommit(commit);
  }

  onCommit(commit: Commit): void {
    if (this.#seq === null) {
      this.#early.push(commit);
      return;
    }
    for (const message of commit.messages) {
      if (message.market === this.#settings.market && message.message.seq > this.#seq) {
        this.#send(message);
      }
    }
    const block: Block = commit.block;
    this.#settings.queue.push({ event: 'head', data: block });
  }

  #send({ kind, message }: Omit<FeedMessage, 'market'>): void {
    this.#settings.queue.push({ event: kind, data: message, id: this.#id(message.seq) });
    this.#seq = message.seq;
  }

  #id(seq: number): string {
    return `${this.#settings.epoch}:${seq}`;
  }

  /** The messages after a client's last one, or null where they are not all kept. */
  async #missedSince(tx: Sql, resumeFrom: string | null) {
    const { market, epoch } = this.#settings;
    const [known, seqText = ''] = resumeFrom?.split(':') ?? [];
    if (known !== epoch || !/^\d{1,15}$/.test(seqText)) return null;
    const seq = Number(seqText);
    const head = await headSeq(tx, market);
    if (seq > head) return null;
    const [oldest] = await tx
      .select({ seq: min(feed.seq) })
      .from(feed)
      .where(eq(feed.market, market));
    if (seq < head && (oldest?.seq ?? head + 1) > seq + 1) return null;
    const rows = await tx
      .select({ kind: feed.kind, message: feed.message })
      .from(feed)
      .where(and(eq(feed.market, market), gt(feed.seq, seq)))
      .orderBy(asc(feed.seq));
    const messages = rows.map(({ kind, message }) => ({ kind, message: message as MarketDelta }));
    return { seq, messages };
  }

  async #snapshot(tx: Sql): Promise<MarketSnapshot | null> {
    const { market } = this.#settings;
    const block = await latestBlock(tx);
    const [view] = await readMarketViews(tx, market);
    if (!block || !view) return null;
    const state = presentState(view, await readMarketState(tx, view));
    const { items: trades } = await readTrades(tx, view, tradesInSnapshot, null);
    return { seq: await headSeq(tx, market), block, state, trades };
  }
}

async function headSeq(tx: Sql, market: string): Promise<number> {
  const [head] = await tx.select().from(feedHeads).where(eq(feedHeads.market, market));
  return head?.seq ?? 0;
}
