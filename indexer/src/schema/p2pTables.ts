/**
 * What is stored of trades between people: views, changed through `Changes` only. Amounts are units of the trade's token,
 * payments millionths of the currency, worths millionths of a USD, times seconds since 1970.
 */
import { boolean, index, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { nullableUint, nullableWhole, uint, whole } from './columns.ts';

/** Offers, closed ones too: their whole terms, from which the contract's calls can be made, and what changed since. */
export const p2pOffers = pgTable(
  'p2p_offers',
  {
    /** The EIP-712 digest of the terms, in hex. */
    id: text().primaryKey(),
    maker: text().notNull(),
    isSell: boolean('is_sell').notNull(),
    token: text().notNull(),
    total: uint(),
    least: uint(),
    greatest: uint(),
    /** The zero address where the price is fixed. */
    adapter: text().notNull(),
    /** As it was posted: a part of the id. */
    figure: uint(),
    leastPrice: uint('least_price'),
    greatestPrice: uint('greatest_price'),
    maxAge: whole('max_age'),
    /** Three letters. */
    currency: text().notNull(),
    termsHash: text('terms_hash').notNull(),
    /** In 1e-4 of a trade. */
    sellerBond: integer('seller_bond').notNull(),
    buyerBond: integer('buyer_bond').notNull(),
    arbitrator: text().notNull(),
    confirmWindow: whole('confirm_window'),
    takesStarters: boolean('takes_starters').notNull(),
    expiry: whole(),
    nonce: uint(),
    blockNumber: whole('block_number'),
    logIndex: integer('log_index').notNull(),
    postedAt: whole('posted_at'),
    transaction: text().notNull(),
    /** Posted less taken, taken out by the maker, and given back by takers who left. */
    free: uint(),
    /** What lies in escrow for the maker's bonds of the free part. */
    reserve: uint(),
    /** The price's figure as it stands. */
    currentFigure: uint('current_figure'),
    /** Counts the changes of the figure, from 1. */
    version: integer().notNull(),
    isOpen: boolean('is_open').notNull(),
    /** Trades without a buyer's bond that live now. */
    starters: integer().notNull(),
    /** Trades that it was taken for, ended ones too. */
    trades: integer().notNull(),
    changedAt: whole('changed_at'),
  },
  (t) => [index().on(t.isOpen, t.blockNumber, t.logIndex), index().on(t.maker)],
);

/** The ways to pay that an offer takes, in its order. */
export const p2pOfferMethods = pgTable(
  'p2p_offer_methods',
  {
    offer: text().notNull(),
    index: smallint().notNull(),
    /** The method's word, 32 bytes in hex. */
    method: text().notNull(),
    /** Seconds to pay. */
    window: whole(),
  },
  (t) => [primaryKey({ columns: [t.offer, t.index] }), index().on(t.method)],
);

/** Trades: the snapshot that each is, and where it stands. Names of states and outcomes are the bindings'. */
export const p2pTrades = pgTable(
  'p2p_trades',
  {
    /** The contract's number, counted from 1. */
    id: whole().primaryKey(),
    offer: text().notNull(),
    seller: text().notNull(),
    buyer: text().notNull(),
    /** Who posted the buyer's bond; null where the buyer did. */
    sponsor: text(),
    makerSells: boolean('maker_sells').notNull(),
    isStarter: boolean('is_starter').notNull(),
    isPegged: boolean('is_pegged').notNull(),
    token: text().notNull(),
    amount: uint(),
    /** What is paid outside the chain. */
    fiat: uint(),
    currency: text().notNull(),
    method: text().notNull(),
    payWindow: whole('pay_window'),
    confirmWindow: whole('confirm_window'),
    /** In 1e-4. */
    feeRate: integer('fee_rate').notNull(),
    sellerBond: uint('seller_bond'),
    /** 0 for a starter until its buyer disputes. */
    buyerBond: uint('buyer_bond'),
    /** What a starter's buyer posts to dispute. */
    bondDue: uint('bond_due'),
    /** The most that one request for a ruling may cost the bonds. */
    courtFee: uint('court_fee'),
    /** What the amount was worth when it was taken; 0 where nobody knew. */
    value: uint(),
    /** The one that the offer names, and the one after it; null for none. */
    arbitrator: text().notNull(),
    backup: text(),
    /** The seller's commitment to its payment details; 0 until it made one. */
    details: text().notNull(),
    /** How well aged the seller holds the buyer's payment account to be, 0 to 2 (IEscrow); 0 until it said so. */
    accountAge: smallint('account_age').notNull(),
    blockNumber: whole('block_number'),
    logIndex: integer('log_index').notNull(),
    takenAt: whole('taken_at'),
    transaction: text().notNull(),
    state: text().notNull(),
    /** When it came into its state. */
    since: whole(),
    /** When the pay clock started, later by what it stood still; 0 before. */
    started: whole(),
    wasDemanded: boolean('was_demanded').notNull(),
    wasRefused: boolean('was_refused').notNull(),
    /** How many courts were asked, what that cost so far, and who has the word. */
    requests: smallint().notNull(),
    courtFees: uint('court_fees'),
    court: text(),
    disputeId: nullableUint('dispute_id'),
    confirmedAt: nullableWhole('confirmed_at'),
    paidAt: nullableWhole('paid_at'),
    disputedAt: nullableWhole('disputed_at'),
    disputedBy: text('disputed_by'),
    /** How it ended; null while it lives. `endedFrom` is the state before. */
    outcome: text(),
    endedAt: nullableWhole('ended_at'),
    endedFrom: text('ended_from'),
    endedAction: text('ended_action'),
    endedBy: text('ended_by'),
    paidSeller: nullableUint('paid_seller'),
    paidBuyer: nullableUint('paid_buyer'),
    paidBond: nullableUint('paid_bond'),
    paidTreasury: nullableUint('paid_treasury'),
    backToOffer: boolean('back_to_offer'),
  },
  (t) => [
    index().on(t.seller, t.blockNumber, t.logIndex),
    index().on(t.buyer, t.blockNumber, t.logIndex),
    index().on(t.offer),
  ],
);

/** All that happened to a trade, in the order of the logs. What a kind does not tell is null. */
export const p2pTradeEvents = pgTable(
  'p2p_trade_events',
  {
    blockNumber: whole('block_number'),
    logIndex: integer('log_index').notNull(),
    trade: whole(),
    kind: text({
      enum: ['taken', 'moved', 'ended', 'keys', 'details', 'court', 'proposed'],
    }).notNull(),
    by: text(),
    action: text(),
    outcome: text(),
    /** Of the trade, after it. */
    state: text(),
    /** The hash that an action is about; the payment details' ciphertext where that was posted. */
    data: text(),
    court: text(),
    disputeId: nullableUint('dispute_id'),
    /** Of a proposal. */
    toBuyer: nullableUint('to_buyer'),
    expiry: nullableWhole('expiry'),
    nonce: nullableWhole('nonce'),
    timestamp: whole(),
    transaction: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.blockNumber, t.logIndex] }), index().on(t.trade)],
);

