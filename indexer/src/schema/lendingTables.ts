/**
 * What is stored of lending: views, changed through `Changes` only. Amounts are whole numbers of token units or shares;
 * fractions, factors and yearly rates are parts of 10^18. What a share is worth, rates and healths are derived on reading.
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
import { nullableUint, nullableWhole, uint, whole } from './columns.ts';

/** The owner's own number of a position. */
const number = () => uint();
/** Which of a market's collaterals, from 0 on. */
const collateralIndex = () => smallint('collateral_index');

/** What never changes about a lending market. `id` counts them from 0 in the order of opening. */
export const lendingMarkets = pgTable(
  'lending_markets',
  {
    id: integer().primaryKey(),
    /** The contract's id: the hash of the market's key, 32 bytes in hex. */
    key: text().notNull(),
    loan: text().notNull(),
    dust: uint(),
    rateBase: uint('rate_base'),
    rateKink: uint('rate_kink'),
    rateBelow: uint('rate_below'),
    rateAbove: uint('rate_above'),
    /** The protocol's part of the interest. */
    interestFee: uint('interest_fee'),
    opener: text().notNull(),
    openedBlock: whole('opened_block'),
    openedAt: whole('opened_at'),
    openedTransaction: text('opened_transaction').notNull(),
  },
  (t) => [uniqueIndex().on(t.key)],
);

/** What may be pledged in a market, and how much of it is. */
export const lendingCollaterals = pgTable(
  'lending_collaterals',
  {
    market: integer().notNull(),
    index: collateralIndex().notNull(),
    token: text().notNull(),
    guard: text().notNull(),
    borrowLtv: uint('borrow_ltv'),
    liquidationLtv: uint('liquidation_ltv'),
    maxIncentive: uint('max_incentive'),
    cap: uint(),
    /** Units that count towards the cap: those of accounts that ever had a debt in the market. */
    pledged: uint(),
  },
  (t) => [primaryKey({ columns: [t.market, t.index] })],
);

/** A market's words as of its last event, and sums since it opened, in loan units. */
export const lendingStates = pgTable('lending_states', {
  market: integer().primaryKey(),
  cash: uint(),
  borrowed: uint(),
  accruedAt: whole('accrued_at'),
  supplyShares: uint('supply_shares'),
  lendersFees: uint('lenders_fees'),
  borrowShares: uint('borrow_shares'),
  borrowersFees: uint('borrowers_fees'),
  /** Bit i: the price of collateral i was reported down. */
  down: smallint().notNull(),
  /** The last second of the last pause; 0 where there was none, or it was ended. */
  pausedUntil: whole('paused_until'),
  interest: uint(),
  feesCollected: uint('fees_collected'),
  /** What was written off, and the part of it that the protocol's fees bore. */
  writtenOff: uint('written_off'),
  feesLost: uint('fees_lost'),
  liquidations: integer().notNull(),
});

