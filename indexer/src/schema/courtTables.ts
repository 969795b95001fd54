/** What is stored of the arbitrators' pool: views, changed through `Changes` only. Times are seconds since 1970. */
import { boolean, index, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { nullableUint, nullableWhole, uint, whole } from './columns.ts';

/** Seats that somebody has or had. */
export const courtSeats = pgTable(
  'court_seats',
  {
    id: integer().primaryKey(),
    /** Null once it was given up. */
    holder: text(),
    /** Evidence is sealed to it: 32 bytes in hex. */
    key: text(),
    stage: text({ enum: ['Empty', 'Waiting', 'Active', 'Suspended', 'Leaving'] }).notNull(),
    /** Waiting: from when on it may be activated. Leaving: from when on its stake may be taken out. */
    time: nullableWhole('time'),
    /** Units of the stake's token that were slashed and not filled up since. */
    missing: uint(),
  },
  (t) => [index().on(t.holder)],
);

/** Disputes in the pool. */
export const courtDisputes = pgTable('court_disputes', {
  id: whole().primaryKey(),
  arbitrable: text().notNull(),
  /** The escrow's trade that it is about; null for another arbitrable's. */
  trade: nullableWhole('trade'),
  feeToken: text('fee_token').notNull(),
  fee: uint(),
  /** Millionths of a USD. */
  value: uint(),
  /** Units of the stake's token that each seat answers with. */
  lock: uint(),
  stage: text({ enum: ['Drawing', 'Voting', 'Ruled', 'Final'] }).notNull(),
  round: smallint().notNull(),
  isAppeal: boolean('is_appeal').notNull(),
  /** The block whose hash draws, among the first `slots` seats. */
  pin: whole(),
  slots: integer().notNull(),
  /** 0 refused, 1 for the buyer, 2 for the seller; null before the first one. */
  ruling: smallint(),
  isOverturned: boolean('is_overturned').notNull(),
  appealableUntil: nullableWhole('appealable_until'),
  appellant: text(),
  appealFee: nullableUint('appeal_fee'),
  /** Whether the arbitrable took it; null before the pool brought it. */
  isDelivered: boolean('is_delivered'),
  openedAt: whole('opened_at'),
  /** When the stage, or the round's stage, began; Final keeps that of the stage before. */
  since: whole(),
  concludedAt: nullableWhole('concluded_at'),
});

/** Who was drawn for a dispute, and what each did. A seat is drawn once for a dispute. */
export const courtVotes = pgTable(
  'court_votes',
  {
    dispute: whole(),
    seat: integer().notNull(),
    holder: text().notNull(),
    round: smallint().notNull(),
    /** Its place in the round's panel, from 0 on. */
    position: smallint().notNull(),
    drawnAt: whole('drawn_at'),
    commitment: text(),
    committedAt: nullableWhole('committed_at'),
    vote: smallint(),
    revealedAt: nullableWhole('revealed_at'),
    /** Units of the stake's token that it lost, and what it was paid, in which token. */
    slashed: uint(),
    paidToken: text('paid_token'),
    paid: uint(),
  },
  (t) => [
    primaryKey({ columns: [t.dispute, t.seat] }),
    index().on(t.seat, t.dispute),
    index().on(t.holder, t.dispute),
  ],
);
