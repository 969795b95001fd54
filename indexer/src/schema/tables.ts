/**
 * What is stored of the exchange, and the list of all views. Amounts are whole numbers of token units or lots. Views are
 * changed through `Changes` only, so that every change can be undone.
 */
import {
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { int, nullableUint, nullableWhole, uint, whole } from './columns.ts';
import * as court from './courtTables.ts';
import * as lending from './lendingTables.ts';
import * as p2p from './p2pTables.ts';

export const tokens = pgTable('tokens', {
  address: text().primaryKey(),
  symbol: text().notNull(),
  name: text().notNull(),
  decimals: integer().notNull(),
});

/** What never changes about a market. `id` counts them from 0 in the order of opening. */
export const markets = pgTable(
  'markets',
  {
    id: integer().primaryKey(),
    /** The contract's id: the complement of the key's hash, 32 bytes in hex. */
    key: text().notNull(),
    base: text().notNull(),
    quote: text().notNull(),
    lotExponent: smallint('lot_exponent').notNull(),
    tickSpacing: integer('tick_spacing').notNull(),
    poolFee: integer('pool_fee').notNull(),
    takerFee: integer('taker_fee').notNull(),
    makerRebate: integer('maker_rebate').notNull(),
    minQuote: uint('min_quote'),
    openedBlock: whole('opened_block'),
    openedAt: whole('opened_at'),
    openedTransaction: text('opened_transaction').notNull(),
  },
  (t) => [uniqueIndex().on(t.key)],
);

/** A market's hot row: the contract's slot, the word of its shares, and the last price. */
export const pools = pgTable('pools', {
  market: integer().primaryKey(),
  baseReserve: uint('base_reserve'),
  quoteReserve: uint('quote_reserve'),
  bestBid: integer('best_bid').notNull(),
  bestAsk: integer('best_ask').notNull(),
  flags: smallint().notNull(),
  totalShares: uint('total_shares'),
  incomePart: integer('income_part').notNull(),
  lastRoot: uint('last_root'),
  lastPrice: nullableUint('last_price'),
});

/** A price level's word. Rows stay when a level empties: its generation tells which orders are filled. */
export const levels = pgTable(
  'levels',
  {
    market: integer().notNull(),
    isAsk: boolean('is_ask').notNull(),
    tick: integer().notNull(),
    placed: uint(),
    filled: uint(),
    cancelled: uint(),
    nextIndex: integer('next_index').notNull(),
    generation: whole(),
  },
  (t) => [primaryKey({ columns: [t.market, t.isAsk, t.tick] })],
);

/** Lots taken off in the middle of a queue, by the order's index: those behind it moved up by them. */
export const cancellations = pgTable(
  'cancellations',
  {
    market: integer().notNull(),
    isAsk: boolean('is_ask').notNull(),
    tick: integer().notNull(),
    generation: whole(),
    index: integer('order_index').notNull(),
    lots: uint(),
  },
  (t) => [primaryKey({ columns: [t.market, t.isAsk, t.tick, t.generation, t.index] })],
);

/** Orders that came to rest. `start` and `size` are the order's word; its fills are derived on reading. */
export const orders = pgTable(
  'orders',
  {
    market: integer().notNull(),
    isAsk: boolean('is_ask').notNull(),
    tick: integer().notNull(),
    generation: whole(),
    index: integer('order_index').notNull(),
    owner: text().notNull(),
    handle: uint(),
    start: uint(),
    size: uint(),
    placedLots: uint('placed_lots'),
    cancelledLots: uint('cancelled_lots'),
    claimedLots: uint('claimed_lots'),
    proceeds: uint(),
    rebate: uint(),
    expiry: whole(),
    bountyLots: uint('bounty_lots'),
    placedBlock: whole('placed_block'),
    placedLogIndex: integer('placed_log_index').notNull(),
    placedAt: whole('placed_at'),
    transaction: text().notNull(),
    /** Where its last lot was claimed or cancelled. */
    closedBlock: nullableWhole('closed_block'),
    closedAt: nullableWhole('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.market, t.isAsk, t.tick, t.generation, t.index] }),
    index().on(t.owner, t.placedBlock, t.placedLogIndex),
  ],
);

/** One row a taker's action. */
export const trades = pgTable(
  'trades',
  {
    blockNumber: whole('block_number'),
    logIndex: integer('log_index').notNull(),
    market: integer().notNull(),
    timestamp: whole(),
    transaction: text().notNull(),
    taker: text().notNull(),
    isBuy: boolean('is_buy').notNull(),
    base: uint(),
    quote: uint(),
    poolBase: uint('pool_base'),
    poolQuote: uint('pool_quote'),
    levels: integer().notNull(),
    /** Average price without fees, scaled: see derived/price.ts. */
    price: uint(),
    /** What charts show for it: its own price, or the one before where it is too small to have one. */
    shownPrice: uint('shown_price'),
    transactionIndex: integer('transaction_index').notNull(),
    /** The pool's reserves after it. */
    baseReserve: uint('base_reserve'),
    quoteReserve: uint('quote_reserve'),
    /** Why statistics leave it out, 0 where they do not: see derived/tradeFlags.ts. */
    flags: smallint().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.blockNumber, t.logIndex] }),
    index().on(t.market, t.timestamp, t.blockNumber, t.logIndex),
    index().on(t.taker, t.blockNumber, t.logIndex),
  ],
);