/** What an account has in a market, with sums of what came and went in loan units. Kept when nothing is left. */
export const lendingPositions = pgTable(
  'lending_positions',
  {
    market: integer().notNull(),
    owner: text().notNull(),
    number: number(),
    supplyShares: uint('supply_shares'),
    debtShares: uint('debt_shares'),
    /** When it last passed the check of new debt, in seconds; 0 for never. */
    checkedAt: whole('checked_at'),
    /** Whether its pledges count towards the caps: from its first debt on. */
    isCounted: boolean('is_counted').notNull(),
    supplied: uint(),
    withdrawn: uint(),
    borrowed: uint(),
    /** By whomever, liquidators included. */
    repaid: uint(),
    writtenOff: uint('written_off'),
    openedAt: whole('opened_at'),
    changedAt: whole('changed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.market, t.owner, t.number] }),
    index().on(t.owner),
    index().on(t.debtShares),
  ],
);

/** Collateral of positions; where there is none there is no row. */
export const lendingPledges = pgTable(
  'lending_pledges',
  {
    market: integer().notNull(),
    owner: text().notNull(),
    number: number(),
    index: collateralIndex().notNull(),
    amount: uint(),
  },
  (t) => [primaryKey({ columns: [t.market, t.owner, t.number, t.index] }), index().on(t.owner)],
);

/** What happened in a market, and its money after it. */
export const lendingEvents = pgTable(
  'lending_events',
  {
    blockNumber: whole('block_number'),
    logIndex: integer('log_index').notNull(),
    market: integer().notNull(),
    kind: text({
      enum: [
        'open',
        'supply',
        'withdraw',
        'pledge',
        'unpledge',
        'borrow',
        'repay',
        'liquidate',
        'accrue',
        'collect',
        'pause',
        'price',
      ],
    }).notNull(),
    /** Whose position; null where it is the market's own. */
    owner: text(),
    number: nullableUint(),
    /** Who paid, who was paid, or who liquidated; null where nobody else can be. */
    counterparty: text(),
    /** Loan units. */
    assets: nullableUint(),
    shares: nullableUint(),
    collateral: collateralIndex(),
    /** Units of that collateral. */
    amount: nullableUint(),
    /** Of a report: whether the price is down. */
    isDown: boolean('is_down'),
    /** Of a pause: its last second, 0 for its end. */
    until: nullableWhole(),
    cash: uint(),
    totalBorrowed: uint('total_borrowed'),
    fees: uint(),
    supplyShares: uint('supply_shares'),
    borrowShares: uint('borrow_shares'),
    /** Of the last accrual: earlier than `timestamp` where the event accrued nothing. */
    accruedAt: whole('accrued_at'),
    timestamp: whole(),
    transaction: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.blockNumber, t.logIndex] }),
    index().on(t.market, t.blockNumber, t.logIndex),
    index().on(t.owner, t.blockNumber, t.logIndex),
  ],
);

/** Liquidations, in loan units and shares of the market's debt. */
export const lendingLiquidations = pgTable(
  'lending_liquidations',
  {
    blockNumber: whole('block_number'),
    logIndex: integer('log_index').notNull(),
    market: integer().notNull(),
    owner: text().notNull(),
    number: number(),
    liquidator: text().notNull(),
    repaid: uint(),
    shares: uint(),
    writtenOff: uint('written_off'),
    /** The part of that which the protocol's fees bore; the lenders bore the rest. */
    feesLost: uint('fees_lost'),
    timestamp: whole(),
    transaction: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.blockNumber, t.logIndex] }),
    index().on(t.market, t.blockNumber, t.logIndex),
    index().on(t.liquidator, t.blockNumber, t.logIndex),
    index().on(t.owner, t.blockNumber, t.logIndex),
  ],
);

/** What liquidations seized. */
export const lendingSeizures = pgTable(
  'lending_seizures',
  {
    blockNumber: whole('block_number'),
    logIndex: integer('log_index').notNull(),
    index: collateralIndex().notNull(),
    amount: uint(),
    /** The guard's price for liquidation at the end of the block; null where no node told it. */
    price: nullableUint(),
  },
  (t) => [primaryKey({ columns: [t.blockNumber, t.logIndex, t.index] })],
);

/**
 * A market hour by hour and day by day of the clock: how it stood after the last event of each, and what came and went
 * in it, in loan units. A period without a row had no event.
 */
export const lendingPeriods = pgTable(
  'lending_periods',
  {
    market: integer().notNull(),
    /** Length in seconds. */
    interval: integer().notNull(),
    start: whole(),
    cash: uint(),
    totalBorrowed: uint('total_borrowed'),
    fees: uint(),
    supplyShares: uint('supply_shares'),
    borrowShares: uint('borrow_shares'),
    accruedAt: whole('accrued_at'),
    supplied: uint(),
    withdrawn: uint(),
    borrowed: uint(),
    repaid: uint(),
    /** What the period's events accrued: of the time since the event before. */
    interest: uint(),
    feesCollected: uint('fees_collected'),
    writtenOff: uint('written_off'),
    liquidations: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.market, t.interval, t.start] })],
);

/** Who may act for whom in all of an owner's accounts; who no longer may has no row. */
export const lendingOperators = pgTable(
  'lending_operators',
  {
    owner: text().notNull(),
    operator: text().notNull(),
    since: whole(),
    transaction: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.owner, t.operator] })],
);
