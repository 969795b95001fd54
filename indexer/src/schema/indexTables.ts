/** What the index keeps of itself and of the chain. No handler fills these tables, and no fork undoes them. */
import {
  bigint,
  boolean,
  index,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core';
import { nullableUint, nullableWhole, uint, whole } from './columns.ts';

/** One row: which chain and which code this index belongs to. */
export const meta = pgTable('meta', {
  id: smallint().primaryKey(),
  schemaVersion: text('schema_version').notNull(),
  chainId: whole('chain_id'),
  genesisHash: text('genesis_hash').notNull(),
  exchange: text().notNull(),
  lending: text(),
  escrow: text(),
  arbitratorPool: text('arbitrator_pool'),
  /** Names this index; an index built anew has another, so that streams of the old one are not resumed. */
  epoch: text().notNull(),
});

/** Blocks that were indexed, the last one being the cursor. Old ones are kept only where a batch ended. */
export const blocks = pgTable('blocks', {
  number: bigint({ mode: 'number' }).primaryKey(),
  hash: text().notNull(),
  parentHash: text('parent_hash').notNull(),
  timestamp: whole(),
  /** Whether the journal can undo it. */
  undoable: boolean().notNull(),
});

/** How to undo a block, one row a table: keys that it inserted, rows as they were before it. */
export const journal = pgTable(
  'journal',
  {
    blockNumber: whole('block_number'),
    tableName: text('table_name').notNull(),
    inserted: jsonb().$type<Record<string, unknown>[]>().notNull(),
    before: jsonb().$type<Record<string, unknown>[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.blockNumber, t.tableName] })],
);

/** Messages to market streams. Only added to, by forks too, and cut off at the journal's depth. */
export const feed = pgTable(
  'feed',
  {
    market: text().notNull(),
    seq: whole(),
    blockNumber: whole('block_number'),
    kind: text({ enum: ['delta', 'rollback'] }).notNull(),
    message: jsonb().notNull(),
  },
  (t) => [primaryKey({ columns: [t.market, t.seq] }), index().on(t.blockNumber)],
);

export const feedHeads = pgTable('feed_heads', {
  market: text().primaryKey(),
  seq: whole(),
});

/** What was committed, for processes that only answer. Only added to, and cut off at the journal's depth. */
export const commits = pgTable(
  'commits',
  {
    id: bigint({ mode: 'number' }).primaryKey(),
    blockNumber: whole('block_number'),
    commit: jsonb().notNull(),
  },
  (t) => [index().on(t.blockNumber)],
);

/** One row: how the indexing process is, for those that only answer. */
export const indexing = pgTable('indexing', {
  id: smallint().primaryKey(),
  report: jsonb().notNull(),
  /** When it was written, in milliseconds of the database's clock. */
  writtenAt: whole('written_at'),
});

/** What price guards last said; written by who indexes, after the block. Prices are parts of 10^36. */
export const guardPrices = pgTable('guard_prices', {
  guard: text().primaryKey(),
  borrowPrice: uint('borrow_price'),
  /** Null where the guard refused to answer. */
  liquidationPrice: nullableUint('liquidation_price'),
  isLive: boolean('is_live').notNull(),
  graceSince: nullableWhole('grace_since'),
  blockNumber: whole('block_number'),
  blockHash: text('block_hash').notNull(),
  timestamp: whole(),
});