/** Intervals in which something traded; those without are filled in on reading. Prices are scaled. */
export const candles = pgTable(
  'candles',
  {
    market: integer().notNull(),
    /** Length in seconds. */
    interval: integer().notNull(),
    start: whole(),
    open: uint(),
    high: uint(),
    low: uint(),
    close: uint(),
    baseVolume: uint('base_volume'),
    quoteVolume: uint('quote_volume'),
    buyBaseVolume: uint('buy_base_volume'),
    buyQuoteVolume: uint('buy_quote_volume'),
    trades: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.market, t.interval, t.start] })],
);

/** Liquidity that came or went. */
export const liquidityChanges = pgTable(
  'liquidity_changes',
  {
    blockNumber: whole('block_number'),
    logIndex: integer('log_index').notNull(),
    market: integer().notNull(),
    owner: text().notNull(),
    isAddition: boolean('is_addition').notNull(),
    base: uint(),
    quote: uint(),
    shares: uint(),
    timestamp: whole(),
    transaction: text().notNull(),
    transactionIndex: integer('transaction_index').notNull(),
    /** The pool's reserves after it. */
    baseReserve: uint('base_reserve'),
    quoteReserve: uint('quote_reserve'),
  },
  (t) => [
    primaryKey({ columns: [t.blockNumber, t.logIndex] }),
    index().on(t.owner, t.blockNumber, t.logIndex),
  ],
);

/**
 * A market's pool hour by hour of the clock: how it stood at the end of each hour in which it changed, and what came
 * to it in that hour. An hour without a row left it as it was.
 */
export const poolHours = pgTable(
  'pool_hours',
  {
    market: integer().notNull(),
    /** Start of the hour, seconds since 1970. */
    start: whole(),
    baseReserve: uint('base_reserve'),
    quoteReserve: uint('quote_reserve'),
    totalShares: uint('total_shares'),
    incomePart: integer('income_part').notNull(),
    lastRoot: uint('last_root'),
    /** The fewest shares at any moment of the hour. */
    leastShares: uint('least_shares'),
    /** The pool's part of the trades that statistics count. */
    baseVolume: uint('base_volume'),
    quoteVolume: uint('quote_volume'),
    /** What all trades paid in fees, to whom: see handlers/tradeFees.ts. */
    providersBase: uint('providers_base'),
    providersQuote: uint('providers_quote'),
    protocolBase: uint('protocol_base'),
    protocolQuote: uint('protocol_quote'),
  },
  (t) => [primaryKey({ columns: [t.market, t.start] })],
);

/**
 * One row for each owner who ever held shares of a market's pool. What the held shares cost is carried at average
 * cost; the formulas are in derived/positionResult.ts. Values are quote units at the pool's price of the moment.
 */
export const positions = pgTable(
  'positions',
  {
    owner: text().notNull(),
    market: integer().notNull(),
    shares: uint(),
    /** What the held shares brought in: tokens, their value then, and their part of the root of k then times 2^64. */
    costBase: uint('cost_base'),
    costQuote: uint('cost_quote'),
    costValue: uint('cost_value'),
    costRoot: uint('cost_root'),
    addedBase: uint('added_base'),
    addedQuote: uint('added_quote'),
    removedBase: uint('removed_base'),
    removedQuote: uint('removed_quote'),
    receivedShares: uint('received_shares'),
    sentShares: uint('sent_shares'),
    /** Values of all that came in and went out, transfers of shares included. */
    valueIn: uint('value_in'),
    valueOut: uint('value_out'),
    /** Of shares that went out: fees earned, price result, and its part that is loss against holding. */
    realizedFees: int('realized_fees'),
    realizedPrice: int('realized_price'),
    realizedLoss: int('realized_loss'),
    openedAt: whole('opened_at'),
    changedAt: whole('changed_at'),
  },
  (t) => [primaryKey({ columns: [t.owner, t.market] })],
);

/** Claims of orders, and lots taken off them. */
export const orderChanges = pgTable(
  'order_changes',
  {
    owner: text().notNull(),
    blockNumber: whole('block_number'),
    logIndex: integer('log_index').notNull(),
    kind: text({ enum: ['claim', 'cancel'] }).notNull(),
    market: integer().notNull(),
    isAsk: boolean('is_ask').notNull(),
    tick: integer().notNull(),
    generation: whole(),
    index: integer('order_index').notNull(),
    handle: uint(),
    lots: uint(),
    /** Of a claim; 0 of a cancellation. */
    proceeds: uint(),
    rebate: uint(),
    timestamp: whole(),
    transaction: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.owner, t.blockNumber, t.logIndex] })],
);

/**
 * How an account's internal balances and pool shares moved. Shares minted and burnt by additions and removals of
 * liquidity are not here: `liquidityChanges` has them.
 */
export const balanceChanges = pgTable(
  'balance_changes',
  {
    owner: text().notNull(),
    blockNumber: whole('block_number'),
    logIndex: integer('log_index').notNull(),
    /** As in `balances`. */
    id: uint(),
    /** Below 0 where it went out. */
    change: int(),
    /** The other account; null where the exchange itself credits or debits. */
    counterparty: text(),
    timestamp: whole(),
    transaction: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.owner, t.blockNumber, t.logIndex] })],
);

/** ERC-6909 balances that are not 0. The id is a token's address (internal balance) or a market's (shares). */
export const balances = pgTable(
  'balances',
  {
    owner: text().notNull(),
    id: uint(),
    amount: uint(),
  },
  (t) => [primaryKey({ columns: [t.owner, t.id] })],
);

/** The tables that the handlers fill, and that a fork undoes. */
export const views = {
  tokens,
  markets,
  pools,
  levels,
  cancellations,
  orders,
  trades,
  candles,
  liquidityChanges,
  poolHours,
  positions,
  orderChanges,
  balances,
  balanceChanges,
  ...lending,
  ...p2p,
  ...court,
};
