import { liveLots } from '@weir/contracts';
import { and, eq, lte, sql } from 'drizzle-orm';
import type { Block, MarketDelta } from '../api/schemas.ts';
import type { IndexState } from '../handlers/indexState.ts';
import { feed, feedHeads, levels, orders, pools, trades } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';
import type { Sql } from '../store/openStore.ts';
import type { LevelKey, Undone } from '../store/rollBack.ts';
import { presentShares } from '../views/marketState.ts';
import {
  type MarketView,
  presentLevel,
  presentTrade,
  readMarketViews,
} from '../views/marketView.ts';

/** One message of a market's stream, as it is stored and sent. */
export interface FeedMessage {
  market: string;
  kind: 'delta' | 'rollback';
  message: MarketDelta;
}

/** Writes what a block changed to the streams of its markets. To be called once its changes are flushed. */
export async function writeDeltas(
  tx: Sql,
  block: Block,
  changed: BlockChanges,
): Promise<FeedMessage[]> {
  if (changed.markets.size === 0) return [];
  const messages: FeedMessage[] = [];
  for (const view of await readMarketViews(tx)) {
    const { id } = view.market;
    if (!changed.markets.has(id)) continue;
    const ofMarket = <Item extends { market: number }>(items: Item[]) =>
      items.filter(({ market }) => market === id);
    const rows = ofMarket(changed.levels).map((level) => changedLevel(level, liveLots(level)));
    const told = ofMarket(changed.trades)
      .toSorted((a, b) => a.logIndex - b.logIndex)
      .map((trade) => presentTrade(view, trade));
    messages.push(await write(tx, 'delta', view, block, rows, told));
  }
  return messages;
}

/** What a block changed, as far as streams tell it. */
export interface BlockChanges {
  /** Markets whose pool or book changed. */
  markets: Set<number>;
  /** Markets in which orders changed, fills included. */
  orderMarkets: Set<number>;
  levels: Row<typeof levels>[];
  trades: Row<typeof trades>[];
}

/** To be asked before the changes are flushed. */
export function blockChanges({ changes }: IndexState): BlockChanges {
  const changedLevels = changes.changed(levels);
  const marketsOf = (rows: { market: number }[]) => rows.map(({ market }) => market);
  return {
    markets: new Set([...marketsOf(changes.changed(pools)), ...marketsOf(changedLevels)]),
    orderMarkets: new Set([...marketsOf(changes.changed(orders)), ...marketsOf(changedLevels)]),
    levels: changedLevels,
    trades: changes.changed(trades),
  };
}

/** Writes a fork to the streams of the markets that it changed: sizes as they are at the block that is kept. */
export async function writeRollbacks(
  tx: Sql,
  block: Block,
  undone: Undone,
): Promise<FeedMessage[]> {
  const messages: FeedMessage[] = [];
  for (const view of await readMarketViews(tx)) {
    if (!undone.markets.has(view.market.id)) continue;
    const keys = undone.levels.filter(({ market }) => market === view.market.id);
    const once = new Map(keys.map((key) => [`${key.isAsk} ${key.tick}`, key]));
    const rows: ChangedLevel[] = [];
    for (const key of once.values()) rows.push(changedLevel(key, await lotsAt(tx, key)));
    messages.push(await write(tx, 'rollback', view, block, rows, []));
  }
  return messages;
}

/** Drops messages of blocks up to `number`, which no stream can be resumed from any more. */
export async function pruneFeed(tx: Sql, number: number): Promise<void> {
  await tx.delete(feed).where(lte(feed.blockNumber, number));
}

async function write(
  tx: Sql,
  kind: FeedMessage['kind'],
  view: MarketView,
  block: Block,
  rows: ChangedLevel[],
  told: MarketDelta['trades'],
): Promise<FeedMessage> {
  const market = view.market.key;
  const [pool] = await tx.select().from(pools).where(eq(pools.market, view.market.id));
  const [head] = await tx
    .insert(feedHeads)
    .values({ market, seq: 1 })
    .onConflictDoUpdate({ target: feedHeads.market, set: { seq: sql`${feedHeads.seq} + 1` } })
    .returning();
  if (!pool || !head) throw new Error(`market ${market} has no pool row or no sequence`);
  const levelsOf = (isAsk: boolean) =>
    rows
      .filter((row) => row.isAsk === isAsk)
      .toSorted((a, b) => (isAsk ? a.tick - b.tick : b.tick - a.tick))
      .map(({ tick, lots }) => presentLevel(view, tick, lots));
  const message: MarketDelta = {
    seq: head.seq,
    block: { number: block.number, hash: block.hash, timestamp: block.timestamp },
    baseReserve: pool.baseReserve.toString(),
    quoteReserve: pool.quoteReserve.toString(),
    ...presentShares(pool),
    bids: levelsOf(false),
    asks: levelsOf(true),
    trades: told,
  };
  await tx.insert(feed).values({ market, seq: head.seq, blockNumber: block.number, kind, message });
  return { market, kind, message };
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