/** The parties' keys for messages: the last ones. */
export const p2pTradeKeys = pgTable(
  'p2p_trade_keys',
  {
    trade: whole(),
    party: text().notNull(),
    encryptionKey: text('encryption_key').notNull(),
    signingKey: text('signing_key').notNull(),
    since: whole(),
  },
  (t) => [primaryKey({ columns: [t.trade, t.party] })],
);

/** Each side's last proposal of a settlement; one that was taken back has expiry 0. Details that are posted end those before. */
export const p2pProposals = pgTable(
  'p2p_proposals',
  {
    trade: whole(),
    party: text().notNull(),
    toBuyer: uint('to_buyer'),
    expiry: whole(),
    nonce: integer().notNull(),
    /** Of the trade when it was made: in another one it counts no more. */
    state: text().notNull(),
    proposedAt: whole('proposed_at'),
  },
  (t) => [primaryKey({ columns: [t.trade, t.party] })],
);

/** What accounts can take out of the escrow; where there is nothing there is no row. */
export const p2pBalances = pgTable(
  'p2p_balances',
  { account: text().notNull(), token: text().notNull(), amount: uint() },
  (t) => [primaryKey({ columns: [t.account, t.token] })],
);

/** One row, 0: what the escrow's owner set. */
export const p2pSettings = pgTable('p2p_settings', {
  id: smallint().primaryKey(),
  feeRate: integer('fee_rate').notNull(),
  isPaused: boolean('is_paused').notNull(),
  guardian: text(),
  treasury: text(),
  /** The default courts; null before they are set. */
  pool: text(),
  backup: text(),
});

/** What the owner said of tokens. */
export const p2pTokens = pgTable('p2p_tokens', {
  token: text().primaryKey(),
  /** 0 where it is not listed any more. */
  unitsPerUsd: uint('units_per_usd'),
  /** USD of a trade under the default pool. */
  cap: uint(),
  isPegged: boolean('is_pegged').notNull(),
});

/** What the owner said of ways to pay. */
export const p2pMethods = pgTable('p2p_methods', {
  method: text().primaryKey(),
  isListed: boolean('is_listed').notNull(),
  isReversible: boolean('is_reversible').notNull(),
});
