import { liveLots } from '@weir/contracts';
import { and, eq, lte, sql } from 'drizzle-orm';
import type { Block } from '../answers/schemas.ts';
import type { MarketDelta } from '../answers/streamSchemas.ts';
import type { IndexState } from '../handlers/indexState.ts';
import { feed, feedHeads } from '../schema/indexTables.ts';
import { levels, pools } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';
import type { Sql } from '../store/openStore.ts';
import type { LevelKey, Undone } from '../store/rollBack.ts';
import { presentShares } from '../views/marketState.ts';
import {
  type MarketWithTokens,
  presentLevel,
  presentTrade,
  readMarketsWithTokens,
} from '../views/marketWithTokens.ts';
import type { BlockChanges } from './blockChanges.ts';

/** A delta as it is stored: how final its block is changes with time, and is added when it is sent. */
export type FeedDelta = Omit<MarketDelta, 'finality'>;

/** One message of a market's stream. */
export interface FeedMessage {
  market: string;
  kind: 'delta' | 'rollback';
  message: FeedDelta;
}

interface Draft {
  kind: FeedMessage['kind'];
  view: MarketWithTokens;
  pool: Row<typeof pools>;
  rows: ChangedLevel[];
  trades: FeedDelta['trades'];
}

/**
 * Writes the streams of markets. Terms of markets and the last sequence numbers are kept in memory between blocks:
 * this is the only writer. `forget` must be called after a transaction that failed, and before a rollback.
 */
export class FeedWriter {
  #views = new Map<number, MarketWithTokens>();
  readonly #seqs = new Map<string, number>();

  forget(): void {
    this.#views.clear();
    this.#seqs.clear();
  }

  /** Writes what a block changed. To be called once its changes are flushed. */
  async writeDeltas(
    tx: Sql,
    state: IndexState,
    block: Block,
    changed: BlockChanges,
  ): Promise<FeedMessage[]> {
    const drafts: Draft[] = [];
    for (const id of [...changed.markets].toSorted((a, b) => a - b)) {
      const view = await this.#view(tx, id);
      const pool = await state.changes.find(tx, pools, { market: id });
      if (!pool) throw new Error(`market ${view.market.key} has no pool row`);
      const rows = changed.levels
        .filter(({ market }) => market === id)
        .map((level) => changedLevel(level, liveLots(level)));
      const trades = changed.trades
        .filter(({ market }) => market === id)
        .toSorted((a, b) => a.logIndex - b.logIndex)
        .map((trade) => presentTrade(view, trade));
      drafts.push({ kind: 'delta', view, pool, rows, trades });
    }
    return this.#write(tx, block, drafts);
  }

  /** Writes a fork to the streams of the markets that it changed: sizes as they are at the block that is kept. */
  async writeRollbacks(tx: Sql, block: Block, undone: Undone): Promise<FeedMessage[]> {
    const drafts: Draft[] = [];
    for (const view of await readMarketsWithTokens(tx)) {
      const { id, key } = view.market;
      if (!undone.markets.has(id)) continue;
      const [pool] = await tx.select().from(pools).where(eq(pools.market, id));
      if (!pool) throw new Error(`market ${key} has no pool row`);
      const keys = undone.levels.filter(({ market }) => market === id);
      const once = new Map(keys.map((level) => [`${level.isAsk} ${level.tick}`, level]));
      const rows: ChangedLevel[] = [];
      for (const level of once.values()) rows.push(changedLevel(level, await lotsAt(tx, level)));
      drafts.push({ kind: 'rollback', view, pool, rows, trades: [] });
    }
    return this.#write(tx, block, drafts);
  }

  /** Levels as their orders' ids begin: `market-side-tick`. */
  async levelNames(tx: Sql, rows: LevelKey[]): Promise<Set<string>> {
    const names = new Set<string>();
    for (const { market, isAsk, tick } of rows) {
      const { key } = (await this.#view(tx, market)).market;
      names.add(`${key}-${isAsk ? 'sell' : 'buy'}-${tick}`);
    }
    return names;
  }

  /** The market of the store's number. Terms never change; those of markets opened since are read. */
  async #view(tx: Sql, id: number): Promise<MarketWithTokens> {
    if (!this.#views.has(id)) {
      this.#views = new Map(
        (await readMarketsWithTokens(tx)).map((view) => [view.market.id, view]),
      );
    }
    const view = this.#views.get(id);
    if (!view) throw new Error(`market ${id} of a change is unknown`);
    return view;
  }

  /** One statement for the messages of all markets, and one for their numbers. */
  async #write(tx: Sql, block: Block, drafts: Draft[]): Promise<FeedMessage[]> {
    if (drafts.length === 0) return [];
    if (this.#seqs.size === 0) {
      for (const { market, seq } of await tx.select().from(feedHeads)) this.#seqs.set(market, seq);
    }
    const messages = drafts.map((draft) => {
      const market = draft.view.market.key;
      const previousSeq = this.#seqs.get(market) ?? 0;
      this.#seqs.set(market, previousSeq + 1);
      return { market, kind: draft.kind, message: messageOf(draft, block, previousSeq) };
    });
    await tx.insert(feed).values(
      messages.map(({ market, kind, message }) => {
        return { market, kind, message, seq: message.seq, blockNumber: block.number };
      }),
    );
    await tx
      .insert(feedHeads)
      .values(messages.map(({ market, message }) => ({ market, seq: message.seq })))
      .onConflictDoUpdate({ target: feedHeads.market, set: { seq: sql`excluded.seq` } });
    return messages;
  }
}

/** Drops messages of blocks up to `number`, which no stream can be resumed from any more. */
export async function pruneFeed(tx: Sql, number: number): Promise<void> {
  await tx.delete(feed).where(lte(feed.blockNumber, number));
}

function messageOf({ view, pool, rows, trades }: Draft, block: Block, previousSeq: number) {
  const levelsOf = (isAsk: boolean) =>
    rows
      .filter((row) => row.isAsk === isAsk)
      .toSorted((a, b) => (isAsk ? a.tick - b.tick : b.tick - a.tick))
      .map(({ tick, lots }) => presentLevel(view, tick, lots));
  return {
    seq: previousSeq + 1,
    previousSeq,
    block: { number: block.number, hash: block.hash, timestamp: block.timestamp },
    baseReserve: pool.baseReserve.toString(),
    quoteReserve: pool.quoteReserve.toString(),
    ...presentShares(pool),
    bids: levelsOf(false),
    asks: levelsOf(true),
    trades,
  } satisfies FeedDelta;
}

interface ChangedLevel {
  isAsk: boolean;
  tick: number;
  lots: bigint;
}

function changedLevel({ isAsk, tick }: LevelKey, lots: bigint): ChangedLevel {
  return { isAsk, tick, lots };
}

async function lotsAt(tx: Sql, { market, isAsk, tick }: LevelKey): Promise<bigint> {
  const [level] = await tx
    .select()
    .from(levels)
    .where(and(eq(levels.market, market), eq(levels.isAsk, isAsk), eq(levels.tick, tick)));
  return level ? liveLots(level) : 0n;
}
